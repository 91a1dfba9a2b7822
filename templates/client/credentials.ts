import type { Middleware } from 'openapi-fetch';
import type { OperationDescriptor, SecuritySchemeDescriptor } from './operation.ts';

/** A user name and password, or a token or key as text. */
export type Credential = string | { readonly username: string; readonly password: string };

/** Puts credentials on the requests of operations that ask for them. */
export function credentialsMiddleware(
  schemes: Readonly<Record<string, SecuritySchemeDescriptor>>,
  operations: readonly OperationDescriptor[],
  credentials: Readonly<Record<string, Credential | undefined>>,
): Middleware {
  const byRoute = new Map(operations.map((operation) => [`${operation.method} ${operation.path}`, operation]));
  return {
    onRequest({ request, schemaPath }) {
      const operation = byRoute.get(`${request.method.toLowerCase()} ${schemaPath}`);
      const alternative = operation?.security.find((names) => names.every((name) => credentials[name] !== undefined));
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
    const url = new URL(request.url);
    url.searchParams.set(name, key);
    return new Request(url, request);
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
