import { Refused } from '../behaviour.ts';
import { RedisJournal } from '../journal/redis-journal.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { limitsOf, type Limits } from './limits.ts';
import { RedisConnection } from './redis/connection.ts';
import type { Identity } from './redis/identity.ts';
import { syncSession, type Shared } from './redis/session.ts';
import { RedisSessions } from './redis/sessions.ts';
import type { Store, StoreOptions } from './state.ts';

/** Bounds of a store in Redis, and who may share it. */
export interface RedisOptions extends StoreOptions {
  /** What mocks that share the state must have in common: the version of the package, the seed and the like. */
  readonly identity: Identity;
  /** Milliseconds to wait for an answer of Redis. Defaults to 5,000. */
  readonly patience?: number;
}

/** Milliseconds: what fits a timer of Node.js. */
const longestIdle = 2 ** 31 - 1;

/**
 * A store in Redis, 6 or newer, that several processes share. It outlives them by the time that sessions may be idle.
 * @param url `redis://…` or `rediss://…`; `?prefix=` at its end, by default `contact-apis`, begins the names of all keys
 * @throws UsageError when Redis cannot be used, or holds the state of mocks with another identity
 */
export async function connectRedisStore(url: string, options: RedisOptions): Promise<Store> {
  const asked = limitsOf(options);
  const limits: Limits = { ...asked, idle: Math.ceil(Math.min(Math.max(asked.idle, 1), longestIdle)) };
  const connection = await RedisConnection.open(url, options.patience ?? 5000);
  const shared: Shared = { connection, limits, identity: options.identity };
  await syncSession(shared, '', ['', '0', '', '', '']).catch((error: unknown) => {
    connection.close();
    throw error instanceof Refused ? new UsageError(error.message) : error;
  });
  const journal = new RedisJournal(shared);
  const heartbeat = setInterval(() => void keepAlive(connection, limits), Math.ceil(limits.idle / 3)).unref();
  return {
    sessions: (seeding, initial) => new RedisSessions(shared, seeding, initial),
    journal,
    async close() {
      clearInterval(heartbeat);
      await journal.close();
      connection.close();
    },
  };
}

/** Puts off the expiry of what is there as long as there is a mock, whether it is used or not. */
async function keepAlive(connection: RedisConnection, { idle }: Limits): Promise<void> {
  const keys = ['identity', 'session:', 'journal', 'journal:id', 'journal:bytes'];
  await connection.call((client) => Promise.all(keys.map((key) => client.pExpire(key, idle)))).catch(() => {});
}
