import type { WorldOptions } from '../../world/world.ts';
import { checkName, tooManyBytes } from '../limits.ts';
import type { Surroundings } from '../session-state.ts';
import type { Seeding, SessionInfo, Sessions, State } from '../state.ts';
import { BaseIndexes } from '../value-index.ts';
import { RedisSession, sessionKey, type Shared } from './session.ts';

/** Sessions that several processes share by way of Redis; each works on copies of its own. */
export class RedisSessions implements Sessions {
  readonly #shared: Shared;
  readonly #surroundings: Surroundings;
  /** Copies in this process, least recently used first. */
  readonly #copies = new Map<string, RedisSession>();

  constructor(shared: Shared, seeding: Seeding, initial: WorldOptions) {
    this.#shared = shared;
    const baseIndexes = new BaseIndexes();
    this.#surroundings = { seeding, initial, baseIndexes, tooManyBytes: () => tooManyBytes(shared.limits) };
  }

  async run<T>(name: string, work: (state: State) => T): Promise<T> {
    checkName(name);
    const session = this.#copies.get(name) ?? this.#open(name);
    session.usedAt = this.#shared.limits.now();
    this.#copies.delete(name);
    this.#copies.set(name, session);
    return session.run(work);
  }

  async list(): Promise<readonly SessionInfo[]> {
    const { connection } = this.#shared;
    const names = ['', ...(await connection.call((client) => client.zRange('sessions', 0, -1)))];
    const infos = await connection.call((client) =>
      Promise.all(names.map((name) => client.hmGet(sessionKey(name), ['differences', 'bytes', 'usedAt']))),
    );
    return names
      .map((name, index) => ({ name, values: infos[index]!.map(Number) }))
      .filter(({ name, values: [, , usedAt] }) => name === '' || usedAt! > 0)
      .map(({ name, values: [changes, bytes, usedAt] }) => ({
        name,
        changes: changes!,
        bytes: bytes!,
        usedAt: usedAt!,
      }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  async end(name: string): Promise<void> {
    const { connection, limits } = this.#shared;
    await connection.call((client) => Promise.all([client.del(sessionKey(name)), client.zRem('sessions', name)]));
    this.#copies.delete(name);
    limits.onChange(name);
  }

  async close(): Promise<void> {
    this.#copies.clear();
  }

  #open(name: string): RedisSession {
    this.#forgetCopies();
    return new RedisSession(name, this.#shared, this.#surroundings);
  }

  /** Copies can be fetched again; the oldest go when they are idle, too many, or all together too large. */
  #forgetCopies(): void {
    const { idle, now, sessions: most, bytes: mostBytes } = this.#shared.limits;
    let bytes = [...this.#copies.values()].reduce((sum, session) => sum + session.bytes, 0);
    for (const [name, session] of this.#copies) {
      if (session.usedAt >= now() - idle && this.#copies.size <= most && bytes <= mostBytes) return;
      bytes -= session.bytes;
      this.#copies.delete(name);
    }
  }
}
