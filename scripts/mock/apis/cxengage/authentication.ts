import type { paths } from '../../../../generated/cxengage/schema.ts';
import { Refused, type Handlers } from '../../behaviour.ts';
import { callerOf, userNamed } from './caller.ts';
import type { Tenant } from './records.ts';
import { badRequest } from './refuse.ts';
import { issueToken } from './tokens.ts';

/** Seconds that a token lives when the request says nothing else. */
const lifetime = 3600;
/** Most seconds that a token may live: ten years. */
const longestLifetime = 315_360_000;

export const authentication = {
  /**
   * A token that lives for an hour, or for `ttl` seconds. Strict mode asks for a user it knows (see `users`), the
   * password, and a tenant of the user's where one is named.
   */
  'POST /v1/tokens'({ body, state, now, strict }) {
    const { username, password, tenantId, ttl = lifetime } = body;
    if (ttl <= 0 || ttl > longestLifetime) {
      throw badRequest(['body', 'ttl'], 'maximum', `must be more than 0 and at most ${longestLifetime} seconds`);
    }
    if (strict) {
      const user = userNamed(state, username);
      if (user?.password !== password) throw new Refused(401, 'No user has this name and password.');
      if (tenantId && !Object.hasOwn(user.permissions, tenantId.toLowerCase())) {
        throw new Refused(403, `The tenant ${tenantId} is not open to ${username}.`);
      }
    }
    return { status: 200, body: { token: issueToken(state, username, now + ttl * 1000, tenantId?.toLowerCase()) } };
  },

  'POST /v1/login'(call) {
    const { username, permissions } = callerOf(call);
    const tenants = call.state.collection<Tenant>('cxengage/tenants');
    const open = Object.entries(permissions).map(([tenantId, tenantPermissions]) => {
      const tenantName = tenants.get(tenantId)?.tenantName;
      return { tenantId, ...(tenantName && { tenantName }), tenantPermissions: [...tenantPermissions] };
    });
    return { body: { result: { username, tenants: open } } };
  },
} satisfies Handlers<paths>;
