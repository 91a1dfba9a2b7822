import type { Middleware } from 'openapi-fetch';
import type { OperationDescriptor, SecuritySchemeDescriptor } from './operation.ts';
import { indexByRoute, routeOf } from './route.ts';

/** What HTTP basic authentication sends. */
export interface BasicCredential {
  readonly username: string;
  readonly password: string;
}

/** A user name and password, or a token or key as text. */
export type Credential = string | BasicCredential;

/** Puts credentials on the requests of operations that ask for them. */
export function credentialsMiddleware(
  schemes: Readonly<Record<string, SecuritySchemeDescriptor>>,
  operations: readonly OperationDescriptor[],
  credentials: Readonly<Record<string, Credential | undefined>>,
): Middleware {
  const byRoute = indexByRoute(operations);
  return {
    onRequest({ request, schemaPath }) {
      const operation = byRoute.get(routeOf(request.method, schemaPath));
      const complete = operation?.security.filter((names) => names.every((name) => credentials[name] !== undefined));
      const alternative = complete?.find((names) => names.length > 0);
      return (alternative ?? []).reduce(
        (result, name) => addCredential(result, schemes[name], credentials[name]),
        request,
      );
    },
  };
}

function addCredential(
  request: Request,
  scheme: SecuritySchemeDescriptor | undefined,
  credential: Credential | undefined,
): Request {
  if (!scheme || credential === undefined) return request;
  switch (scheme.type) {
    case 'basic':
      request.headers.set('Authorization', `Basic ${base64(userAndPassword(credential))}`);
      return request;
    case 'bearer':
      request.headers.set('Authorization', `Bearer ${String(credential)}`);
      return request;
    case 'apiKey':
      return addApiKey(request, scheme, String(credential));
  }
}

function addApiKey(
  request: Request,
  { in: location, name, prefix }: Extract<SecuritySchemeDescriptor, { type: 'apiKey' }>,
  key: string,
): Request {
  if (location === 'query') {
    const separator = request.url.includes('?') ? '&' : '?';
    return new Request(`${request.url}${separator}${encodeURIComponent(name)}=${encodeURIComponent(key)}`, request);
  }
  if (location === 'cookie') request.headers.append('Cookie', `${name}=${encodeURIComponent(key)}`);
  else request.headers.set(name, `${prefix}${key}`);
  return request;
}

function userAndPassword(credential: Credential): string {
  return typeof credential === 'string' ? credential : `${credential.username}:${credential.password}`;
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
