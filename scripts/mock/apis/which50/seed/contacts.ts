import type { Base } from '../../../state/state.ts';
import type { World } from '../../../world/world.ts';
import { createContactIds } from '../contact-ids.ts';
import type { ContactRecord, Values } from '../kinds.ts';
import { guests, samples } from './catalogue.ts';
import { profileCount, type Profile } from './history.ts';

/** Integer id of the first contact, and its account: those of the description's examples. */
export const firstContact = 1001;
const firstAccount = 123_456;

/**
 * The contact of the samples on the vendor's help pages. It is the last of the seeded contacts, so that
 * `GET /contacts/sample string 2/communications` and the like give the vendor's samples as they stand there.
 */
export const sampleContact: ContactRecord = {
  EncContactId: 'sample string 2',
  Id: 1,
  ListId: samples,
  Values: { 'sample string 1': {}, 'sample string 3': {} },
};

/** The contacts: one for each person of the world, in the same order, and the one of the vendor's samples. */
export function createContacts(world: World, profiles: readonly Profile[]): Base<ContactRecord> {
  const ids = createContactIds(world.seed);
  const people = world.contacts;
  const listOf = (index: number): number => profiles[index % profileCount]!.list;
  return {
    size: people + 1,
    at: (index) =>
      index === people
        ? sampleContact
        : {
            EncContactId: ids.at(index),
            Id: firstContact + index,
            ListId: listOf(index),
            Values: valuesOf(world, index, listOf(index)),
          },
    idAt: (index) => (index === people ? sampleContact.EncContactId : ids.at(index)),
    indexOf(id) {
      if (id === sampleContact.EncContactId) return people;
      const index = ids.numberOf(id);
      return index < people ? index : -1;
    },
    where(member, value) {
      if (member === 'ListId') return inList(value, people, profiles);
      const index = indexBy(world, member, value);
      return index === undefined ? undefined : index < 0 ? [] : [index];
    },
  };
}

/** The person with an e-mail address, a mobile number or an account, or -1; `undefined` for any other member. */
function indexBy(world: World, member: string, value: unknown): number | undefined {
  if (member === 'Values.Email') {
    const index = typeof value === 'string' ? world.indexOfEmail(value) : -1;
    return index >= 0 && world.person(index).email === value ? index : -1;
  }
  if (member === 'Values.Mobile') return typeof value === 'string' ? world.indexOfMobile(value) : -1;
  if (member !== 'Values.ReferanceAccountId') return undefined;
  const index = typeof value === 'number' ? value - firstAccount : -1;
  return Number.isInteger(index) && index < world.contacts ? Math.max(index, -1) : -1;
}

function inList(list: unknown, people: number, profiles: readonly Profile[]): number[] {
  const rows = profiles.flatMap((profile, row) => (profile.list === list ? [row] : []));
  const indexes: number[] = list === samples ? [people] : [];
  for (let start = 0; start < people; start += profileCount) {
    for (const row of rows) if (start + row < people) indexes.push(start + row);
  }
  return indexes;
}

function valuesOf(world: World, index: number, list: number): Values {
  const { firstName, lastName, email, mobile, company, country } = world.person(index);
  const values = {
    FirstName: firstName,
    LastName: lastName,
    Email: email,
    Mobile: mobile,
    ReferanceAccountId: firstAccount + index,
  };
  if (list !== guests) return values;
  return { ...values, Company: company, Country: country, Attending: index % 3 === 0 ? 'No' : 'Yes' };
}
