import type { Contact } from '../../../../../generated/cxengage/schema.ts';
import type { Base } from '../../../state/state.ts';
import { createUuids, type Ids } from '../../../world/ids.ts';
import type { World } from '../../../world/world.ts';
import { agents } from '../directory.ts';
import { timestamp } from '../format.ts';

/** The contacts in the examples of the description. */
const known = [
  '0b5f8a52-6d0e-4a3c-9d47-2f6f5c1f0e11',
  '4c1f7d39-2b8e-4f60-8a15-7e9d3c2b6a48',
  'b3d94f60-7c21-4e8a-9f05-2a6c8e1d7b34',
];

export function contactIds({ seed, contacts: size }: World): Ids {
  return createUuids({ seed, kind: 'cxengage/contacts', size, known: known.slice(0, size) });
}

/** The people of the world, as contacts of the same index. */
export function contactsBase(world: World): Base<Contact> {
  const ids = contactIds(world);
  return {
    size: ids.size,
    idAt: ids.at,
    indexOf: ids.indexOf,
    at(index) {
      const { firstName, lastName, email, mobile, city, region, createdAt } = world.person(index);
      const created = timestamp(createdAt);
      const agentId = agents[0]!.id;
      return {
        id: ids.at(index),
        attributes: { name: `${firstName} ${lastName}`, email, mobile, city, state: region },
        created,
        createdBy: agentId,
        updated: created,
        updatedBy: agentId,
      };
    },
    where(member, value) {
      if (member === 'attributes.mobile') return found(world.indexOfMobile(String(value)));
      if (member !== 'attributes.email') return undefined;
      return found(world.indexOfEmail(String(value))).filter((index) => world.person(index).email === value);
    },
  };
}

function found(index: number): number[] {
  return index < 0 ? [] : [index];
}
