import { expect, test } from 'vitest';
import { limitsOf } from '../../../scripts/mock/state/limits.ts';
import { RedisConnection } from '../../../scripts/mock/state/redis/connection.ts';
import { syncSession, type Shared } from '../../../scripts/mock/state/redis/session.ts';
import { describeWithRedis, type RedisBench } from './harness.ts';

describeWithRedis('the log of a session in Redis', (bench) => {
  test('takes changes only from a copy that is up to date, and tells others what is newer', async () => {
    await withShared(bench, async (shared) => {
      const [kind, epoch, version] = await syncSession(shared, '', ['', '0', '', '0', '0']);
      expect([kind, version]).toEqual(['anew', '0']);
      const commit = (at: number, changes: string) => syncSession(shared, '', [`${epoch}`, `${at}`, changes, '0', '0']);
      expect(await commit(0, 'first')).toEqual(['same', 69, 0]);
      expect(await commit(0, 'late')).toEqual(['newer', epoch, '1', 'first']);
      expect(await commit(1, 'second')).toEqual(['same', 139, 0]);
      expect(await commit(2, '')).toEqual(['same', 139, 0]);
      expect(await syncSession(shared, '', ['other', '2', 'x', '0', '0'])).toEqual([
        'anew',
        epoch,
        '2',
        '',
        'first',
        'second',
      ]);
    });
  });

  test('gives way to a snapshot of any of its versions, and keeps what is newer', async () => {
    await withShared(bench, async (shared) => {
      const epoch = String((await syncSession(shared, '', ['', '0', '', '0', '0']))[1]);
      for (const [at, changes] of ['first', 'second', 'third'].entries()) {
        await syncSession(shared, '', [epoch, `${at}`, changes, '0', '0']);
      }
      const compact = (...args: [epoch: string, version: string, snapshot: string]): Promise<0 | 1> =>
        shared.connection.call((client) => client.compact(['session:'], args));
      expect(await compact('other', '2', 'snapshot')).toBe(0);
      expect(await compact(epoch, '4', 'snapshot')).toBe(0);
      expect(await compact(epoch, '2', 'snapshot')).toBe(1);
      expect(await compact(epoch, '1', 'older')).toBe(0);
      expect(await syncSession(shared, '', [epoch, '2', '', '0', '0'])).toEqual(['newer', epoch, '3', 'third']);
      const anew = ['anew', epoch, '3', 'snapshot', 'third'];
      expect(await syncSession(shared, '', [epoch, '1', '', '0', '0'])).toEqual(anew);
      expect(await syncSession(shared, '', ['', '0', '', '0', '0'])).toEqual(anew);
      expect(await syncSession(shared, '', [epoch, '3', '', '0', '0'])).toEqual(['same', 69, 8]);
    });
  });

  test('goes on in the copy that a named session starts with, under another epoch', async () => {
    await withShared(bench, async (shared) => {
      const epoch = String((await syncSession(shared, '', ['', '0', '', '0', '0']))[1]);
      await syncSession(shared, '', [epoch, '0', 'first', '1', '100']);
      const [kind, other, ...copied] = await syncSession(shared, 'worker', [epoch, '1', 'never', '0', '0']);
      expect([kind, ...copied]).toEqual(['anew', '1', '', 'first']);
      expect(other).not.toBe(epoch);
    });
  });
});

async function withShared({ newUrl }: RedisBench, work: (shared: Shared) => Promise<void>): Promise<void> {
  const connection = await RedisConnection.open(newUrl(), 5000);
  await work({ connection, limits: limitsOf({}), identity: { seed: 'oak' } }).finally(() => connection.close());
}
