import createClient, { type Client, type ClientOptions as FetchClientOptions } from 'openapi-fetch';
import { credentialsMiddleware, type Credential } from './credentials.ts';
import { ApiError, DecodeError } from './errors.ts';
import type { OperationDescriptor, SecuritySchemeDescriptor } from './operation.ts';
import { serializeHeaders, serializePath, serializeQuery } from './serialize.ts';

/** Settings of one client. */
export interface ClientOptions<SchemeName extends string = string> {
  /** Where the API stands; the first server of the description when left out. */
  baseUrl?: string;
  /** Credentials by the name of the security scheme they are for. */
  credentials?: { readonly [Name in SchemeName]?: Credential };
  /** Headers sent with every request. */
  headers?: Record<string, string>;
  /** Used in place of the global `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
}

/** Settings of one call. */
export interface CallOptions {
  signal?: AbortSignal;
  /** Headers sent with this request alone. */
  headers?: Record<string, string>;
}

/** An operation's parameters other than those in its path. */
interface CallParameters {
  query?: object | undefined;
  header?: object | undefined;
}

/** Calls an operation with its path parameters, body and options, and gives the body of a 2xx answer. */
export type Call = <Result>(
  operation: OperationDescriptor,
  pathParameters: Readonly<Record<string, unknown>>,
  body?: unknown,
  options?: CallOptions & CallParameters,
) => Promise<Result>;

/** What an emitted client is made from. */
export interface ApiDescriptor {
  readonly baseUrl: string;
  readonly securitySchemes: Readonly<Record<string, SecuritySchemeDescriptor>>;
  readonly operations: readonly OperationDescriptor[];
}

/** The plain openapi-fetch client of an API and, on top of it, the function its named methods call. */
export function createCaller<Paths extends object>(
  api: ApiDescriptor,
  options: ClientOptions,
): { raw: Client<Paths>; call: Call } {
  const { baseUrl = api.baseUrl, credentials = {}, headers, fetch } = options;
  const settings: FetchClientOptions = { baseUrl, ...(headers && { headers }), ...(fetch && { fetch }) };
  const raw = createClient<Paths>(settings);
  raw.use(credentialsMiddleware(api.securitySchemes, api.operations, credentials));
  const request = raw.request as unknown as LooseRequest;
  const call = (async (operation, ...input) => callOperation(request, operation, ...input)) as Call;
  return { raw, call };
}

/** openapi-fetch's `request`, without the types of one description. */
type LooseRequest = (method: string, path: string, init: object) => Promise<LooseResult>;
type LooseResult = { data?: unknown; error?: unknown; response: Response };

async function callOperation(
  request: LooseRequest,
  operation: OperationDescriptor,
  pathParameters: Readonly<Record<string, unknown>>,
  body?: unknown,
  { signal, headers = {}, query = {}, header = {} }: CallOptions & CallParameters = {},
): Promise<unknown> {
  const path = serializePath(operation, pathParameters);
  const { data, error, response } = await request(operation.method, operation.path, {
    params: { path: pathParameters, query },
    pathSerializer: (template: string) => template.slice(0, -operation.path.length) + path,
    querySerializer: (values: Record<string, unknown>) => serializeQuery(operation.parameters, values),
    headers: {
      Accept: [...operation.accept, '*/*;q=0.1'].join(', '),
      ...contentTypeHeader(operation, body),
      ...serializeHeaders(operation.parameters, header as Record<string, unknown>),
      ...headers,
    },
    ...(body !== undefined && { body, bodySerializer: bodySerializerOf(operation.contentType) }),
    parseAs: 'stream',
    ...(signal && { signal }),
  });
  if (!response.ok) throw new ApiError(operation.id, response, error === '' ? undefined : error);
  return data === undefined || data === null ? undefined : readBody(operation, response);
}

/** `fetch` adds this one itself, with the boundary it chose. */
const multipart = 'multipart/form-data';

function contentTypeHeader({ contentType }: OperationDescriptor, body: unknown): Record<string, string> {
  return body === undefined || !contentType || contentType === multipart ? {} : { 'Content-Type': contentType };
}

function bodySerializerOf(contentType = ''): (body: unknown) => BodyInit {
  if (isJson(contentType)) return (body) => JSON.stringify(body);
  if (contentType === multipart) return (body) => toFormData(body as object);
  if (contentType === 'application/x-www-form-urlencoded') {
    return (body) => new URLSearchParams(textEntries(body as object)).toString();
  }
  return (body) => body as BodyInit;
}

function toFormData(fields: object): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Blob) form.append(name, value);
    else if (value !== undefined && value !== null) form.append(name, String(value));
  }
  return form;
}

function textEntries(fields: object): [string, string][] {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return present.map(([name, value]) => [name, String(value)]);
}

async function readBody(operation: OperationDescriptor, response: Response): Promise<unknown> {
  const contentType = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (isJson(contentType)) {
    const text = await response.text();
    try {
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    } catch (cause) {
      throw new DecodeError(operation.id, response, cause);
    }
  }
  if (operation.accept.some(isJson)) {
    throw new DecodeError(operation.id, response, new TypeError(`Expected one of ${operation.accept.join(', ')}.`));
  }
  return contentType.startsWith('text/') ? response.text() : response.blob();
}

function isJson(mediaType: string): boolean {
  return /^(application\/(json|csp-report)|text\/json|.+\+json)$/.test(mediaType);
}
