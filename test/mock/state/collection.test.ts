import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Collection, Item, State } from '../../../scripts/mock/state/state.ts';
import { createMemoryStore } from '../../../scripts/mock/state/memory-store.ts';
import type { WorldOptions } from '../../../scripts/mock/world/world.ts';
import { initial, lookAt, openSessions, people, personAt, seeding } from './world.ts';

type Write = { kind: 'set'; id: string; record: Item } | { kind: 'delete'; id: string };
type Step = Write | { kind: 'fail'; then: Write[] } | { kind: 'restore' };

const anyId = fc.oneof(
  fc.integer({ min: 0, max: 12 }).map((index) => `p${index}`),
  fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'constructor', ''),
);
const anyRecord = fc.record({
  team: fc.constantFrom(0, 1, 'x'),
  address: fc.record({ city: fc.constantFrom('city 0', 'y') }),
});
const anyWrite: fc.Arbitrary<Write> = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), id: anyId, record: anyRecord }),
  fc.record({ kind: fc.constant('delete' as const), id: anyId }),
);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: anyWrite },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('fail' as const), then: fc.array(anyWrite) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const) }) },
);
const anySession = fc.constantFrom('', 'one', 'two');

/** What a transaction that is to be undone throws. */
class Failed extends Error {}

describe('a collection', () => {
  test.each([
    ['has an index of its own', true],
    ['has none', false],
  ])(
    'answers as a Map with the same records would, whatever was done in its sessions, when its base %s',
    async (_, indexed) => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(anySession, anyStep), { maxLength: 60 }), async (steps) => {
          const sessions = createMemoryStore().sessions(seeding({ indexed }), initial);
          const models = new Map([['', peopleIn(initial)]]);
          for (const [name, step] of steps) {
            const model = models.get(name) ?? new Map(models.get(''));
            models.set(name, model);
            await sessions.run(name, (state) => perform(step, state, model)).catch(unlessFailed);
            for (const [other, expected] of models) {
              const seen = await sessions.run(other, (state) => lookInto(state.collection(people)));
              expect(seen).toEqual(lookIntoMap(expected));
            }
          }
        }),
        { numRuns: 100 },
      );
    },
  );

  test('keeps the place of a record that is replaced, and adds one anew that was deleted', async () => {
    await openSessions().run('', (state) => {
      const collection = state.collection(people);
      collection.set('new', { id: 'new' });
      collection.set('p1', { id: 'p1', other: true });
      collection.delete('p0');
      collection.set('p0', { id: 'p0', again: true });
      expect(collection.slice(0, 2)).toEqual([{ id: 'p1', other: true }, personAt('oak', 2)]);
      expect(collection.slice(9, 5)).toEqual([{ id: 'new' }, { id: 'p0', again: true }]);
    });
  });

  test('can be changed while it is walked', async () => {
    await openSessions().run('', (state) => {
      const collection = state.collection(people);
      for (const [id] of collection.entries()) collection.delete(id);
      expect(collection.size).toBe(0);
    });
  });

  test('finds by a path of members, and by a member whose name has a dot', async () => {
    await openSessions().run('', (state) => {
      const collection = state.collection(people);
      collection.set('dotted', { 'address.city': 'city 1' });
      expect(collection.where('address.city', 'city 1')).toEqual([
        ...[1, 3, 5, 7, 9].map((index) => personAt('oak', index)),
        { 'address.city': 'city 1' },
      ]);
    });
  });

  test.each(['__proto__', 'constructor', 'toString', 'address.constructor.name'])(
    'has nothing at the member %s',
    async (member) => {
      await openSessions().run('', (state) => {
        const collection = state.collection(people);
        expect(collection.where(member, Object.prototype)).toEqual([]);
        expect(collection.where(member, undefined)).toHaveLength(10);
      });
    },
  );

  test('has members named as those of every object when they are its own', async () => {
    await openSessions().run('', (state) => {
      const collection = state.collection(people);
      collection.set('own', JSON.parse('{"__proto__": "x"}') as Item);
      expect(collection.where('__proto__', 'x')).toHaveLength(1);
    });
  });
});

