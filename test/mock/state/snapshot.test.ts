import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSnapshot } from '../../../scripts/mock/state/check-snapshot.ts';
import { createMemoryStore } from '../../../scripts/mock/state/memory-store.ts';
import type { Snapshot } from '../../../scripts/mock/state/state.ts';
import { initial, lookAt, openSessions, people, seeding } from './world.ts';

const empty: Snapshot = { version: 1, world: initial, counters: {}, collections: {} };

describe('a snapshot', () => {
  test('restored elsewhere, by way of a file, gives equal answers', async () => {
    const id = fc.constantFrom('p0', 'p5', 'p9', 'a', 'b', '__proto__');
    const record = fc.oneof(
      fc.constant(null),
      fc.dictionary(fc.constantFrom('a', '__proto__', 'team'), fc.jsonValue()),
    );
    const name = fc.constantFrom(people, 'shop/orders', '__proto__');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, id, record)), fc.boolean(), async (writes, whole) => {
        const sessions = openSessions();
        await sessions.run('', (state) => {
          for (const [collection, key, value] of writes) {
            state.next(collection);
            if (value === null) state.collection(collection).delete(key);
            else state.collection(collection).set(key, structuredClone(value) as Record<string, unknown>);
          }
        });
        const text = JSON.stringify(await sessions.run('', (state) => state.snapshot({ whole })));
        const others = openSessions();
        await others.run('', (state) => state.restore(JSON.parse(text) as Snapshot));
        const seen = (await sessions.run('', lookAt)) as object;
        const restored = (await others.run('', lookAt)) as object;
        const apart = whole ? { snapshot: null, world: null } : {};
        expect({ ...restored, ...apart }).toEqual({ ...seen, ...apart });
        expect(JSON.stringify(await others.run('', (state) => state.snapshot({ whole })))).toBe(text);
      }),
    );
  });

  test('holds what differs from the seeded world, and no more', async () => {
    const snapshot = await openSessions().run('', (state) => {
      state.collection(people).set('new', { id: 'new' });
      state.collection(people).delete('p7');
      state.collection(people).set('p2', { id: 'p2' });
      state.collection('shop/orders').set('gone', {});
      state.collection('shop/orders').delete('gone');
      state.next('orders');
      return state.snapshot();
    });
    expect(snapshot).toEqual({
      version: 1,
      world: initial,
      counters: { orders: 1 },
      collections: {
        [people]: [
          ['p2', { id: 'p2' }],
          ['p7', null],
          ['new', { id: 'new' }],
        ],
      },
    });
  });

  test('is not changed by what is done to the state it was restored to', async () => {
    const snapshot = structuredClone({ ...empty, collections: { [people]: [['a', { n: 1 }]] } }) as unknown as Snapshot;
    const sessions = openSessions();
    await sessions.run('', (state) => state.restore(snapshot));
    (snapshot.collections[people]![0]![1] as { n: number }).n = 2;
    expect(await sessions.run('', (state) => state.collection(people).get('a'))).toEqual({ n: 1 });
  });

  test('changes nothing when it is none, and tells all that is wrong by place', async () => {
    const wrong = {
      version: 2,
      world: { seed: 1, contacts: -1 },
      counters: { a: 1.5, b: '1' },
      collections: {
        'a/b~c': [['x', 1], ['y', { when: new Date(0), n: Number.NaN }], ['z', {}], ['z', {}], 'q', [1, null]],
        d: {},
      },
    } as unknown as Snapshot;
    const sessions = openSessions();
    const restoring = sessions.run('', (state) => state.restore(wrong));
    const count = 'must be a whole number from 0 to 9007199254740991.';
    const problems = [
      '/version must be 1, the only version there is.',
      '/world/seed must be a text.',
      '/world/contacts must be a whole number from 0 to 10000000.',
      `/counters/a ${count}`,
      `/counters/b ${count}`,
      '/collections/a~1b~0c/0/1 must be an object or null.',
      '/collections/a~1b~0c/1/1/when must be a JSON value.',
      '/collections/a~1b~0c/1/1/n must be a JSON value.',
      '/collections/a~1b~0c/3/0 must not be there twice.',
      '/collections/a~1b~0c/4 must be an array of an id and a record.',
      '/collections/a~1b~0c/5/0 must be a text of at most 1000 characters.',
      '/collections/d must be an array.',
    ];
    expect(checkSnapshot(wrong)).toEqual(problems);
    await expect(restoring).rejects.toMatchObject({
      status: 400,
      message: `This is no snapshot of the mock: ${problems.join(' ')}`,
      violations: { length: problems.length, 4: { location: ['request', 'body', 'counters', 'b'] } },
    });
    expect(await sessions.run('', (state) => state.collection(people).size)).toBe(10);
  });

  test.each([undefined, null, 1, 'text', [], new Map()])('is not %s', (value) => {
    expect(checkSnapshot(value)).toEqual(['The snapshot must be an object.']);
  });

  test('is refused when it is nested too deep or holds itself', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`) as object;
    const round: Record<string, unknown> = {};
    round['left'] = round['right'] = round;
    for (const record of [deep, round]) {
      const problems = checkSnapshot({ ...empty, collections: { x: [['a', record]] } });
      expect(problems[0]).toMatch(/^\/collections\/x\/0\/1\/.* must not be nested deeper than 500 levels\.$/);
    }
  });

  test('is refused when it outgrows the session', async () => {
    const sessions = openSessions({ sessionBytes: 1000 });
    const large = { ...empty, collections: { x: [['a', { text: 'x'.repeat(2000) }]] } } as unknown as Snapshot;
    await expect(sessions.run('', (state) => state.restore(large))).rejects.toMatchObject({ status: 507 });
    expect((await sessions.list())[0]).toMatchObject({ changes: 0, bytes: 0 });
  });

  test('of a whole world is refused where that is too large, and one of the changes is not', async () => {
    const sessions = createMemoryStore().sessions(seeding(), { seed: 'oak', contacts: 300_000 });
    await expect(sessions.run('', (state) => state.snapshot({ whole: true }))).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining(
        'There are 300,000 records, and a whole snapshot holds at most 250,000.',
      ) as string,
    });
    expect(await sessions.run('', (state) => state.snapshot())).toMatchObject({ collections: {} });
  });

  test('names no prototype', async () => {
    const text = `{"version":1,"world":${JSON.stringify(initial)},"counters":{"__proto__":3},
      "collections":{"__proto__":[["__proto__",{"__proto__":{"polluted":true}}]]}}`;
    await openSessions().run('', (state) => {
      state.restore(JSON.parse(text) as Snapshot);
      expect(state.next('__proto__')).toBe(4);
      expect(JSON.stringify(state.collection('__proto__').get('__proto__'))).toBe('{"__proto__":{"polluted":true}}');
      expect(state.collection('__proto__').get('__proto__')).not.toHaveProperty('polluted');
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    });
  });
});
