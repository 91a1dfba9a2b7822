import { Refused } from '../../behaviour.ts';
import type { Change } from '../change.ts';
import { tooManySessions, type Limits } from '../limits.ts';
import { SessionState, type Surroundings } from '../session-state.ts';
import type { Snapshot, State } from '../state.ts';
import type { RedisConnection } from './connection.ts';
import { identityText, tellOtherIdentity, type Identity } from './identity.ts';
import type { SyncReply } from './scripts.ts';

/** Most transactions that are committed together. */
const mostJobs = 100;

/** How often transactions are done again because another replica was faster. */
const mostAttempts = 100;

/** Bytes of changes up to which no snapshot is worth while. */
const leastWeight = 64 * 1024;

/** What the replicas of a store have in common. */
export interface Shared {
  readonly connection: RedisConnection;
  readonly limits: Limits;
  readonly identity: Identity;
}

/** Work that waits to be done, and its promise. */
interface Job {
  readonly work: (state: State) => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * This replica's copy of a session. Work is done on the copy at once; it counts when Redis confirms that the copy was up
 * to date and takes the changes, and is undone and done again on a newer copy when it was not. Work that comes meanwhile
 * is gathered, and goes on the next way to Redis together.
 */
export class RedisSession {
  usedAt = 0;
  readonly #shared: Shared;
  readonly #name: string;
  readonly #surroundings: Surroundings;
  #state: SessionState;
  /** Empty where the copy must be fetched, at first and after a failure. */
  #epoch = '';
  #version = 0;
  #jobs: Job[] = [];
  #busy = false;

  constructor(name: string, shared: Shared, surroundings: Surroundings) {
    this.#name = name;
    this.#shared = shared;
    this.#surroundings = surroundings;
    this.#state = new SessionState(surroundings);
  }

  /** About how many bytes the copy takes. */
  get bytes(): number {
    return this.#state.bytes;
  }

  run<T>(work: (state: State) => T): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#jobs.push({ work, resolve: resolve as (result: unknown) => void, reject });
    if (!this.#busy) void this.#workOff();
    return promise;
  }

  async #workOff(): Promise<void> {
    this.#busy = true;
    while (this.#jobs.length > 0) {
      const jobs = this.#jobs.splice(0, mostJobs);
      try {
        await this.#settle(jobs);
      } catch (error) {
        this.#state.undoTo(0);
        this.#epoch = '';
        // What keeps these from being done keeps those that wait from it too.
        for (const { reject } of [...jobs, ...this.#jobs.splice(0)]) reject(error);
      }
    }
    this.#busy = false;
  }

  async #settle(jobs: readonly Job[]): Promise<void> {
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const settlements = this.#epoch === '' ? [] : jobs.map((job) => this.#try(job));
      const reply = await this.#sync();
      if (reply[0] === 'same') {
        const changed = this.#state.commit().length > 0;
        if (changed) this.#version += 1;
        for (const settle of settlements) settle();
        if (changed) this.#shared.limits.onChange(this.#name);
        return this.#compactWhereWorthwhile(reply[1], reply[2]);
      }
      this.#state.undoTo(0);
      this.#catchUp(reply);
    }
    throw new Refused(
      503,
      'Other mocks change this session so often that the request did not get its turn. Try again.',
    );
  }

  /** Does a job as a transaction. @returns what tells its outcome, once it counts */
  #try({ work, resolve, reject }: Job): () => void {
    const mark = this.#state.pending.length;
    this.#state.limit = this.#shared.limits.sessionBytes;
    try {
      const result = work(this.#state);
      return () => resolve(result);
    } catch (error) {
      this.#state.undoTo(mark);
      return () => reject(error);
    }
  }

  async #sync(): Promise<Synced> {
    const state = this.#state;
    const changes = state.pending.length === 0 ? '' : JSON.stringify(state.pending);
    return syncSession(this.#shared, this.#name, [
      this.#epoch,
      String(this.#version),
      changes,
      String(state.differences),
      String(state.bytes),
    ]);
  }

  #catchUp(reply: Exclude<Synced, readonly ['same', ...unknown[]]>): void {
    const [kind, epoch, version, ...texts] = reply;
    if (kind === 'anew') {
      this.#state = new SessionState(this.#surroundings);
      const snapshot = texts.shift();
      if (snapshot) this.#state.apply(['restore', JSON.parse(snapshot) as Snapshot]);
    }
    this.#state.limit = Infinity;
    for (const text of texts) for (const change of JSON.parse(text) as Change[]) this.#state.apply(change);
    this.#epoch = epoch;
    this.#version = Number(version);
  }

  /** So that the changes that a new replica has to read stay no more than the state itself. */
  async #compactWhereWorthwhile(weight: number, snapshotLength: number): Promise<void> {
    if (weight < Math.max(leastWeight, snapshotLength)) return;
    const snapshot = JSON.stringify(this.#state.snapshot());
    const { connection } = this.#shared;
    await connection
      .call((client) => client.compact([sessionKey(this.#name)], [this.#epoch, String(this.#version), snapshot]))
      .catch(() => {});
  }
}

type Synced = Exclude<SyncReply, readonly ['full' | 'foreign', ...unknown[]]>;

/**
 * One way to Redis and back for one session.
 * @param copy the last arguments of {@link sync}: of a copy that was never fetched, empty ones
 * @throws Refused with status 503 for one session too many, or another identity
 */
export async function syncSession(shared: Shared, name: string, copy: readonly string[]): Promise<Synced> {
  const { connection, limits, identity } = shared;
  const keys = ['identity', 'sessions', sessionKey(name), sessionKey('')];
  const args = [identityText(identity), String(limits.idle), String(limits.sessions), name, ...copy];
  const reply = await connection.call((client) => client.sync(keys, args));
  if (reply[0] === 'full') throw tooManySessions(limits);
  if (reply[0] === 'foreign') throw new Refused(503, tellOtherIdentity(identity, reply[1], connection.place));
  return reply;
}

/** The name is the last part, so that no name makes the key of something else. */
export function sessionKey(name: string): string {
  return `session:${name}`;
}
