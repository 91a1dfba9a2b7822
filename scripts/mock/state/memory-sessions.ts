import type { WorldOptions } from '../world/world.ts';
import { checkName, tooManyBytes, tooManySessions } from './limits.ts';
import type { Limits } from './limits.ts';
import { SessionState } from './session-state.ts';
import type { Surroundings } from './session-state.ts';
import type { Seeding, SessionInfo, Sessions, State } from './state.ts';
import { BaseIndexes } from './value-index.ts';

/** A session in this process. */
interface Session {
  readonly state: SessionState;
  usedAt: number;
}

/** Sessions that live and die with this process. */
export class MemorySessions implements Sessions {
  readonly #limits: Limits;
  readonly #surroundings: Surroundings;
  #nameless: Session;
  readonly #named = new Map<string, Session>();
  /** When the first session can be idle. */
  #nextSweep = 0;
  /** Sum of what each session takes alone. */
  #bytes = 0;

  constructor(limits: Limits, seeding: Seeding, initial: WorldOptions) {
    this.#limits = limits;
    const baseIndexes = new BaseIndexes();
    this.#surroundings = { seeding, initial, baseIndexes, tooManyBytes: () => tooManyBytes(limits) };
    this.#nameless = this.#start(new SessionState(this.#surroundings));
  }

  async run<T>(name: string, work: (state: State) => T): Promise<T> {
    const session = this.#open(name);
    const { state } = session;
    const before = state.ownBytes;
    const room = Math.max(0, this.#limits.bytes - this.#bytes);
    state.limit = Math.min(this.#limits.sessionBytes, state.bytes + room);
    try {
      const result = work(state);
      if (state.commit().length > 0) this.#limits.onChange(name);
      return result;
    } catch (error) {
      state.undoTo(0);
      throw error;
    } finally {
      this.#bytes += state.ownBytes - before;
    }
  }

  async list(): Promise<readonly SessionInfo[]> {
    this.#forgetIdle();
    const all: [string, Session][] = [['', this.#nameless], ...this.#named];
    return all
      .map(([name, { state, usedAt }]) => ({ name, changes: state.differences, bytes: state.bytes, usedAt }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  async end(name: string): Promise<void> {
    if (name !== '') this.#forget(name);
    else {
      this.#bytes -= this.#nameless.state.ownBytes;
      this.#nameless = this.#start(new SessionState(this.#surroundings));
    }
    this.#limits.onChange(name);
  }

  async close(): Promise<void> {
    this.#named.clear();
  }

  #open(name: string): Session {
    const now = this.#limits.now();
    if (now >= this.#nextSweep) this.#forgetIdle();
    const session = name === '' ? this.#nameless : (this.#named.get(name) ?? this.#create(name));
    session.usedAt = now;
    return session;
  }

  #create(name: string): Session {
    checkName(name);
    if (this.#named.size >= this.#limits.sessions) throw tooManySessions(this.#limits);
    const session = this.#start(this.#nameless.state.copy());
    this.#named.set(name, session);
    return session;
  }

  #start(state: SessionState): Session {
    return { state, usedAt: this.#limits.now() };
  }

  #forgetIdle(): void {
    const { now, idle } = this.#limits;
    let oldest = now();
    for (const [name, { usedAt }] of this.#named) {
      if (usedAt < now() - idle) this.#forget(name);
      else oldest = Math.min(oldest, usedAt);
    }
    this.#nextSweep = oldest + idle + 1;
  }

  #forget(name: string): void {
    const session = this.#named.get(name);
    if (session === undefined) return;
    this.#bytes -= session.state.ownBytes;
    this.#named.delete(name);
  }
}
