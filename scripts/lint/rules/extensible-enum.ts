import type { Oas3Rule } from '@redocly/openapi-core';
import { isRecord } from '../../spec/record.ts';
import { typesOf } from '../schema-at.ts';

const KEY = 'x-extensible-enum';

/**
 * Keeps lists of known values where clients look for them: on strings that may hold any other value too.
 *
 * Refused: `x-extensible-enum` on a schema that is no string, or beside `enum` or `const`.
 *
 * Write instead `{ type: string, x-extensible-enum: [active, inactive] }`, or `enum` alone where the list is closed.
 */
export const extensibleEnum: Oas3Rule = () => ({
  Schema(schema: unknown, { report, location }) {
    if (!isRecord(schema) || !Array.isArray(schema[KEY])) return;
    const types = typesOf(schema).filter((type) => type !== 'null');
    if (types.length !== 1 || types[0] !== 'string') {
      report({ message: `\`${KEY}\` belongs on a schema of type string.`, location: location.child(KEY).key() });
    }
    for (const keyword of ['enum', 'const']) {
      if (schema[keyword] === undefined) continue;
      report({ message: `\`${keyword}\` closes the list of \`${KEY}\`.`, location: location.child(keyword).key() });
    }
  },
});
