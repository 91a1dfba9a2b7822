import { connectRedisStore, type RedisOptions } from '../../../scripts/mock/state/redis-store.ts';
import type { Sessions, Store } from '../../../scripts/mock/state/state.ts';
import { initial, seeding } from '../state/world.ts';

/** One of several mocks that share a state. */
export interface Replica {
  readonly store: Store;
  readonly sessions: Sessions;
}

export const identity = { version: '1.2.3', ...initial };

export async function openReplica(url: string, options: Partial<RedisOptions> = {}): Promise<Replica> {
  const store = await connectRedisStore(url, { identity, ...options });
  return { store, sessions: store.sessions(seeding(), initial) };
}
