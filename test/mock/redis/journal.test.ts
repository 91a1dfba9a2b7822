import { expect, test, vi } from 'vitest';
import { exchange } from '../journal/exchanges.ts';
import { describeWithRedis } from './harness.ts';

describeWithRedis('a journal in Redis', (bench) => {
  test('has all entries of two mocks, each with an id of its own', async () => {
    const [one, two] = await bench.openTwo();
    for (let count = 0; count < 300; count += 1) {
      one.store.journal.add(exchange({ session: 'one', time: count }));
      two.store.journal.add(exchange({ session: 'two', time: count }));
    }
    await one.store.journal.entries({ limit: 1 });
    const entries = await two.store.journal.entries();
    expect(entries.map(({ id }) => id)).toEqual(Array.from({ length: 600 }, (_, index) => index + 1));
    for (const session of ['one', 'two']) {
      const times = (await one.store.journal.entries({ session })).map(({ time }) => time);
      expect(times).toEqual(Array.from({ length: 300 }, (_, index) => index));
    }
  });

  test('gives what a filter asks for', async () => {
    const [one, two] = await bench.openTwo();
    for (let count = 1; count <= 250; count += 1) one.store.journal.add(exchange({ body: `{"n":${count % 10}}` }));
    await one.store.journal.entries({ limit: 1 });
    expect((await two.store.journal.entries({ body: { n: 3 }, limit: 2 })).map(({ id }) => id)).toEqual([233, 243]);
    expect((await two.store.journal.entries({ after: 248 })).map(({ id }) => id)).toEqual([249, 250]);
  });

  test('keeps entries as they are in memory', async () => {
    const [{ store }] = await bench.openTwo();
    const session = 'a b%20 ä';
    store.journal.add(exchange({ session, message: { headers: { authorization: 'Bearer abc' }, query: 'a=b c' } }));
    expect(await store.journal.entries({ session })).toMatchObject([
      { id: 1, session, query: 'a=b c', request: { headers: { authorization: 'Bearer ***' }, body: '{"name":"Ann"}' } },
    ]);
  });

  test.each([[{ journal: 5 }], [{ journalBytes: 5 * 600 }]])('drops the oldest beyond %j', async (bound) => {
    const [{ store }] = await bench.openTwo(bound);
    for (let count = 0; count < 20; count += 1) {
      store.journal.add(exchange({ body: 'x'.repeat(200) }));
      await store.journal.entries({ limit: 1 });
    }
    const ids = (await store.journal.entries()).map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(4);
    expect(ids.length).toBeLessThanOrEqual(6);
    expect(ids.at(-1)).toBe(20);
  });

  test('forgets the entries of one session, or all, on both', async () => {
    const [one, two] = await bench.openTwo();
    for (const session of ['', 'one', 'two', 'one']) one.store.journal.add(exchange({ session }));
    await one.store.journal.clear('one');
    expect((await two.store.journal.entries()).map(({ session }) => session)).toEqual(['', 'two']);
    await two.store.journal.clear();
    expect(await one.store.journal.entries()).toEqual([]);
    one.store.journal.add(exchange());
    expect((await one.store.journal.entries()).map(({ id }) => id)).toEqual([5]);
  });

  test('keeps what happened while Redis was gone, until it is back', async () => {
    const [{ store, sessions }] = await bench.openTwo();
    await bench.redis.stop();
    await expect(sessions.run('', () => {})).rejects.toMatchObject({ status: 503 });
    for (let count = 0; count < 3; count += 1) store.journal.add(exchange({ reply: { status: 503 } }));
    await expect(store.journal.entries()).rejects.toMatchObject({ status: 503 });
    await bench.redis.start();
    await vi.waitFor(() => sessions.run('', () => {}), 20_000);
    expect((await store.journal.entries()).map(({ id }) => id)).toEqual([1, 2, 3]);
  });
});
