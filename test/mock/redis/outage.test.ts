import { expect, test, vi } from 'vitest';
import { people } from '../state/world.ts';
import { describeWithRedis } from './harness.ts';

describeWithRedis('a mock with its state in Redis', (bench) => {
  test('says so while Redis is gone, and starts anew with an empty one', async () => {
    const [{ sessions: one }, { sessions: two }] = await bench.openTwo();
    await one.run('', (state) => state.collection(people).delete('p0'));
    await bench.redis.stop();
    const told = {
      status: 503,
      message: expect.stringMatching(/^Redis at 127\.0\.0\.1:\d+, where the state is kept,/) as string,
    };
    for (const sessions of [one, two]) {
      await expect(sessions.run('', () => {})).rejects.toMatchObject(told);
      await expect(sessions.list()).rejects.toMatchObject(told);
      await expect(sessions.end('worker')).rejects.toMatchObject(told);
    }
    await bench.redis.start();
    for (const sessions of [one, two]) {
      const size = await vi.waitFor(() => sessions.run('', (state) => state.collection(people).size), 20_000);
      expect(size).toBe(10);
    }
  });

  test('does not keep what it could not tell Redis', async () => {
    const { sessions } = await bench.open(bench.newUrl());
    await sessions.run('', (state) => state.collection(people).delete('p0'));
    await bench.withClient(async (client) => {
      await client.configSet('maxmemory', '1');
      const failing = sessions.run('', (state) => state.collection(people).delete('p1'));
      await expect(failing).rejects.toMatchObject({ status: 507 });
      await client.configSet('maxmemory', '0');
    });
    expect(await sessions.run('', (state) => state.collection(people).size)).toBe(9);
  });

  test('waits for an answer of a hanging Redis only so long', async () => {
    const { sessions } = await bench.open(bench.newUrl(), { patience: 100 });
    bench.redis.signal('SIGSTOP');
    const failing = sessions.run('', (state) => state.next('orders'));
    await expect(failing).rejects.toMatchObject({
      status: 503,
      message: expect.stringContaining('Whether anything that the request changed was kept is not known.') as string,
    });
    bench.redis.signal('SIGCONT');
    const next = await vi.waitFor(() => sessions.run('', (state) => state.next('orders')), 20_000);
    expect([1, 2]).toContain(next);
  });
});
