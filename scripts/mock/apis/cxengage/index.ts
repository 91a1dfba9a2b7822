import type { Vendor } from '../../behaviour.ts';
import { artifacts } from './artifacts.ts';
import { attributes } from './attributes.ts';
import { authentication } from './authentication.ts';
import { authorise } from './authorise.ts';
import { contacts } from './contacts.ts';
import { history } from './history.ts';
import { integrations } from './integrations.ts';
import { interactions } from './interactions.ts';
import { layouts } from './layouts.ts';
import { notes } from './notes.ts';
import { refuse } from './refuse.ts';
import { seed } from './seed.ts';
import { realtimeStatistics } from './statistics.ts';

/** How CxEngage behaves where its description alone does not say. */
export const vendor: Vendor = {
  handlers: {
    ...authentication,
    ...contacts,
    ...history,
    ...attributes,
    ...layouts,
    ...interactions,
    ...notes,
    ...artifacts,
    ...realtimeStatistics,
    ...integrations,
  },
  seed,
  refuse,
  authorise,
};
