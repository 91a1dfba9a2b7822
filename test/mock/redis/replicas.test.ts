import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refused } from '../../../scripts/mock/behaviour.ts';
import type { State } from '../../../scripts/mock/state/state.ts';
import { lookAt, people, personAt } from '../state/world.ts';
import { describeWithRedis } from './harness.ts';

describeWithRedis('two mocks with their state in Redis', ({ newUrl, open, openTwo }) => {
  test('loses no write of two processes', async () => {
    const url = newUrl();
    const writer = new URL('writer.ts', import.meta.url).pathname;
    await Promise.all(['one', 'two'].map((name) => promisify(execFile)(process.execPath, [writer, url, name, '200'])));
    const { sessions } = await open(url);
    await sessions.run('shared', (state) => {
      const orders = state.collection('shop/orders');
      expect(orders.get('last')).toEqual({ count: 400 });
      const numbers = [...orders.entries()].filter(([id]) => id !== 'last').map(([, { number }]) => number);
      expect(numbers).toEqual(Array.from({ length: 400 }, (_, index) => index + 1));
    });
  });

  test('answers on either as a Map with the same records would', async () => {
    const id = fc.oneof(
      fc.integer({ min: 0, max: 11 }).map((index) => `p${index}`),
      fc.constantFrom('a', '__proto__'),
    );
    const record = fc.oneof(fc.constant(null), fc.record({ team: fc.integer({ min: 0, max: 2 }) }));
    const writes = fc.array(fc.record({ second: fc.boolean(), fails: fc.boolean(), id, record }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(writes, async (steps) => {
        const both = (await openTwo()).map(({ sessions }) => sessions);
        const model = new Map(Array.from({ length: 10 }, (_, index) => [`p${index}`, personAt('oak', index)]));
        for (const { second, fails, id: key, record: value } of steps) {
          if (!fails) {
            if (value === null) model.delete(key);
            else model.set(key, value);
          }
          const work = both[second ? 1 : 0]!.run('', (state) => {
            if (value === null) state.collection(people).delete(key);
            else state.collection(people).set(key, value);
            if (fails) throw new Refused(409, 'No.');
          });
          await expect(work.catch(({ status }: Refused) => status)).resolves.toBe(fails ? 409 : undefined);
        }
        for (const sessions of both) {
          expect(await sessions.run('', (state) => [...state.collection(people).entries()])).toEqual([...model]);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('shows on one what was restored on the other', async () => {
    const [{ sessions: one }, { sessions: two }] = await openTwo();
    await one.run('', (state) => {
      state.collection(people).delete('p3');
      state.collection(people).set('new', { id: 'new' });
      state.next('orders');
    });
    const snapshot = await two.run('', (state) => state.snapshot());
    const seen = await one.run('', lookAt);
    await one.run('', (state) => state.reset({ seed: 'elm', contacts: 3 }));
    expect(await two.run('', (state) => [...state.collection(people).values()])).toEqual(
      [0, 1, 2].map((index) => personAt('elm', index)),
    );
    await two.run('', (state) => state.restore(snapshot));
    expect(await one.run('', lookAt)).toEqual(seen);
  });

  test('forgets a session on one that was ended on the other', async () => {
    const [{ sessions: one }, { sessions: two }] = await openTwo();
    await one.run('worker', (state) => state.collection(people).delete('p0'));
    expect(await two.run('worker', sizeOfPeople)).toBe(9);
    await two.end('worker');
    expect(await one.run('worker', sizeOfPeople)).toBe(10);
    await one.run('', (state) => state.collection(people).delete('p0'));
    await one.end('');
    expect(await two.run('', sizeOfPeople)).toBe(10);
  });

  test('starts a session as a copy of the nameless one, whichever of them wrote that', async () => {
    const [{ sessions: one }, { sessions: two }] = await openTwo();
    await one.run('', (state) => state.collection(people).delete('p0'));
    expect(await two.run('worker', sizeOfPeople)).toBe(9);
    await two.run('worker', (state) => state.collection(people).delete('p1'));
    expect(await Promise.all([one.run('', sizeOfPeople), one.run('worker', sizeOfPeople)])).toEqual([9, 8]);
  });

  test('lists the sessions of both and holds both to one limit', async () => {
    const [{ sessions: one }, { sessions: two }] = await openTwo({ sessions: 2 });
    await one.run('a', (state) => state.collection(people).delete('p0'));
    await two.run('b', () => {});
    expect(await two.list()).toMatchObject([
      { name: '', changes: 0, bytes: 0 },
      { name: 'a', changes: 1 },
      { name: 'b', changes: 0 },
    ]);
    await expect(two.run('c', () => {})).rejects.toMatchObject({
      status: 503,
      message: expect.stringContaining('There are 2 sessions, the most that are kept at a time.') as string,
    });
    await one.end('a');
    await two.run('c', () => {});
  });

  test('takes names of sessions as they are', async () => {
    const [{ sessions: one }, { sessions: two }] = await openTwo();
    const names = ['a', 'a:b', 'session:a', '../a', '__proto__', 'ä €', '*', '"', 'a\r\nFLUSHALL\r\n'];
    for (const name of names) await one.run(name, (state) => state.collection('shop/names').set('name', { name }));
    for (const name of names) {
      expect(await two.run(name, (state) => state.collection('shop/names').get('name'))).toEqual({ name });
    }
    expect((await two.list()).map(({ name }) => name)).toEqual(['', ...names].toSorted());
  });
});

function sizeOfPeople(state: State): number {
  return state.collection(people).size;
}
