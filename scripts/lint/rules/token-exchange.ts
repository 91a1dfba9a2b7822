import type { Location, Oas3Rule, UserContext } from '@redocly/openapi-core';
import { isJson } from '../../spec/media-type.ts';
import { isRecord } from '../../spec/record.ts';
import { requestBodies, successBodies } from '../bodies.ts';
import type { Placed } from '../follow.ts';
import { schemasAt, typesOf } from '../schema-at.ts';

const KEY = 'x-token-exchange';

type Node = Readonly<Record<string, unknown>>;

interface Found {
  operation: Node;
  requests: Placed[];
  answers: Placed[];
}

/**
 * Holds `x-token-exchange` to the operation that gives the token, as clients call it with the credentials.
 *
 * Refused: an operation that the description does not have, or that asks for the very token it is to give; a pointer
 * that leads to no string in its request body or its 2xx body in JSON.
 *
 * Write instead `operation: createToken`, `request: { apiKey: /username, secret: /password }` and `token: /token`.
 */
export const tokenExchange: Oas3Rule = () => {
  const schemes: { name: string; value: Node; location: Location }[] = [];
  const operations = new Map<string, Found>();
  return {
    SecurityScheme(scheme: unknown, { key, location }) {
      const value = isRecord(scheme) ? scheme[KEY] : undefined;
      if (isRecord(value)) schemes.push({ name: String(key), value, location: location.child(KEY) });
    },
    Operation(operation: unknown, context) {
      if (!isRecord(operation) || typeof operation['operationId'] !== 'string') return;
      operations.set(operation['operationId'], {
        operation,
        requests: requestBodies(operation, isJson, context),
        answers: successBodies(operation, isJson, context),
      });
    },
    Root: {
      leave(root: unknown, context) {
        const usual = isRecord(root) ? root['security'] : undefined;
        for (const { name, value, location } of schemes) check(name, value, usual, location, context);
      },
    },
  };

  function check(scheme: string, value: Node, usual: unknown, location: Location, context: UserContext): void {
    const id = value['operation'];
    if (typeof id !== 'string') return;
    const found = operations.get(id);
    const at = location.child('operation');
    if (found === undefined) {
      const message = `The description has no operation \`${id}\`.`;
      context.report({ message, suggest: [...operations.keys()], location: at });
      return;
    }
    if (asksFor(scheme, found.operation['security'] ?? usual)) {
      context.report({ message: `\`${id}\` asks for the token that it is to give.`, location: at });
    }
    const request = isRecord(value['request']) ? Object.entries(value['request']) : [];
    for (const [member, pointer] of request) {
      checkPointer(pointer, found.requests, 'the request body', location.child(['request', member]), context);
    }
    checkPointer(value['token'], found.answers, 'the answer', location.child('token'), context);
  }
};

/** Whether no alternative of the security requirements does without the scheme. */
function asksFor(scheme: string, security: unknown): boolean {
  if (!Array.isArray(security) || security.length === 0) return false;
  return security.every((alternative) => isRecord(alternative) && Object.hasOwn(alternative, scheme));
}

function checkPointer(
  pointer: unknown,
  bodies: readonly Placed[],
  where: string,
  location: Location,
  context: UserContext,
): void {
  if (typeof pointer !== 'string') return;
  if (bodies.length === 0) context.report({ message: `The operation has no JSON in ${where}.`, location });
  for (const body of bodies) {
    const found = schemasAt(context, body, pointer);
    if (found.some(({ node }) => typesOf(node).includes('string'))) continue;
    const what = found.length === 0 ? 'leads nowhere' : 'is no string';
    context.report({ message: `\`${pointer}\` ${what} in ${where}.`, location: [location, body.location] });
    return;
  }
}
