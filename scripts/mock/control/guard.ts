import { createHash, timingSafeEqual } from 'node:crypto';
import { UsageError } from '../../spec/usage-error.ts';
import { Refused } from '../behaviour.ts';
import type { Message } from '../message.ts';

const ownName = /^(?:(?:[a-z\d-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/** A header of every request that the mock itself makes, such as a webhook: it may be told to send them here. */
export const deliveryHeader = 'x-mock-delivery';

/** Whether only this machine can reach an address that is listened on. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^127(?:\.\d{1,3}){3}$/.test(address);
}

/**
 * Lets nobody steer the mock but its own page and programs: no page of another origin, no name that was made to point
 * here, no form.
 * @param token what callers must know; without one they must be on this machine
 * @throws Refused with status 401, 403 or 415
 */
export function assertTrusted({ method, headers }: Message, token: string | undefined): void {
  const { host = '', origin } = headers;
  if (token === undefined && !ownName.test(host)) {
    throw new Refused(403, `The control plane answers to localhost and loopback addresses, not to ${show(host)}.`);
  }
  // Behind a proxy, which a mock with a token may have, the page comes by https.
  const own = [`http://${host}`, ...(token === undefined ? [] : [`https://${host}`])];
  if (origin !== undefined && !own.includes(origin)) {
    throw new Refused(403, `The control plane answers to its own pages, not to those of ${show(origin)}.`);
  }
  if (headers[deliveryHeader] !== undefined) {
    throw new Refused(403, 'The control plane takes no requests that the mock itself was told to make.');
  }
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new Refused(403, 'Another page led here. Type the address, or open it from a bookmark.');
  }
  if (method !== 'GET' && method !== 'HEAD' && !isJson(headers['content-type'])) {
    throw new Refused(415, 'Send Content-Type: application/json with every change, also with one that has no body.');
  }
}

/** @throws UsageError for what is no token, as an environment variable that is not set is none */
export function assertUsable(token: string): void {
  if (/^[!-~]+$/.test(token)) return;
  throw new UsageError('A token is one or more printable ASCII characters without spaces.');
}

/** @throws Refused with status 401 for a request without the token */
export function assertToken({ headers }: Message, token: string): void {
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(headers['authorization'] ?? '') ?? [];
  if (timingSafeEqual(digest(given), digest(token))) return;
  throw new Refused(
    401,
    'This mock wants a token: Authorization: Bearer <token>, the one of --token or the one it told at its start.',
    [],
    {
      headers: { 'www-authenticate': 'Bearer' },
    },
  );
}

/** Of one length, as an even comparison needs it. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function isJson(contentType = ''): boolean {
  return /^application\/json *(?:;|$)/i.test(contentType.trim());
}

function show(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}
