import type { Vendor } from '../../behaviour.ts';
import { agentHandlers } from './agents.ts';
import { authorise } from './authorise.ts';
import { callQueryHandlers } from './call-query.ts';
import { callHandlers } from './calls.ts';
import { campaignHandlers } from './campaigns.ts';
import { contactHandlers } from './contacts.ts';
import { refuse } from './envelope.ts';
import { seed } from './seed/seed.ts';
import { userHandlers } from './users.ts';

/** Callab AI. What is not here is plain reading, and follows from the description. */
export const vendor: Vendor = {
  handlers: {
    ...contactHandlers,
    ...campaignHandlers,
    ...callHandlers,
    ...callQueryHandlers,
    ...agentHandlers,
    ...userHandlers,
  },
  seed,
  refuse,
  authorise,
};
