import type { Vendor } from '../../behaviour.ts';
import { authorise } from './authorise.ts';
import { refuse } from './errors.ts';
import { contactLists } from './handlers/contact-lists.ts';
import { contacts } from './handlers/contacts.ts';
import { files } from './handlers/files.ts';
import { imports } from './handlers/imports.ts';
import { journeys } from './handlers/journeys.ts';
import { linkedData } from './handlers/linked-data.ts';
import { reports } from './handlers/reports.ts';
import { sends } from './handlers/sends.ts';
import { webhooks } from './handlers/webhooks.ts';
import { settle } from './pending.ts';
import { seed } from './seed/index.ts';

/**
 * Which50, where its description alone does not say how it behaves. The vendor's pages leave much open; what the mock makes
 * of it stands where it is done: how a contact is found without `match` (upsert.ts), what fits a field (fields.ts), how long an
 * import takes and what it drops (import-job.ts), what becomes of a message (states.ts), what webhooks carry (events.ts).
 */
export const vendor: Vendor = {
  handlers: {
    ...contacts,
    ...contactLists,
    ...imports,
    ...linkedData,
    ...files,
    ...journeys,
    ...reports,
    ...sends,
    ...webhooks,
  },
  seed,
  refuse,
  authorise,
  settle,
};
