import type { Connection } from './connect.ts';
import type { BasicUser, Provider } from './credentials.ts';
import { setHeaders } from './headers.ts';
import type { Sent } from './redirect.ts';
import { encode, pair } from './serialize.ts';

/** How the credential of one security scheme is sent: OpenAPI 3.1, "Security Scheme Object". */
export interface Scheme {
  /** Of the header, query parameter or cookie. */
  readonly name: string;
  /** What is sent for a credential. */
  readonly write: (credential: never) => string;
  /** Puts that on a request, unless the caller gave something in its place. */
  put(request: Sent, written: string): void;
  /** Makes a provider of such a credential; `undefined` for one that is a token itself. */
  readonly exchange?: (connection: Connection, credential: unknown) => Provider<unknown> | undefined;
}

function putHeader(this: Scheme, { headers }: Sent, written: string): void {
  setHeaders(headers, { [this.name]: headers[this.name.toLowerCase()] ?? written });
}

function putQuery(this: Scheme, request: Sent, written: string): void {
  const [address = ''] = request.url.split('#');
  const [, query] = address.split('?');
  if (`&${query}`.includes(`&${encode(this.name)}=`)) return;
  request.url = `${address}${query === undefined ? '?' : '&'}${pair(this.name, written)}`;
}

function putCookie(this: Scheme, { headers }: Sent, written: string): void {
  const cookies = headers['cookie']?.split('; ') ?? [];
  if (cookies.some((cookie) => cookie.startsWith(`${encode(this.name)}=`))) return;
  setHeaders(headers, { cookie: [...cookies, pair(this.name, written)].join('; ') });
}

/** HTTP basic authentication, in UTF-8. */
export const basic: Scheme = {
  name: 'authorization',
  write: ({ username, password }: BasicUser) =>
    `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${username}:${password}`)))}`,
  put: putHeader,
};

/** A bearer token. */
export const bearer: Scheme = { name: 'authorization', write: (token: string) => `Bearer ${token}`, put: putHeader };

/** A key in a header, after a prefix. */
export function headerKey(name: string, prefix = ''): Scheme {
  return { name, write: (key: string) => prefix + key, put: putHeader };
}

/** A key in a query parameter, after a prefix. */
export function queryKey(name: string, prefix = ''): Scheme {
  return { name, write: (key: string) => prefix + key, put: putQuery };
}

/** A key in a cookie, after a prefix. */
export function cookieKey(name: string, prefix = ''): Scheme {
  return { name, write: (key: string) => prefix + key, put: putCookie };
}
