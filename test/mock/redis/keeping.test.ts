import { expect, test, vi } from 'vitest';
import type { State } from '../../../scripts/mock/state/state.ts';
import { UsageError } from '../../../scripts/spec/usage-error.ts';
import { people } from '../state/world.ts';
import { describeWithRedis, prefixOf } from './harness.ts';
import { identity } from './replica.ts';

describeWithRedis('a state in Redis', ({ newUrl, open, withClient }) => {
  test('forgets a session that nobody used for long', async () => {
    const { sessions } = await open(newUrl(), { idle: 300 });
    await sessions.run('worker', (state) => state.collection(people).delete('p0'));
    await vi.waitFor(async () => expect(await sessions.list()).toHaveLength(1), 10_000);
    expect(await sessions.run('worker', sizeOfPeople)).toBe(10);
  });

  test('keeps the nameless session while there is a mock, used or not', async () => {
    const url = newUrl();
    await open(url, { idle: 3000 });
    await withClient(async (client) => {
      const times: number[] = [];
      await vi.waitFor(async () => {
        times.push(await client.pTTL(`${prefixOf(url)}session:`));
        expect(times.at(-1)).toBeGreaterThan(Math.min(...times));
      }, 10_000);
    });
  });

  test('leaves nothing in Redis once the last mock was gone for long', async () => {
    const url = newUrl();
    const { store, sessions } = await open(url, { idle: 300 });
    await sessions.run('worker', (state) => state.collection(people).delete('p0'));
    await store.close();
    await withClient(async (client) => {
      await vi.waitFor(async () => expect(await client.keys(`${prefixOf(url)}*`)).toEqual([]), 10_000);
    });
  });

  test('is kept as a snapshot once its changes are many', async () => {
    const url = newUrl();
    const { sessions } = await open(url);
    for (let count = 0; count < 2000; count += 1) await sessions.run('', (state) => state.next('orders'));
    await sessions.run('', (state) => state.collection(people).set('new', { id: 'new' }));
    await withClient(async (client) => {
      expect(await client.hLen(`${prefixOf(url)}session:`)).toBeLessThan(1100);
    });
    const { sessions: later } = await open(url);
    expect(await later.run('', (state) => [state.next('orders'), state.collection(people).size])).toEqual([2001, 11]);
    expect(await sessions.run('', (state) => state.next('orders'))).toBe(2002);
  });

  test.each([
    ['seed', { ...identity, seed: 'elm' }, 'seed "oak" where this one has "elm"'],
    ['version', { ...identity, version: '1.2.4' }, 'version "1.2.3" where this one has "1.2.4"'],
  ])('is refused to a mock with another %s', async (_, other, told) => {
    const url = newUrl();
    await open(url);
    const refused = open(url, { identity: other });
    await expect(refused).rejects.toBeInstanceOf(UsageError);
    await expect(refused).rejects.toThrow(told);
    await open(`${url}2`, { identity: other });
  });

  test('holds no more than its limit', async () => {
    const { sessions } = await open(newUrl(), { sessionBytes: 2000 });
    const work = sessions.run('', (state) => state.collection(people).set('large', { text: 'x'.repeat(3000) }));
    await expect(work).rejects.toMatchObject({ status: 507 });
    expect(await sessions.run('', sizeOfPeople)).toBe(10);
  });

  test.each([
    'redis://',
    'http://127.0.0.1',
    'redis://127.0.0.1/a',
    '127.0.0.1:6379',
    'redis://user:secret@127.0.0.1:1',
  ])('is told to be out of reach at %s, without the password', async (url) => {
    const refused = open(url);
    await expect(refused).rejects.toBeInstanceOf(UsageError);
    await expect(refused).rejects.not.toThrow('secret');
  });
});

function sizeOfPeople(state: State): number {
  return state.collection(people).size;
}
