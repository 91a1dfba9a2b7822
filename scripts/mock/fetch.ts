/** What answers a request. */
export type Handler = (request: Request) => Promise<Response>;

/** Called as the global `fetch` is; needs no `this`. */
export type Fetch = (input: Request | URL | string, init?: RequestInit) => Promise<Response>;

/**
 * Makes of a handler what clients take in place of the global `fetch`. Redirects are not followed.
 * It rejects as `fetch` does: with a TypeError for what is no request, and with the signal's reason once that is aborted.
 */
export function fetchBy(handler: Handler): Fetch {
  return async (input, init) => {
    const request = input instanceof Request && init === undefined ? input : new Request(input, init);
    return untilAborted(request.signal, () => handler(request));
  };
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
