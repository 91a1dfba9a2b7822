import type { ApiModel, Operation } from '../model/model.ts';
import type { SecuritySchemeObject } from '../spec/openapi.ts';
import { literal, memberName, objectLiteral, pureCall } from './code.ts';
import type { Import } from './module.ts';
import { keysOf } from './schema-types.ts';

/** Security scheme names that are needed together, in alternatives. */
export type Security = readonly (readonly string[])[];

/** A security scheme that a client can send credentials for. */
export interface UsableScheme {
  readonly name: string;
  /** Source text of what the runtime is told of it. */
  readonly source: (runtime: Import) => string;
  /** Type of its credential, in names of the runtime. */
  readonly type: 'BasicCredential' | 'TokenCredential';
  readonly exchange: Exchange | undefined;
  readonly description: string;
}

/** How members of a credential become a token. */
export interface Exchange {
  readonly operation: Operation;
  /** Member of the request body for each member of the credential. */
  readonly request: readonly (readonly [member: string, bodyMember: string])[];
  readonly token: string;
}

/** The security schemes of an API that a client can send credentials for. */
export function usableSchemes(model: ApiModel): UsableScheme[] {
  return Object.entries(model.securitySchemes).flatMap(([name, scheme]) => {
    const known = describe(scheme);
    if (!known) return [];
    return [{ name, ...known, exchange: exchangeOf(scheme, model), description: scheme.description ?? '' }];
  });
}

function describe(scheme: SecuritySchemeObject): Pick<UsableScheme, 'source' | 'type'> | undefined {
  const { type, name = '', in: place } = scheme;
  if (type === 'apiKey' && (place === 'header' || place === 'query' || place === 'cookie')) {
    const settings = [name, scheme['x-credential-prefix'] ?? ''].filter(Boolean).map(literal);
    return { source: (runtime) => pureCall(runtime(`${place}Key`), settings), type: 'TokenCredential' };
  }
  const kind = scheme.scheme?.toLowerCase();
  if (type === 'http' && kind === 'basic') return { source: (runtime) => runtime('basic'), type: 'BasicCredential' };
  const bearer = type === 'oauth2' || type === 'openIdConnect' || (type === 'http' && kind === 'bearer');
  return bearer ? { source: (runtime) => runtime('bearer'), type: 'TokenCredential' } : undefined;
}

/** `undefined` also where something stands deeper in a body than the runtime reads and writes. */
function exchangeOf(scheme: SecuritySchemeObject, { operations }: ApiModel): Exchange | undefined {
  const exchange = scheme['x-token-exchange'];
  const operation = operations.find(({ id }) => id === exchange?.operation);
  if (!exchange || !operation) return undefined;
  const request = Object.entries(exchange.request).map(([member, pointer]) => [member, memberOf(pointer)] as const);
  const token = memberOf(exchange.token);
  const known = request.flatMap(([member, key]) => (key === undefined ? [] : [[member, key] as const]));
  return token === undefined || known.length < request.length ? undefined : { operation, request: known, token };
}

/** The member of a body that a pointer names. */
function memberOf(pointer: string): string | undefined {
  const [member, ...deeper] = keysOf(pointer);
  return deeper.length === 0 ? member : undefined;
}

/** Source text of what the runtime is told of one scheme. */
export function schemeSource(
  scheme: UsableScheme,
  runtime: Import,
  functionOf: (operation: Operation) => string,
): string {
  const { exchange } = scheme;
  const plain = scheme.source(runtime);
  if (!exchange) return plain;
  const members = objectLiteral(exchange.request.map(([member, key]) => [member, literal(key)]));
  return pureCall(runtime('exchange'), [plain, functionOf(exchange.operation), members, literal(exchange.token)]);
}

/** Type of the credential of one scheme. */
export function credentialType({ type, exchange }: UsableScheme, runtime: Import): string {
  const members = exchange?.request.map(([member]) => `readonly ${memberName(member)}: string`);
  return [runtime(type), ...(members ? [`{ ${members.join('; ')} }`] : [])].join(' | ');
}

/** What an operation asks for, as far as a client can send it; the rest, such as a certificate, is not the client's. */
export function securityOf({ security }: Operation, schemes: readonly UsableScheme[]): Security {
  const usable = security.map((requirement) =>
    Object.keys(requirement).filter((name) => schemes.some((scheme) => scheme.name === name)),
  );
  return usable.some((names) => names.length > 0) ? usable : [];
}
