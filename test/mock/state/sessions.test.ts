import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../../scripts/mock/state/memory-store.ts';
import type { Base, State } from '../../../scripts/mock/state/state.ts';
import { initial, lookAt, openSessions, people } from './world.ts';

const failing = (work: (state: State) => void) => (state: State) => {
  work(state);
  throw new Error('undo this');
};

describe('work that throws', () => {
  test('takes nothing with it of what was added before', async () => {
    const sessions = openSessions();
    await sessions.run('', (state) => state.collection(people).set('new', { id: 'new' }));
    const deleting = failing((state) => {
      state.collection(people).delete('new');
      state.collection(people).delete('p0');
    });
    await expect(sessions.run('', deleting)).rejects.toThrow('undo this');
    expect(await sessions.run('', (state) => state.collection(people).get('new'))).toEqual({ id: 'new' });
  });

  test('leaves no bytes behind', async () => {
    const sessions = openSessions();
    await sessions.run('', () => {});
    const writing = failing((state) => state.collection('shop/orders').set('1', { id: '1' }));
    await expect(sessions.run('', writing)).rejects.toThrow('undo this');
    expect(await sessions.list()).toMatchObject([{ bytes: 0, changes: 0 }]);
  });
});

describe('sessions', () => {
  test('see nothing of each other', async () => {
    const sessions = openSessions();
    await sessions.run('one', (state) => state.collection(people).delete('p0'));
    await sessions.run('two', (state) => state.collection(people).set('p1', { id: 'p1', changed: true }));
    expect(
      await sessions.run('one', (state) => [state.collection(people).has('p0'), state.collection(people).get('p1')]),
    ).toEqual([false, expect.not.objectContaining({ changed: true })]);
    expect(await sessions.run('two', (state) => state.collection(people).has('p0'))).toBe(true);
    expect(await sessions.run('', sizeOfPeople)).toBe(10);
  });

  test('start as a copy of the nameless one as it is then', async () => {
    const sessions = openSessions();
    await sessions.run('', (state) => {
      state.collection(people).delete('p0');
      state.next('orders');
    });
    await sessions.run('one', (state) => state.collection(people).delete('p1'));
    await sessions.run('', (state) => state.collection(people).delete('p2'));
    expect(await sessions.run('one', (state) => [...state.collection(people).entries()].map(([id]) => id))).toEqual([
      'p2',
      'p3',
      'p4',
      'p5',
      'p6',
      'p7',
      'p8',
      'p9',
    ]);
    expect(await sessions.run('one', (state) => state.next('orders'))).toBe(2);
    expect(await sessions.run('', (state) => [sizeOfPeople(state), state.next('orders')])).toEqual([8, 2]);
  });

  test('are forgotten when nobody used them for the idle time, but for the nameless one', async () => {
    let now = 0;
    const sessions = openSessions({ idle: 1000, now: () => now });
    for (const name of ['', 'one', 'two']) await sessions.run(name, (state) => state.collection(people).delete('p0'));
    now = 1000;
    await sessions.run('two', () => {});
    now = 1001;
    expect((await sessions.list()).map(({ name }) => name)).toEqual(['', 'two']);
    expect(await sessions.run('', sizeOfPeople)).toBe(9);
  });

  test('are refused beyond the limit, until one is ended or idle', async () => {
    let now = 0;
    const sessions = openSessions({ sessions: 2, idle: 120_000, now: () => now });
    await sessions.run('one', () => {});
    await sessions.run('two', () => {});
    await expect(sessions.run('three', () => {})).rejects.toMatchObject({
      status: 503,
      message:
        'There are 2 sessions, the most that are kept at a time. End one, or wait until one was not used for 2 minutes.',
    });
    await sessions.end('one');
    await sessions.run('three', () => {});
    now = 120_001;
    await sessions.run('four', () => {});
    expect((await sessions.list()).map(({ name }) => name)).toEqual(['', 'four']);
  });

  test('take no more memory than the limit of one, and keep what they had', async () => {
    const sessions = openSessions({ sessionBytes: 10_000 });
    await sessions.run('', (state) => state.collection('shop/orders').set('first', {}));
    await expect(sessions.run('', writeMany)).rejects.toMatchObject({
      status: 507,
      message: expect.stringMatching(/about 10,000 bytes in one session and 512 MiB in all/) as string,
    });
    expect(await sessions.run('', (state) => [...state.collection('shop/orders').entries()])).toEqual([['first', {}]]);
  });

  test('take no more memory than the limit of all, of which an unchanged copy takes nothing', async () => {
    const sessions = openSessions({ bytes: 10_000 });
    for (const name of ['', 'one', 'two', 'three'])
      await sessions.run(name, name === '' ? writeLarge('first') : () => {});
    await sessions.run('one', writeLarge('other'));
    const more = sessions.run('two', (state) =>
      state.collection('shop/orders').set('other', { text: 'x'.repeat(4000) }),
    );
    await expect(more).rejects.toMatchObject({ status: 507 });
    await sessions.end('one');
    await sessions.run('two', writeLarge('other'));
  });

  test('pay for the part of a copy that is theirs once they change it', async () => {
    const sessions = openSessions({ bytes: 100_000 });
    await sessions.run('', writeMany);
    const names = Array.from({ length: 20 }, (_, index) => `worker ${index}`);
    const outcomes = await Promise.allSettled(names.map((name) => sessions.run(name, writeLarge('other', 1))));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toContainEqual({ status: 'rejected', reason: expect.objectContaining({ status: 507 }) as unknown });
    expect(refused.length).toBeLessThan(15);
  });

  test('can be made smaller when they have outgrown the limit', async () => {
    const sessions = openSessions({ sessionBytes: 2000 });
    await sessions.run('', writeLarge('o', 600));
    await expect(sessions.run('', writeLarge('p', 600))).rejects.toMatchObject({ status: 507 });
    await sessions.run('', (state) => state.collection('shop/orders').delete('o'));
    await sessions.run('', writeLarge('p', 600));
  });

  test.each([
    ['longer than it may be', 'x'.repeat(201)],
    ['half of a character', '\ud800'],
  ])('are refused a name that is %s', async (_, name) => {
    await expect(openSessions().run(name, () => {})).rejects.toMatchObject({ status: 400 });
  });

  test('are listed with what they differ in', async () => {
    const sessions = openSessions({ now: () => 77 });
    await sessions.run('b', (state) => {
      state.collection(people).delete('p0');
      state.collection(people).set('p1', {});
      state.collection(people).set('new', {});
    });
    await sessions.run('a', () => {});
    expect(await sessions.list()).toEqual([
      { name: '', changes: 0, bytes: 0, usedAt: 77 },
      { name: 'a', changes: 0, bytes: 0, usedAt: 77 },
      { name: 'b', changes: 3, bytes: expect.any(Number) as number, usedAt: 77 },
    ]);
  });

  test('tell of each commit that changed one', async () => {
    const changed: string[] = [];
    const sessions = openSessions({ onChange: (name) => changed.push(name) });
    await sessions.run('one', (state) => state.collection(people).delete('p0'));
    await sessions.run('one', sizeOfPeople);
    await sessions.run('', (state) => state.next('orders'));
    await sessions.run('', (state) => state.reset());
    await sessions.end('one');
    expect(changed).toEqual(['one', '', '', 'one']);
  });

  test('that are ended begin again, the nameless one too', async () => {
    const sessions = openSessions();
    for (const name of ['', 'one']) {
      await sessions.run(name, (state) => state.collection(people).delete('p0'));
      await sessions.end(name);
      expect(await sessions.run(name, sizeOfPeople)).toBe(10);
    }
  });
});

