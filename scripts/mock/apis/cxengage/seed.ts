import type { Base } from '../../state/state.ts';
import type { World } from '../../world/world.ts';
import { listBase } from '../list-base.ts';
import { artifactsBase } from './seed/artifacts.ts';
import { contactsBase } from './seed/contacts.ts';
import { interactionsBase } from './seed/interactions.ts';
import { attributes, layouts } from './seed/layouts.ts';
import { notesBase } from './seed/notes.ts';
import { coastalTravel, collectionOf, harbourInsurance } from './tenants.ts';
import { users } from './users.ts';

/** Two tenants. The people of the world are contacts of the first. */
export function seed(world: World): Readonly<Record<string, Base>> {
  const interactions = interactionsBase(world);
  const own: Readonly<Record<string, Base<object>>> = {
    'cxengage/tenants': listBase([harbourInsurance, coastalTravel], ({ tenantId }) => tenantId),
    'cxengage/users': listBase(users, ({ username }) => username),
    'cxengage/contacts': contactsBase(world),
    'cxengage/interactions': interactions,
    'cxengage/notes': notesBase(world, interactions),
    'cxengage/artifacts': artifactsBase(world, interactions),
    'cxengage/integrations': listBase([], () => ''),
  };
  const settings = [harbourInsurance, coastalTravel].map((tenant) => ({
    [collectionOf(tenant, 'attributes')]: listBase(attributes, ({ id }) => id!),
    [collectionOf(tenant, 'layouts')]: listBase(layouts, ({ id }) => id),
  }));
  return Object.assign({}, own, ...settings) as Readonly<Record<string, Base>>;
}
