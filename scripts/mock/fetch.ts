import { readBody } from './body.ts';
import { statusesWithoutBody, type Message, type MessageHandler, type Reply } from './message.ts';

/** Called as the global `fetch` is; needs no `this`. */
export type Fetch = (input: Request | URL | string, init?: RequestInit) => Promise<Response>;

/**
 * Makes of a handler what clients take in place of the global `fetch`. Redirects are not followed.
 * It rejects as `fetch` does: with a TypeError for what is no request and for a dropped connection, and with the signal's
 * reason once that is aborted.
 * @param bodyLimit largest request body taken, in bytes
 */
export function fetchBy(handler: MessageHandler, bodyLimit: number): Fetch {
  return async (input, init) => {
    const request = input instanceof Request && init === undefined ? input : new Request(input, init);
    return untilAborted(request.signal, async () => toResponse(await handler(toMessage(request, bodyLimit)), request));
  };
}

function toMessage(request: Request, bodyLimit: number): Message {
  const { host, pathname, search } = new URL(request.url);
  const headers = Object.fromEntries(request.headers);
  let bytes: Promise<Uint8Array> | undefined;
  return {
    method: request.method,
    path: pathname,
    query: search.slice(1),
    headers: { host, ...headers },
    body: () => (bytes ??= readBody(request.body, headers['content-length'], bodyLimit)),
  };
}

function toResponse({ status, headers, body, delivery }: Reply, { method }: Request): Response {
  if (delivery?.kind === 'dropped') {
    throw new TypeError('fetch failed', { cause: new Error('The mock dropped the connection, as it was asked to.') });
  }
  const hasBody = body !== undefined && method !== 'HEAD' && !statusesWithoutBody.has(status);
  const content = !hasBody ? null : delivery ? breakOff(body, delivery.bytes) : (body as BodyInit);
  return new Response(content, { status, headers });
}

/** The first bytes of a body, and then an error, as when a connection is lost. */
function breakOff(body: Uint8Array | string, bytes: number): ReadableStream<Uint8Array> {
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) controller.error(new TypeError('terminated'));
      else controller.enqueue(Buffer.from(body as string).subarray(0, bytes));
      isSent = true;
    },
  });
}

async function untilAborted(signal: AbortSignal, answer: () => Promise<Response>): Promise<Response> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([answer(), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
