import type { Journal } from '../journal/journal.ts';
import type { WorldOptions } from '../world/world.ts';

/** A record of a collection: a JSON object in the form the vendor answers it in. It is never changed, only replaced. */
export type Item = Readonly<Record<string, unknown>>;

/**
 * The records a collection starts with. They are made when they are asked for and need not be kept, so that a hundred
 * thousand of them cost next to nothing.
 */
export interface Base<T extends object = Item> {
  readonly size: number;
  /** @param index from 0 to size - 1; the same index gives an equal record each time */
  at(index: number): T;
  /** The id of the record at an index, without making the record. */
  idAt(index: number): string;
  /** Index of the record with an id, or -1. */
  indexOf(id: string): number;
  /**
   * Indexes, in order, of the records whose member equals a value; `undefined` where it takes a look at all of them.
   * @param member its name, or a path such as `Values.Email`
   */
  where?(member: string, value: unknown): readonly number[] | undefined;
}

/**
 * The records of one kind, by id, in order: those of the base first, then those added, oldest first. One that was
 * deleted and is set again counts as added, as in a Map.
 */
export interface Collection<T extends object = Item> {
  readonly size: number;
  get(id: string): T | undefined;
  has(id: string): boolean;
  /** Adds a record, or replaces the one with that id, which keeps its place. */
  set(id: string, record: T): void;
  /** @returns whether there was one */
  delete(id: string): boolean;
  values(): IterableIterator<T>;
  /** @param offset of the first, from 0; those before it are not made */
  entries(offset?: number): IterableIterator<[id: string, record: T]>;
  /** @param offset from 0 */
  slice(offset: number, limit: number): T[];
  /**
   * The records whose member equals a text, number, boolean, null or `undefined` for none, in order, by an index.
   * @param member its name, or a path such as `Values.Email`
   */
  where(member: string, value: unknown): T[];
}

/** All that one session knows. What is written is kept when the work on it ends, and dropped when that throws. */
export interface State {
  readonly world: WorldOptions;
  /** @param name `<api>/<kind>`, such as `which50/contacts`; one nobody seeded is empty at first */
  collection<T extends object = Item>(name: string): Collection<T>;
  /** Names of the collections that are seeded or were written to, sorted. */
  names(): string[];
  /** 1, 2, 3 … for each name, for ids and seeds. */
  next(counter: string): number;
  /**
   * What differs from the seeded world; with `whole`, every record there is, on top of an empty world.
   * @throws Refused with status 400 for a whole one of too many records
   */
  snapshot(options?: { readonly whole?: boolean }): Snapshot;
  restore(snapshot: Snapshot): void;
  /** Back to the world the mock started with, as it was seeded, or to another one. */
  reset(world?: WorldOptions): void;
}

/** A session's state as plain JSON. */
export interface Snapshot {
  readonly version: 1;
  readonly world: WorldOptions;
  readonly counters: Readonly<Record<string, number>>;
  /** By name of the collection, in order; `null` for a record of the seeded world that is gone. */
  readonly collections: Readonly<Record<string, readonly (readonly [id: string, record: Item | null])[]>>;
}

/** The seeded collections. */
export interface Seeding {
  /** Names of the collections that are seeded, sorted. */
  names(): readonly string[];
  /** @returns the very same base for the same world, and `undefined` for a collection nobody seeds, or not yet */
  base(world: WorldOptions, collection: string): Base | undefined;
}

/** Isolated copies of the state, by name; the empty name is the one for requests that name none. */
export interface Sessions {
  /**
   * Does work on a session's state as one transaction. The work may be done again, from the start, where another replica
   * was faster; it must therefore have no effect but on the state.
   * A session that is new starts as a copy of the nameless one.
   * @throws Refused with status 503 for one session too many, 507 for one whose records have outgrown the limit
   */
  run<T>(name: string, work: (state: State) => T): Promise<T>;
  list(): Promise<readonly SessionInfo[]>;
  /** Forgets a session; the nameless one is reset. */
  end(name: string): Promise<void>;
  close(): Promise<void>;
}

/** One session, for people. */
export interface SessionInfo {
  readonly name: string;
  /** Records that differ from the seeded world. */
  readonly changes: number;
  /** About how much memory those take. */
  readonly bytes: number;
  /** When it was last used, in milliseconds since 1970. */
  readonly usedAt: number;
}

/** Where sessions and journal are kept: in this process, or in Redis for several. */
export interface Store {
  /** @param initial world that sessions start with */
  sessions(seeding: Seeding, initial: WorldOptions): Sessions;
  readonly journal: Journal;
  close(): Promise<void>;
}

/** Bounds of what a store keeps, all optional. */
export interface StoreOptions {
  /** Most sessions at one time, the nameless one aside. Defaults to 1,000. */
  readonly sessions?: number;
  /** Milliseconds after which a session nobody used is forgotten. Defaults to half an hour. */
  readonly idle?: number;
  /** About how many bytes the changes of one session may take. Defaults to 64 MiB. */
  readonly sessionBytes?: number;
  /** About how many bytes the changes of all sessions together may take in this process. Defaults to 512 MiB. */
  readonly bytes?: number;
  /** Most entries in the journal. Defaults to 1,000. */
  readonly journal?: number;
  /** About how many bytes the journal may take. Defaults to 32 MiB. */
  readonly journalBytes?: number;
  /** Told of a session that was changed in this process, once for each commit. */
  readonly onChange?: (session: string) => void;
  /** Clock of the machine, in milliseconds since 1970. Defaults to `Date.now`. */
  readonly now?: () => number;
}
