import type { Oas3Rule } from '@redocly/openapi-core';
import { isJson } from '../../spec/media-type.ts';
import { isRecord } from '../../spec/record.ts';
import type { Placed } from '../follow.ts';
import { schemasAt } from '../schema-at.ts';
import { successBodies } from '../bodies.ts';

const KEY = 'x-error-envelope';

/**
 * Holds `x-error-envelope` to the answers it is about: those of its operation, or on the root those of every operation
 * without one of its own.
 *
 * Refused: a pointer that leads nowhere in the schema of a 2xx body in JSON.
 *
 * Write instead the pointers that all these answers share: `status: /status`, `data: ''` when the whole body is the data.
 */
export const errorEnvelope: Oas3Rule = () => {
  const reported = new Set<string>();
  let shared: Placed | undefined;
  return {
    Root(root: unknown, { location }) {
      if (isRecord(root)) shared = { node: root[KEY], location: location.child(KEY) };
    },
    Operation(operation: unknown, context) {
      if (!isRecord(operation)) return;
      const own = { node: operation[KEY], location: context.location.child(KEY) };
      const { node, location } = own.node === undefined && shared ? shared : own;
      if (!isRecord(node)) return;
      for (const body of successBodies(operation, isJson, context)) {
        for (const part of ['status', 'message', 'data']) {
          const pointer = node[part];
          if (typeof pointer !== 'string' || schemasAt(context, body, pointer).length > 0) continue;
          const place = location.child(part);
          const id = `${body.location.absolutePointer} ${place.absolutePointer}`;
          if (reported.has(id)) continue;
          reported.add(id);
          const message = `\`${part}: ${pointer}\` of \`${KEY}\` leads nowhere in this answer.`;
          context.report({ message, location: [body.location, place] });
        }
      }
    },
  };
};
