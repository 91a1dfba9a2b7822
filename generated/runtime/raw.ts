// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import createClient, { type Client } from 'openapi-fetch';
import type { Client as Settings, Connection } from './connect.ts';
import { streamOf } from './download.ts';
import { setHeaders, type PlainHeaders } from './headers.ts';
import type { HttpMethod, OperationDescriptor } from './operation.ts';
import type { CallOptions } from './options.ts';
import { fillPath } from './path.ts';
import { own } from './pointer.ts';
import { pairsOf } from './parts.ts';
import type { Outgoing } from './request.ts';
import { chosen } from './credentials.ts';

/** openapi-fetch's options of a request, without the types of one description. */
interface RawInit extends CallOptions {
  readonly params?: { readonly path?: object };
  readonly body?: unknown;
  readonly parseAs?: string;
  readonly fetch?: (request: Request) => Promise<Response>;
}

type RawRequest = (method: string, path: string, init?: RawInit) => Promise<unknown>;

const methods: readonly HttpMethod[] = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'];

/** Operations by their name, in groups. */
type Groups = Readonly<Record<string, Readonly<Record<string, { readonly descriptor: OperationDescriptor }>>>>;

/**
 * The plain openapi-fetch client of an API, which gives `{ data, error, response }`. Its requests go the way of all
 * others: path guard, credentials, redirects, retries, limits and hooks hold for it too. What these refuse is thrown as
 * an `ApiError`.
 */
export function createRaw<Paths extends object>(connection: Connection, groups: Groups): Client<Paths> {
  const operations = Object.values(groups).flatMap((group) => Object.values(group));
  const client = createClient<Paths>({ baseUrl: connection.baseUrl });
  const plain = client.request as unknown as RawRequest;
  const request: RawRequest = (given, path, init = {}) => {
    const method = given.toUpperCase() as HttpMethod;
    const found = operations.find(({ descriptor }) => descriptor.method === method && descriptor.path === path);
    const operation = found?.descriptor ?? { id: `${method} ${path}`, method, path, security: [] };
    const filled = fill(operation, init);
    return plain(method, path, {
      pathSerializer: (template: string) =>
        template.slice(0, -path.length) + (typeof filled === 'string' ? filled : path),
      querySerializer: (values: object) => pairsOf(values, operation.styles?.query).join('&'),
      ...init,
      // `send` has it, and a request would keep a listener on it.
      signal: undefined,
      fetch: (sent: Request) => sendRaw(connection, operation, init, sent, filled),
    } as RawInit);
  };
  const shortcuts = methods.map((method) => [method, (path: string, init?: RawInit) => request(method, path, init)]);
  return Object.assign(client, { request }, Object.fromEntries(shortcuts));
}

/** The path, or what is wrong with its parameters. */
function fill({ path, styles }: OperationDescriptor, { params }: RawInit): string | TypeError {
  try {
    return fillPath(path, styles?.path, (name) => own(params?.path, name));
  } catch (refused) {
    return refused as TypeError;
  }
}

async function sendRaw(
  { send }: Connection,
  operation: OperationDescriptor,
  init: RawInit,
  request: Request,
  filled: string | TypeError,
): Promise<Response> {
  const { params: _params, body: _body, headers: _headers, signal: _signal, parseAs, fetch, ...extra } = init;
  const { data } = await send<Response>({
    operation,
    options: init,
    build: (client) => {
      if (typeof filled !== 'string') throw filled;
      checkOrigin(client, operation, request);
      return {
        url: request.url,
        headers: headersOf(client, operation, request, init),
        body: bodyOf(request, init),
        fetch: (url, sent) =>
          fetch ? fetch(new Request(url, sent)) : (client.fetch ?? globalThis.fetch)(url, { ...extra, ...sent }),
      };
    },
    read: async (response, run) => {
      const isStream = parseAs === 'stream' && response.ok;
      return isStream ? withBody(response, response.body && streamOf(response, run)) : readWhole(response);
    },
  });
  return data;
}

/** @throws TypeError for credentials that would go to another origin than that of the client */
function checkOrigin(
  client: Settings,
  { security = client.api.security }: OperationDescriptor,
  request: Request,
): void {
  if (!isOwn(client, request) && chosen(client.sources, security).length > 0) {
    throw new TypeError('The credentials are not for this baseUrl: make another client for it.');
  }
}

/** Whether a request goes to the origin of the client. */
function isOwn({ baseUrl }: Settings, { url }: Request): boolean {
  return new URL(url).origin === new URL(new Request(`${baseUrl}/`).url).origin;
}

function headersOf(
  client: Settings,
  { accept = 'application/json' }: OperationDescriptor,
  request: Request,
  init: RawInit,
): PlainHeaders {
  const headers: PlainHeaders = { accept };
  if (isOwn(client, request)) setHeaders(headers, client.headers);
  request.headers.forEach((value, name) => (headers[name] = value));
  for (const [name, value] of Object.entries(init.headers ?? {})) {
    if (value === null) delete headers[name.toLowerCase()];
  }
  return headers;
}

/** A body that can be sent again, unless a stream was given. */
function bodyOf(request: Request, { body }: RawInit): Outgoing['body'] {
  if (body instanceof ReadableStream) return request.body ?? undefined;
  if (/^(GET|HEAD)$/.test(request.method)) return undefined;
  return request.arrayBuffer().then((bytes) => (bytes.byteLength > 0 ? bytes : undefined));
}

/** An answer whose body is there already, so that the limits hold for its reading too. */
async function readWhole(response: Response): Promise<Response> {
  const bytes = await response.arrayBuffer();
  return withBody(response, bytes.byteLength > 0 ? bytes : null);
}

function withBody(response: Response, body: ArrayBuffer | ReadableStream | null): Response {
  const copy = new Response(body, response);
  return Object.defineProperties(copy, { url: { value: response.url } });
}
