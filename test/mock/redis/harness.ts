import { createClient } from '@redis/client';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { RedisOptions } from '../../../scripts/mock/state/redis-store.ts';
import { openReplica, type Replica } from './replica.ts';
import { redisServer, startRedis, whyNoRedis, type Redis } from './server.ts';

/** What a test with Redis has at hand. */
export interface RedisBench {
  readonly redis: Redis;
  /** With a prefix of its own. */
  newUrl(): string;
  /** A replica that is closed after the test. */
  open(url: string, options?: Partial<RedisOptions>): Promise<Replica>;
  /** Two that share a state. */
  openTwo(options?: Partial<RedisOptions>): Promise<[Replica, Replica]>;
  /** A client of our own, to look at the keys. */
  withClient(work: (client: ReturnType<typeof createClient>) => Promise<void>): Promise<void>;
}

/** Tests with a real Redis, or skipped with the reason where there is none. */
export function describeWithRedis(name: string, define: (bench: RedisBench) => void): void {
  const missing = redisServer === undefined;
  describe.skipIf(missing)(`${name}${missing ? ` (skipped: ${whyNoRedis})` : ''}`, () => {
    const replicas: Replica[] = [];
    let redis: Redis;
    let prefixes = 0;
    beforeAll(async () => {
      redis = await startRedis();
    });
    afterEach(async () => {
      await Promise.all(replicas.splice(0).map(({ store }) => store.close()));
    });
    afterAll(() => redis.stop());

    const bench: RedisBench = {
      get redis() {
        return redis;
      },
      newUrl: () => redis.url(`test${(prefixes += 1)}`),
      async open(url, options) {
        const replica = await openReplica(url, options);
        replicas.push(replica);
        return replica;
      },
      async openTwo(options) {
        const url = bench.newUrl();
        return [await bench.open(url, options), await bench.open(url, options)];
      },
      async withClient(work) {
        const client = createClient({ url: redis.url('').split('?')[0]! });
        await client.connect();
        await work(client as ReturnType<typeof createClient>).finally(() => client.destroy());
      },
    };
    define(bench);
  });
}

/** The prefix of all keys of a store. */
export function prefixOf(url: string): string {
  return `${new URL(url).searchParams.get('prefix')!}:`;
}
