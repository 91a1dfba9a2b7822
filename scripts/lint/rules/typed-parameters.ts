import type { Location, Oas3Rule } from '@redocly/openapi-core';
import { isRecord } from '../../spec/record.ts';
import { follow } from '../follow.ts';
import { schemasAt } from '../schema-at.ts';

const NAMING = ['type', 'enum', 'const'] as const;

/**
 * Gives every parameter a type, as clients, mock and docs would otherwise take any value for it.
 *
 * Refused: a parameter whose schema has neither `type`, `enum` nor `const`, not even in what it refers to or is
 * composed of.
 *
 * Write instead `schema: { type: string }`.
 */
export const typedParameters: Oas3Rule = () => {
  const reported = new Set<string>();
  return {
    Parameter(parameter: unknown, context) {
      if (!isRecord(parameter)) return;
      for (const [schema, location] of schemasOf(parameter, context.location)) {
        const found = follow(context, schema, location);
        if (found === undefined || reported.has(location.absolutePointer)) continue;
        const parts = schemasAt(context, found, '');
        if (parts.some(({ node }) => isRecord(node) && NAMING.some((keyword) => node[keyword] !== undefined))) continue;
        reported.add(location.absolutePointer);
        const name = String(parameter['name']);
        context.report({ message: `The schema of parameter \`${name}\` names no type. Add \`type\`.`, location });
      }
    },
  };
};

/** The schema of a parameter, or those of its media types. */
function schemasOf(
  { schema, content }: { readonly [Key in 'schema' | 'content']?: unknown },
  location: Location,
): [unknown, Location][] {
  const described = Object.entries(isRecord(content) ? content : {}).map(([type, mediaType]): [unknown, Location] => [
    isRecord(mediaType) ? mediaType['schema'] : undefined,
    location.child(['content', type, 'schema']),
  ]);
  const all: [unknown, Location][] = [[schema, location.child('schema')], ...described];
  return all.filter(([found]) => found !== undefined);
}
