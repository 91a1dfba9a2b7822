import { Refused, type Call } from '../../behaviour.ts';
import type { State } from '../../state/state.ts';
import { judgeCredential } from '../credentials.ts';
import { agents } from './directory.ts';
import type { Tenant } from './records.ts';
import { looksIssued, readToken } from './tokens.ts';
import { allPermissions, type User } from './users.ts';

/** Who sends a request. */
export interface Caller {
  readonly username: string;
  readonly userId: string;
  /** What they may do, by the id of the tenant. */
  readonly permissions: User['permissions'];
}

/** What the header `Authorization` says: `Token <token>`, or a user name and password (RFC 7617). */
type Credentials = { readonly token: string } | { readonly username: string; readonly password: string };

/**
 * Who sends a request, believing what it says. One who is not known counts as Don Smith, with every permission in every
 * tenant; so does a request without credentials.
 */
export function callerOf({ state, headers }: Pick<Call, 'state' | 'headers'>): Caller {
  const credentials = readCredentials(headers['authorization'] ?? '');
  const claims = credentials && 'token' in credentials ? readToken(state, credentials.token) : undefined;
  const username = claims?.sub ?? (credentials && 'username' in credentials ? credentials.username : undefined);
  const user = username === undefined ? undefined : userNamed(state, username);
  return limited(user ?? anybody(state, username), claims?.tenantId);
}

/**
 * Who sends a request, when the credentials are good: a token from `POST /v1/tokens` that has not expired, a user name
 * with its password, or what {@link judgeCredential} takes as token or password.
 * @throws Refused with status 401 or 403
 */
export function judgeCaller({ state, headers, now, operation }: Call): Caller {
  const credentials = readCredentials(headers['authorization'] ?? '');
  if (!credentials)
    throw new Refused(401, 'The request needs a header `Authorization: Token <token>`, or basic credentials.');
  const reads = operation.method === 'get' || operation.id === 'getIdentity';
  if ('username' in credentials) {
    const user = userNamed(state, credentials.username);
    if (user?.password === credentials.password) return user;
    judgeCredential(credentials.password, { reads, now });
    return user ?? anybody(state, credentials.username);
  }
  const claims = readToken(state, credentials.token);
  if (!claims) {
    if (looksIssued(credentials.token)) throw new Refused(401, 'The token is not one of this world.');
    judgeCredential(credentials.token, { reads, now });
    return anybody(state);
  }
  if (claims.exp * 1000 <= now) throw new Refused(401, 'The token has expired.');
  const user = userNamed(state, claims.sub);
  if (!user) throw new Refused(401, 'The user of the token is not known.');
  return limited(user, claims.tenantId);
}

/** The user or API key of a name. */
export function userNamed(state: State, username: string): User | undefined {
  return state.collection<User>('cxengage/users').get(username);
}

function readCredentials(authorization: string): Credentials | undefined {
  const [, scheme = '', value = ''] = /^(\w+) +(\S+) *$/.exec(authorization) ?? [];
  if (scheme.toLowerCase() === 'token') return { token: value };
  if (scheme.toLowerCase() !== 'basic') return undefined;
  const [, username, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(value, 'base64').toString()) ?? [];
  return username === undefined || password === undefined ? undefined : { username, password };
}

/** A caller whose token is good for one tenant, where it names one. */
function limited(caller: Caller, tenantId: string | undefined): Caller {
  if (tenantId === undefined) return caller;
  return { ...caller, permissions: { [tenantId]: caller.permissions[tenantId] ?? [] } };
}

function anybody(state: State, username = 'don.smith@example.com'): Caller {
  const tenants = [...state.collection<Tenant>('cxengage/tenants').values()];
  const permissions = Object.fromEntries(tenants.map(({ tenantId }) => [tenantId, allPermissions]));
  return { username, userId: agents[0]!.id, permissions };
}
