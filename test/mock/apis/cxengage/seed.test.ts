import { describe, expect, test } from 'vitest';
import { seed } from '../../../../scripts/mock/apis/cxengage/seed.ts';
import type { InteractionRecord } from '../../../../scripts/mock/apis/cxengage/records.ts';
import { createWorld } from '../../../../scripts/mock/world/world.ts';
import type { Base } from '../../../../scripts/mock/state/state.ts';

const world = createWorld({ seed: 'contact-apis', contacts: 137 });
const bases = Object.entries(seed(world)).map(([name, base]) => ({ name, base }));
const indexesOf = ({ size }: Base): number[] => Array.from({ length: size }, (_, index) => index);

const baseOf = (name: string): Base => bases.find((one) => one.name === `cxengage/${name}`)!.base;

test.each(bases)('$name: every id leads back to its index', ({ base }) => {
  for (const index of indexesOf(base)) expect(base.indexOf(base.idAt(index))).toBe(index);
});

test.each(bases)('$name: every id is there once', ({ base }) => {
  expect(new Set(indexesOf(base).map((index) => base.idAt(index))).size).toBe(base.size);
});

test.each(bases)('$name: no other id leads to a record', ({ base }) => {
  expect(['', 'x', '00000000-0000-4000-8000-000000000000'].map((id) => base.indexOf(id))).toEqual([-1, -1, -1]);
});

test.each([
  ['cxengage/interactions', 'contactId'],
  ['cxengage/interactions', 'ticketId'],
  ['cxengage/interactions', 'hookName'],
  ['cxengage/interactions', 'hookValue'],
  ['cxengage/notes', 'interactionId'],
  ['cxengage/artifacts', 'interactionId'],
])('%s finds by %s what a look at every record finds', (name, member) => {
  const { base } = bases.find((one) => one.name === name)!;
  const records = indexesOf(base).map((index) => base.at(index) as Record<string, unknown>);
  for (const value of [...new Set(records.map((record) => record[member])), 'nothing'].filter((one) => one !== null)) {
    expect(base.where!(member, value)).toEqual(
      records.flatMap((record, index) => (record[member] === value ? [index] : [])),
    );
  }
});

test('contacts are found by e-mail address and mobile number', () => {
  const { base } = bases.find(({ name }) => name === 'cxengage/contacts')!;
  const { attributes } = base.at(42) as unknown as { attributes: Record<string, string> };
  expect(base.where!('attributes.email', attributes['email'])).toEqual([42]);
  expect(base.where!('attributes.mobile', attributes['mobile'])).toEqual([42]);
  expect(base.where!('attributes.email', 'nobody@example.com')).toEqual([]);
});

test('notes and artifacts belong to interactions that there are', () => {
  const owned = [baseOf('notes'), baseOf('artifacts')].flatMap((one) => indexesOf(one).map((index) => one.at(index)));
  expect(owned.filter(({ interactionId }) => baseOf('interactions').indexOf(String(interactionId)) < 0)).toEqual([]);
});

describe('the seeded interactions', () => {
  const base = seed(world)['cxengage/interactions'] as unknown as Base<InteractionRecord>;
  const records = Array.from({ length: base.size }, (_, index) => base.at(index));
  const contacts = seed(world)['cxengage/contacts']!;

  test('begin one after the other', () => {
    const starts = records.map(({ startTimestamp }) => startTimestamp);
    expect(starts).toEqual([...new Set(starts)].toSorted());
  });

  test('begin after their contact became known and are over by the present of the world', () => {
    for (const { contactId, startTimestamp, ivrTime, waitTime, conversationTime } of records) {
      const { created } = contacts.at(contacts.indexOf(contactId!)) as { created: string };
      expect(startTimestamp > created).toBe(true);
      expect(Date.parse(startTimestamp) + ivrTime + waitTime + (conversationTime ?? 0)).toBeLessThan(world.epoch);
    }
  });

  test('take place on several channels, some without an answer', () => {
    expect(new Set(records.map(({ channelType }) => channelType))).toEqual(
      new Set(['voice', 'sms', 'messaging', 'email']),
    );
    expect(records.filter(({ conversationTime }) => conversationTime === null)).toHaveLength(Math.floor(base.size / 4));
  });
});

test('another seed gives other ids, the examples aside', () => {
  const other = seed(createWorld({ seed: 'other', contacts: 137 }));
  const same = bases.flatMap(({ name, base }) =>
    indexesOf(base)
      .filter((index) => base.size > 10 && other[name]!.idAt(index) === base.idAt(index))
      .map((index) => base.idAt(index)),
  );
  expect(same).toEqual([
    '0b5f8a52-6d0e-4a3c-9d47-2f6f5c1f0e11',
    '4c1f7d39-2b8e-4f60-8a15-7e9d3c2b6a48',
    'b3d94f60-7c21-4e8a-9f05-2a6c8e1d7b34',
    'b2109780-db83-11e7-9709-c2b07aa3bee9',
    'f1723430-b968-11f0-8de9-0242ac120002',
    'c3f1a5d0-b967-11f0-8de9-0242ac120002',
  ]);
});

test('a large world is over in time too', () => {
  const large = createWorld({ seed: 'contact-apis', contacts: 1_000_000 });
  const base = seed(large)['cxengage/interactions'] as unknown as Base<InteractionRecord>;
  const { startTimestamp, ivrTime, waitTime, conversationTime } = base.at(base.size - 1);
  expect(Date.parse(startTimestamp) + ivrTime + waitTime + (conversationTime ?? 0)).toBeLessThan(large.epoch);
});
