import createClient, { type Client, type ClientOptions as FetchClientOptions, type Middleware } from 'openapi-fetch';
import { readBody, writeBody } from './body.ts';
import { credentialsMiddleware, type Credential } from './credentials.ts';
import { ApiError } from './errors.ts';
import type { OperationDescriptor, SecuritySchemeDescriptor } from './operation.ts';
import { indexByRoute, routeOf } from './route.ts';
import { serializeCookies, serializeHeaders, serializePath, serializeQuery } from './serialize.ts';

/**
 * Settings of one client.
 * @typeParam Credentials the kind of credential of each security scheme, by the scheme's name
 */
export interface ClientOptions<Credentials extends object = Record<string, Credential>> {
  /** Where the API stands; the first server of the description when left out. */
  baseUrl?: string;
  /** Credentials by the name of the security scheme they are for. */
  credentials?: Partial<Credentials>;
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
  cookie?: object | undefined;
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
  raw.use(safePathMiddleware(api.operations), credentialsMiddleware(api.securitySchemes, api.operations, credentials));
  const request = raw.request as unknown as LooseRequest;
  const call = (async (operation, ...input) => callOperation(request, operation, ...input)) as Call;
  return { raw, call };
}

/** Refuses, for the raw client too, path parameters that are missing or would change the route. */
function safePathMiddleware(operations: readonly OperationDescriptor[]): Middleware {
  const byRoute = indexByRoute(operations);
  return {
    onRequest({ request, schemaPath, params }) {
      const operation = byRoute.get(routeOf(request.method, schemaPath));
      if (operation) serializePath(operation, params.path ?? {});
    },
  };
}

/** openapi-fetch's `request`, without the types of one description. */
type LooseRequest = (method: string, path: string, init: object) => Promise<LooseResult>;
type LooseResult = { data?: unknown; error?: unknown; response: Response };

async function callOperation(
  request: LooseRequest,
  operation: OperationDescriptor,
  pathParameters: Readonly<Record<string, unknown>>,
  body?: unknown,
  { signal, headers = {}, query = {}, header = {}, cookie = {} }: CallOptions & CallParameters = {},
): Promise<unknown> {
  const path = serializePath(operation, pathParameters);
  const { data, error, response } = await request(operation.method, operation.path, {
    params: { path: pathParameters, query },
    pathSerializer: (template: string) => template.slice(0, -operation.path.length) + path,
    querySerializer: (values: Record<string, unknown>) => serializeQuery(operation.parameters, values),
    headers: {
      Accept: [...operation.accept, '*/*;q=0.1'].join(', '),
      ...contentTypeHeader(operation, body),
      ...serializeHeaders(operation.parameters, { ...header }),
      ...serializeCookies(operation.parameters, { ...cookie }),
      ...headers,
    },
    ...(body !== undefined && { body, bodySerializer: (value: unknown) => writeBody(operation, value) }),
    ...(body instanceof ReadableStream && { duplex: 'half' }),
    parseAs: 'stream',
    ...(signal && { signal }),
  });
  if (!response.ok) throw new ApiError(operation.id, response, error === '' ? undefined : error);
  return data === undefined || data === null ? undefined : readBody(operation, response);
}

/** `fetch` itself adds that of a multipart body, with the boundary it chose. */
function contentTypeHeader({ body }: OperationDescriptor, value: unknown): Record<string, string> {
  return value === undefined || !body || body.form === 'multipart' ? {} : { 'Content-Type': body.contentType };
}
