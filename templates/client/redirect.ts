import type { Used } from './credentials.ts';
import { NetworkError, RedirectError } from './errors.ts';
import { shown, type PlainHeaders } from './headers.ts';
import type { RequestBody } from './operation.ts';
import type { Fetch } from './options.ts';
import type { Run } from './run.ts';

/** A request with its credentials. */
export interface Sent {
  url: string;
  method: string;
  headers: PlainHeaders;
  body: RequestBody | undefined;
}

/** The headers that may be sent to an origin the client was not made for. */
const harmless = /^(accept|accept-language|content-type)$/;

/**
 * Sends a request and follows redirects as `fetch` does, but for this: bodies never go to another origin; credentials,
 * cookies and the caller's headers neither, not even when a further redirect leads back.
 * @param sent becomes what was sent last
 * @returns the answer, and whether it is of the origin that the request was sent to
 * @throws RedirectError for a redirect that must not be followed; NetworkError where a browser does not tell of one
 */
export async function follow(
  run: Run,
  fetch: Fetch,
  signal: AbortSignal,
  sent: Sent,
  used: readonly Used[],
): Promise<[Response, boolean]> {
  const { fail, redact } = run;
  let isOwn = true;
  const send = (redirect: 'manual' | 'follow'): Promise<Response> =>
    fetch(sent.url, { ...sent, signal, redirect, duplex: 'half' } as RequestInit);
  const keep = (isKept: (name: string) => boolean): void => {
    sent.headers = Object.fromEntries(Object.entries(sent.headers).filter(([name]) => isKept(name)));
  };

  for (let hops = 0; ; hops++) {
    const response = await send('manual');
    // A `fetch` that does not hear of the end must not be followed by another.
    signal.throwIfAborted();
    const { status, type, headers } = response;
    if (type === 'opaqueredirect') {
      // Browsers do not tell where to, but take the `Authorization` header away when they go to another origin.
      const isSafe =
        /^(GET|HEAD)$/.test(sent.method) && used.every(({ scheme }) => /^authorization$/i.test(scheme.name));
      if (!isSafe) throw fail(NetworkError, 'was redirected. Check baseUrl.');
      keep((name) => harmless.test(name) || name === 'authorization');
      return [await send('follow'), false];
    }
    const location = /30[12378]/.test(`${status}`) && headers.get('location');
    if (!location) return [response, isOwn];
    discard(response);
    const drops = status === 303 ? sent.method !== 'HEAD' : status < 303 && sent.method === 'POST';
    if (drops) [sent.method, sent.body] = ['GET', undefined];
    const from = new URL(sent.url);
    const to = new URL(location, from);
    const leaves = to.origin !== from.origin;
    const why = [
      hops > 9 && 'too often',
      !/^https?:/.test(to.href) && 'not http',
      isStream(sent.body) && 'a stream cannot be sent again',
      sent.body && leaves && 'not with its body',
    ].find(Boolean);
    if (why)
      throw fail(RedirectError, `was not redirected to ${to.origin}: ${why}.`, {
        status,
        headers: shown(headers, redact),
      });
    sent.url = to.href;
    isOwn &&= !leaves;
    keep((name) => (isOwn || harmless.test(name)) && !(drops && name.startsWith('content-')));
    if (isOwn) used.forEach(({ scheme, written }) => scheme.put(sent, written));
  }
}

/** Whether a body can be sent only once. */
export const isStream = (body: unknown): boolean => 'getReader' in Object(body);

/** Lets go of an answer whose body nobody wants. */
export function discard({ body }: Response): void {
  body?.cancel().catch(() => undefined);
}