describe('a session', () => {
  test('is reset to the world the mock started with, or to another', async () => {
    await openSessions().run('', (state) => {
      state.next('orders');
      state.collection('mock/settings').set('clock', { offset: 5 });
      state.reset({ seed: 'elm', contacts: 2 });
      expect([state.world, sizeOfPeople(state), state.names()]).toEqual([{ seed: 'elm', contacts: 2 }, 2, [people]]);
      state.reset();
      expect([state.world, sizeOfPeople(state), state.next('orders')]).toEqual([initial, 10, 1]);
    });
  });

  test('keeps its changes when the description, and with it the seeded records, become others', async () => {
    let base = baseOf(['a', 'b', 'c']);
    const sessions = createMemoryStore().sessions({ names: () => ['x'], base: () => base }, initial);
    await sessions.run('', (state) => {
      state.collection('x').set('b', { changed: true });
      state.collection('x').delete('c');
      state.collection('x').set('new', {});
    });
    base = baseOf(['c', 'b']);
    expect(await sessions.run('', (state) => [...state.collection('x').entries()])).toEqual([
      ['b', { changed: true }],
      ['new', {}],
    ]);
    expect(await sessions.run('', lookAt)).toMatchObject({ snapshot: { collections: { x: { length: 3 } } } });
  });
});

function baseOf(ids: readonly string[]): Base {
  return {
    size: ids.length,
    at: (index) => ({ id: ids[index] }),
    idAt: (index) => ids[index]!,
    indexOf: (id) => ids.indexOf(id),
  };
}

function writeMany(state: State): void {
  for (let index = 0; index < 100; index += 1) state.collection('shop/orders').set(`o${index}`, { index });
}

function writeLarge(id: string, length = 4000): (state: State) => void {
  return (state) => state.collection('shop/orders').set(id, { text: 'x'.repeat(length) });
}

function sizeOfPeople(state: State): number {
  return state.collection(people).size;
}
