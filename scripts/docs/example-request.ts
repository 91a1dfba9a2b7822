import type { Style } from '../../templates/client/operation.ts';
import { flat, formExploded } from '../../templates/client/serialize.ts';
import * as styles from '../../templates/client/styles.ts';
import type { ApiModel, Operation, Parameter } from '../model/model.ts';
import { parameterStyle, type ParameterStyle } from '../model/parameter-style.ts';
import type { JsonSchema, SecuritySchemeObject } from '../spec/openapi.ts';

/** A request to show, and the operation it is for. */
export interface ExampleRequest {
  readonly summary: string;
  /** For a POSIX shell. */
  readonly command: string;
}

export interface ExampleRequestOptions {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** By name of security scheme: `user:password` for basic, a token for bearer, a key without `x-credential-prefix`. */
  readonly credentials: Readonly<Record<string, string>>;
}

interface RequestParts {
  readonly path: string;
  readonly query: readonly string[];
  readonly headers: readonly string[];
  readonly cookies: readonly string[];
  readonly user?: string;
}

/**
 * A curl command for the first GET operation whose required parameters all have an example. Credentials that are not
 * given are `user:password`, `token` or `key`.
 * @returns `undefined` when there is no such operation
 */
export function exampleRequest(model: ApiModel, options: ExampleRequestOptions): ExampleRequest | undefined {
  for (const operation of model.operations) {
    if (operation.method !== 'get' || operation.deprecated) continue;
    const parts = requestParts(model, operation);
    if (!parts) continue;
    const [alternative = {}] = operation.security;
    const authorized = Object.keys(alternative).reduce((request, name) => {
      const scheme = model.securitySchemes[name];
      return scheme ? withCredentials(request, scheme, options.credentials[name]) : request;
    }, parts);
    return { summary: operation.summary || operation.id, command: curl(options.baseUrl, authorized) };
  }
  return undefined;
}

function requestParts(model: ApiModel, { path, parameters }: Operation): RequestParts | undefined {
  const required = parameters.filter((parameter) => parameter.required);
  const values = new Map(required.map((parameter) => [parameter, exampleValue(model, parameter)]));
  if (required.some((parameter) => values.get(parameter) === undefined)) return undefined;
  const pairs = (location: Parameter['in']): string[] =>
    required
      .filter((parameter) => parameter.in === location)
      .flatMap((parameter) => written(parameter, values.get(parameter)));
  const filled = required
    .filter((parameter) => parameter.in === 'path')
    .reduce((url, parameter) => {
      const text = written(parameter, values.get(parameter)).join(',');
      return url.replaceAll(`{${parameter.name}}`, () => text);
    }, path);
  if (/[{}]/.test(filled)) return undefined;
  const headers = required
    .filter((parameter) => parameter.in === 'header')
    .map(
      (parameter) => `${parameter.name}: ${decodeURIComponent(written(parameter, values.get(parameter)).join(','))}`,
    );
  return { path: filled, query: pairs('query'), headers, cookies: pairs('cookie') };
}

const writers: Readonly<Record<ParameterStyle, Style>> = styles;

/** A parameter as the clients write it: pairs for a query or cookies, else texts to be joined. */
function written(parameter: Parameter, value: unknown): string[] {
  const style = parameterStyle(parameter);
  if (style) return writers[style](parameter.name, value);
  return parameter.in === 'path' || parameter.in === 'header' ? flat(value) : formExploded(parameter.name, value);
}

function exampleValue(model: ApiModel, { example, schema }: Parameter): unknown {
  return example ?? schemaExample(model, schema);
}

function schemaExample(model: ApiModel, schema: JsonSchema): unknown {
  const referred = typeof schema === 'object' && schema.$ref ? referredSchema(model, schema.$ref) : schema;
  if (typeof referred !== 'object') return undefined;
  return referred.examples?.[0] ?? referred['example'] ?? referred.default ?? referred.const ?? referred.enum?.[0];
}

function referredSchema({ schemas }: ApiModel, ref: string): JsonSchema | undefined {
  return schemas[ref.replace('#/components/schemas/', '')];
}

function withCredentials(request: RequestParts, scheme: SecuritySchemeObject, value?: string): RequestParts {
  if (scheme.type === 'apiKey') return withApiKey(request, scheme, value ?? 'key');
  if (scheme.type === 'http' && scheme.scheme?.toLowerCase() === 'basic') {
    return { ...request, user: value ?? 'user:password' };
  }
  if (scheme.type === 'mutualTLS') return request;
  return { ...request, headers: [...request.headers, `Authorization: Bearer ${value ?? 'token'}`] };
}

function withApiKey(request: RequestParts, scheme: SecuritySchemeObject, key: string): RequestParts {
  const { name = '', in: place, 'x-credential-prefix': prefix } = scheme;
  const value = typeof prefix === 'string' ? `${prefix}${key}` : key;
  const pair = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  if (place === 'query') return { ...request, query: [...request.query, pair] };
  if (place === 'cookie') return { ...request, cookies: [...request.cookies, pair] };
  return { ...request, headers: [...request.headers, `${name}: ${value}`] };
}

function curl(baseUrl: string, { path, query, headers, cookies, user }: RequestParts): string {
  const url = `${baseUrl}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  const options = [
    ...(user ? ['-u', shellQuote(user)] : []),
    ...headers.flatMap((header) => ['-H', shellQuote(header)]),
    ...(cookies.length > 0 ? ['-b', shellQuote(cookies.join('; '))] : []),
  ];
  return ['curl', ...options, shellQuote(url)].join(' ');
}

/** One word to a POSIX shell, whatever it holds. */
function shellQuote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
