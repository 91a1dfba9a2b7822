import type { Base } from '../../../state/state.ts';
import type { World } from '../../../world/world.ts';
import { seedAgents } from './agents.ts';
import { seedCalls } from './calls.ts';
import { seedCampaigns } from './campaigns.ts';
import { createCompanyIds } from './company.ts';
import { seedContacts } from './contacts.ts';
import { createListBase } from './list-base.ts';
import { seedPhoneNumbers } from './phone-numbers.ts';
import { seedUsers } from './users.ts';
import { seedWebhooks } from './webhooks.ts';

/** What the company starts with. */
export function seed(world: World): Readonly<Record<string, Base>> {
  const ids = createCompanyIds(world);
  return {
    'callab/contacts': seedContacts(world, ids),
    'callab/calls': seedCalls(world, ids),
    'callab/campaigns': createListBase(ids.campaigns, seedCampaigns(world, ids)),
    'callab/agents': createListBase(ids.agents, seedAgents(ids)),
    'callab/phoneNumbers': createListBase(ids.phoneNumbers, seedPhoneNumbers(world)),
    'callab/webhooks': createListBase(ids.webhooks, seedWebhooks(world, ids)),
    'callab/users': createListBase(ids.users, seedUsers(world, ids)),
  };
}
