import type { ApiModel, Operation } from '../../model/model.ts';
import type { SecuritySchemeObject } from '../../spec/openapi.ts';
import type { Message } from '../message.ts';
import { parseCookies, type Fields } from './fields.ts';

/** What a request has credentials in. */
export interface Credentials {
  readonly headers: Message['headers'];
  readonly query: Fields;
}

/** The challenges of the alternatives that are not met, for `WWW-Authenticate`; `undefined` where one is. */
export type CheckSecurity = (credentials: Credentials) => readonly string[] | undefined;

/** Whether a scheme's credentials are there: nothing, or the challenges to answer the request with. */
type CheckScheme = (credentials: Credentials) => readonly string[] | undefined;

/**
 * The check that credentials in the form of one of the operation's alternatives are there, whatever they are worth. What
 * cannot be seen in a request, such as a client certificate, is taken as there.
 */
export function compileSecurity({ security }: Operation, { securitySchemes }: ApiModel): CheckSecurity {
  const alternatives = security.map((requirement) =>
    Object.keys(requirement).flatMap((name) => {
      const scheme = Object.hasOwn(securitySchemes, name) ? securitySchemes[name] : undefined;
      return scheme ? [checkOf(scheme)] : [];
    }),
  );
  if (alternatives.length === 0) return () => undefined;
  return (credentials) => {
    const challenges: string[] = [];
    for (const checks of alternatives) {
      const missing = checks.map((check) => check(credentials)).filter((result) => result !== undefined);
      if (missing.length === 0) return undefined;
      challenges.push(...missing.flat());
    }
    return challenges;
  };
}

/** Names of the query parameters that carry credentials. */
export function credentialNames({ security }: Operation, { securitySchemes }: ApiModel): string[] {
  const schemes = security.flatMap((requirement) => Object.keys(requirement)).map((name) => securitySchemes[name]);
  return schemes.flatMap((scheme) => (scheme?.in === 'query' && scheme.name ? [scheme.name] : []));
}

function checkOf({ type, scheme = '', in: place, name = '' }: SecuritySchemeObject): CheckScheme {
  switch (`${type} ${(type === 'http' ? scheme : (place ?? '')).toLowerCase()}`.trim()) {
    case 'http bearer':
      return bearer('Bearer');
    case 'oauth2':
      return bearer('OAuth2');
    case 'openIdConnect':
      return bearer('OpenID');
    case 'http basic':
      return inScheme('basic', 'Basic realm="*"', isBasicToken);
    case 'http digest':
      return inScheme('digest', 'Digest realm="*", nonce="abc123"', isDigest);
    case 'apiKey header':
      return ({ headers }) => (headers[name.toLowerCase()] ? undefined : []);
    case 'apiKey query':
      return ({ query }) => (query.get(name)?.some(Boolean) ? undefined : []);
    case 'apiKey cookie':
      return ({ headers }) => (parseCookies(headers['cookie']).get(name)?.[0] ? undefined : []);
    default:
      return () => undefined;
  }
}

const bearer =
  (challenge: string): CheckScheme =>
  ({ headers }) =>
    /^Bearer\s.+$/.test(headers['authorization'] ?? '') ? undefined : [challenge];

/** Where the scheme is the right one, and what follows it is not, Prism challenges with nothing. */
function inScheme(scheme: string, challenge: string, isGiven: (rest: string) => boolean): CheckScheme {
  return ({ headers }) => {
    const [given = '', ...rest] = (headers['authorization'] ?? '').split(' ');
    if (given.toLowerCase() !== scheme) return [challenge];
    return isGiven(rest.join(' ')) ? undefined : [];
  };
}

function isBasicToken(token: string): boolean {
  return Buffer.from(token, 'base64').includes(':');
}

function isDigest(text: string): boolean {
  return ['username=', 'realm=', 'nonce=', 'uri=', 'response='].every((part) => text.includes(part));
}
