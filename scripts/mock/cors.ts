import type { Message, Reply } from './message.ts';

/** The reply to a preflight request, or `undefined` for any other request. */
export function answerPreflight({ method, headers }: Message): Reply | undefined {
  const asked = headers['access-control-request-method'];
  if (method !== 'OPTIONS' || !headers['origin'] || !asked) return undefined;
  return {
    status: 204,
    headers: {
      'access-control-allow-methods': asked,
      'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
    },
    body: undefined,
  };
}

/**
 * Lets a page of any origin read the reply. A page's own origin is repeated, so that it may send credentials; where
 * none is named there are no credentials to allow, and the wildcard stands.
 */
export function allowOrigin({ headers: { origin } }: Message, reply: Reply): Reply {
  if (!origin) {
    const headers = { ...reply.headers, 'access-control-allow-origin': '*', 'access-control-expose-headers': '*' };
    return { ...reply, headers };
  }
  return {
    ...reply,
    headers: {
      ...reply.headers,
      'access-control-allow-origin': origin,
      'access-control-expose-headers': Object.keys(reply.headers).toSorted().join(', '),
      'access-control-allow-credentials': 'true',
      vary: reply.headers['vary'] ? `${reply.headers['vary']}, Origin` : 'Origin',
    },
  };
}
