import { describe, expect, test } from 'vitest';
import { vendor } from '../../../../scripts/mock/apis/which50/index.ts';
import type { ContactRecord, ContactsList, Interaction } from '../../../../scripts/mock/apis/which50/kinds.ts';
import type { Base } from '../../../../scripts/mock/state/state.ts';
import { createWorld } from '../../../../scripts/mock/world/world.ts';

function seedOf(contacts: number, seed = 'contact-apis'): { [name: string]: Base } {
  return vendor.seed(createWorld({ seed, contacts }));
}

function indexesOf({ size }: Base): number[] {
  return Array.from({ length: size }, (_, index) => index);
}

/** Indexes of the records with a value, found by looking at all of them. */
function search<T extends object>(base: Base, valueOf: (record: T) => unknown, value: unknown): number[] {
  return indexesOf(base).filter((index) => valueOf(base.at(index) as T) === value);
}

describe.each([0, 1, 2, 3, 99, 100, 101, 250])('the seeded collections of a world of %i people', (contacts) => {
  const bases = seedOf(contacts);
  const people = bases['which50/contacts']!;
  const interactions = bases['which50/interactions']!;

  test.each(Object.keys(bases))('%s leads from index to id and back', (name) => {
    const base = bases[name]!;
    expect(indexesOf(base).map((index) => base.indexOf(base.idAt(index)))).toEqual(indexesOf(base));
    expect(new Set(indexesOf(base).map((index) => base.idAt(index))).size).toBe(base.size);
    for (const id of ['', 'nobody', '0', '-1', '1e3', '999999999', '__proto__']) expect(base.indexOf(id)).toBe(-1);
  });

  test('find contacts by list as a look at all of them does', () => {
    for (const list of [3, 12, 13, 14]) {
      expect(people.where!('ListId', list)).toEqual(search<ContactRecord>(people, ({ ListId }) => ListId, list));
    }
  });

  test.each(['Email', 'Mobile', 'ReferanceAccountId'])('find each contact by its own %s', (field) => {
    const valueAt = (index: number): unknown => (people.at(index) as unknown as ContactRecord).Values[field];
    for (let index = 0; index < contacts; index += 1) {
      expect(people.where!(`Values.${field}`, valueAt(index))).toEqual([index]);
    }
    for (const value of ['nobody@example.org', '+15550000000', 1, 123_455, 123_456.5, null, undefined, {}]) {
      expect(people.where!(`Values.${field}`, value)).toEqual([]);
    }
  });

  test('find interactions by contact and by item as a look at all of them does', () => {
    const contact = people.idAt(Math.floor(contacts / 2));
    const found = search<Interaction>(interactions, ({ ContactId }) => ContactId, contact);
    expect(interactions.where!('ContactId', contact)).toEqual(found);
    for (const item of ['Email/71', 'SMS/83', 'WebForm/95', 'Email/99']) {
      expect(interactions.where!('Item', item)).toEqual(search<Interaction>(interactions, ({ Item }) => Item, item));
    }
  });

  test('count truly', () => {
    const lists = indexesOf(bases['which50/contactLists']!).map(
      (index) => bases['which50/contactLists']!.at(index) as unknown as ContactsList,
    );
    for (const { Id, Count } of lists) expect(people.where!('ListId', Id)).toHaveLength(Count);
    const tallies = bases['which50/tallies']!;
    for (const index of indexesOf(tallies)) {
      const positions = interactions.where!('Item', tallies.idAt(index))!;
      for (const [state, count] of Object.entries(tallies.at(index))) {
        const reached = positions.filter((one) =>
          (interactions.at(one) as unknown as Interaction).States.includes(state),
        );
        expect(count).toBe(reached.length);
      }
    }
  });

  test('have nothing that happened before the contact was there or after the present', () => {
    const world = createWorld({ seed: 'contact-apis', contacts });
    for (const index of indexesOf(interactions).slice(0, -2)) {
      const { Occurred, ContactId } = interactions.at(index) as unknown as Interaction;
      const { createdAt } = world.person(people.indexOf(ContactId));
      if (Occurred === null) continue;
      expect(Date.parse(Occurred)).toBeGreaterThanOrEqual(createdAt);
      expect(Date.parse(Occurred)).toBeLessThanOrEqual(world.epoch);
    }
  });
});

test('the same seed gives the same records, another seed others', () => {
  const [one, same, other] = [seedOf(50), seedOf(50), seedOf(50, 'other')].map((bases) =>
    JSON.stringify(Object.values(bases).map((base) => indexesOf(base).map((index) => base.at(index)))),
  );
  expect(same).toBe(one);
  expect(other).not.toBe(one);
});

test('the people are those of the world, in its order', () => {
  const world = createWorld({ seed: 'contact-apis', contacts: 5 });
  const base = seedOf(5)['which50/contacts']!;
  for (let index = 0; index < 5; index += 1) {
    const { firstName, lastName, email, mobile } = world.person(index);
    expect(base.at(index)).toMatchObject({
      Values: { FirstName: firstName, LastName: lastName, Email: email, Mobile: mobile },
    });
  }
});

test('a million contacts are there without being made', () => {
  const bases = seedOf(1_000_000);
  expect(bases['which50/contacts']!.size).toBe(1_000_001);
  const index = bases['which50/contacts']!.indexOf(bases['which50/contacts']!.idAt(765_432));
  expect(index).toBe(765_432);
});
