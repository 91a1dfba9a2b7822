import type { CompanyUser, paths } from '../../../../generated/callab/schema.ts';
import type { Handlers } from '../../behaviour.ts';
import { Refused } from '../../behaviour.ts';
import { randomUuid } from '../../world/ids.ts';
import { ok } from './envelope.ts';
import { timestamp } from './time.ts';

export const userHandlers: Handlers<paths> = {
  'POST /v1/users/invite': ({ state, body, now, random }) => {
    const users = state.collection<CompanyUser>('callab/users');
    const email = body.email.toLowerCase();
    for (const user of users.values()) {
      if (user.email.toLowerCase() === email) {
        throw new Refused(409, 'A user with this e-mail address already exists');
      }
    }
    const id = randomUuid(random('callab/users'));
    users.set(id, {
      id,
      email: body.email,
      fullname: body.fullname,
      role: 'agent',
      permissions: body.permissions,
      created_at: timestamp(now),
      updated_at: timestamp(now),
    });
    return ok('Invitation sent');
  },
};