describe('a large collection', () => {
  test('makes the records of a page alone, also where some were deleted', async () => {
    const made: number[] = [];
    const sessions = createMemoryStore().sessions(seeding({ onMade: (index) => made.push(index) }), {
      seed: 'oak',
      contacts: 100_000,
    });
    await sessions.run('', (state) => {
      const collection = state.collection(people);
      for (const gone of ['p3', 'p40000', 'p99998']) collection.delete(gone);
      expect(collection.slice(99_994, 5).map(({ id }) => id)).toEqual(['p99996', 'p99997', 'p99999']);
      expect([...collection.entries(99_996)]).toEqual([['p99999', personAt('oak', 99_999)]]);
    });
    expect(made).toEqual([99_996, 99_997, 99_999, 99_999]);
  });

  test('is indexed once, whichever session asks', async () => {
    let made = 0;
    const sessions = createMemoryStore().sessions(seeding({ onMade: () => (made += 1) }), {
      seed: 'oak',
      contacts: 1000,
    });
    for (const name of ['', 'one', 'two'])
      await sessions.run(name, (state) => state.collection(people).where('id', 'p7'));
    expect(made).toBe(1000 + 3);
  });

  test('stays as quick to page after many records came and went', async () => {
    const sessions = openSessions();
    for (let round = 0; round < 300; round += 1) {
      await sessions.run('', (state) => state.collection('shop/orders').set(`o${round}`, { round }));
      if (round % 3 > 0) await sessions.run('', (state) => state.collection('shop/orders').delete(`o${round}`));
    }
    await sessions.run('', (state) => {
      expect(state.collection('shop/orders').slice(40, 2)).toEqual([{ round: 120 }, { round: 123 }]);
      expect(state.collection('shop/orders').where('round', 120)).toEqual([{ round: 120 }]);
    });
    const [nameless] = await sessions.list();
    expect(nameless!.changes).toBe(100);
    expect(nameless!.bytes).toBeLessThan(100 * 400);
  });
});

describe('a transaction', () => {
  test('that throws leaves nothing behind', async () => {
    const sessions = openSessions();
    await sessions.run('', (state) => {
      state.collection(people).set('new', {});
      state.next('orders');
    });
    const before = await sessions.run('', lookAt);
    await expect(
      sessions.run('', (state) => {
        state.collection(people).set('p1', { a: 1 });
        state.next('orders');
        state.next('visits');
        state.reset({ seed: 'elm', contacts: 3 });
        state.collection(people).delete('p2');
        throw new Failed();
      }),
    ).rejects.toBeInstanceOf(Failed);
    expect(await sessions.run('', lookAt)).toEqual(before);
    expect((await sessions.list())[0]).toMatchObject({ changes: 1 });
  });
});

function perform(step: Step, state: State, model: Map<string, Item>): void {
  const collection = state.collection(people);
  if (step.kind === 'restore') state.restore(state.snapshot());
  else if (step.kind === 'fail') {
    for (const write of step.then) apply(collection, write);
    throw new Failed();
  } else {
    apply(collection, step);
    apply(model, step);
  }
}

function apply(target: Pick<Collection, 'set' | 'delete'> | Map<string, Item>, step: Write): void {
  if (step.kind === 'set') target.set(step.id, step.record);
  else target.delete(step.id);
}

function unlessFailed(error: unknown): void {
  if (!(error instanceof Failed)) throw error;
}

function peopleIn({ seed, contacts }: WorldOptions): Map<string, Item> {
  return new Map(Array.from({ length: contacts }, (_, index) => [`p${index}`, personAt(seed, index)]));
}

const offsets = [0, 1, 7, 11, 30];
const teams = [0, 1, 'x', 'none'];
const ids = ['p0', 'p3', 'p9', 'p10', 'a', 'd', '__proto__', 'constructor', ''];

/** What a collection answers. */
function lookInto(collection: Collection): unknown {
  return {
    size: collection.size,
    entries: [...collection.entries()],
    values: [...collection.values()],
    tails: offsets.map((offset) => [...collection.entries(offset)]),
    pages: offsets.map((offset) => collection.slice(offset, 4)),
    byTeam: teams.map((team) => collection.where('team', team)),
    byCity: collection.where('address.city', 'y'),
    byId: ids.map((id) => [collection.has(id), collection.get(id)]),
  };
}

/** What it has to answer when its records are these. */
function lookIntoMap(model: ReadonlyMap<string, Item>): unknown {
  const entries = [...model];
  const values = [...model.values()];
  return {
    size: model.size,
    entries,
    values,
    tails: offsets.map((offset) => entries.slice(offset)),
    pages: offsets.map((offset) => values.slice(offset, offset + 4)),
    byTeam: teams.map((team) => values.filter((record) => record['team'] === team)),
    byCity: values.filter(({ address }) => (address as { city: string }).city === 'y'),
    byId: ids.map((id) => [model.has(id), model.get(id)]),
  };
}
