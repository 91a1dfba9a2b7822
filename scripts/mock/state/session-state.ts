import type { WorldOptions } from '../world/world.ts';
import type { Change } from './change.ts';
import { SessionCollection } from './collection.ts';
import { Content } from './content.ts';
import type { Overlay, Undo } from './overlay.ts';
import { readSnapshot } from './read-snapshot.ts';
import { takeSnapshot, takeWholeSnapshot } from './snapshot.ts';
import type { Collection, Item, Seeding, Snapshot, State } from './state.ts';
import type { BaseIndexes } from './value-index.ts';

/** What all sessions of a store have in common. */
export interface Surroundings {
  readonly seeding: Seeding;
  /** World that sessions start with. */
  readonly initial: WorldOptions;
  readonly baseIndexes: BaseIndexes;
  /** Makes the error for a write that does not fit any more. */
  tooManyBytes(): Error;
}

/** One session's state: what differs from the seeded world, and the changes since the last commit, to be undone. */
export class SessionState implements State {
  /** Most bytes that changes may take. */
  limit = Infinity;
  readonly #surroundings: Surroundings;
  #content: Content;
  #changes: Change[] = [];
  /** One for each of the changes. */
  #undos: Undo[] = [];

  constructor(surroundings: Surroundings, content = new Content(surroundings.initial, surroundings.seeding)) {
    this.#surroundings = surroundings;
    this.#content = content;
  }

  /** Another session that starts with what this one knows. */
  copy(): SessionState {
    return new SessionState(this.#surroundings, this.#content.copy());
  }

  /** About how many bytes the changes take. */
  get bytes(): number {
    return this.#content.bytes;
  }

  /** How many of them are not shared with the session that this is a copy of. */
  get ownBytes(): number {
    return this.#content.ownBytes;
  }

  /** How many records differ from the seeded world. */
  get differences(): number {
    return this.#content.changes;
  }

  get world(): WorldOptions {
    return this.#content.world;
  }

  get baseIndexes(): BaseIndexes {
    return this.#surroundings.baseIndexes;
  }

  collection<T extends object = Item>(name: string): Collection<T> {
    // What is not yet committed is undone on the base it was done on.
    if (this.#changes.length === 0) this.#content.followBase(name);
    return new SessionCollection(this, name) as unknown as Collection<T>;
  }

  names(): string[] {
    return this.#content.names();
  }

  next(counter: string): number {
    const value = (this.#content.counters.get(counter) ?? 0) + 1;
    this.#setCounter(counter, value);
    return value;
  }

  snapshot({ whole = false } = {}): Snapshot {
    return whole ? takeWholeSnapshot(this.#content, this.#surroundings.seeding) : takeSnapshot(this.#content);
  }

  restore(snapshot: Snapshot): void {
    this.#fillAnew(readSnapshot(snapshot));
  }

  reset(world: WorldOptions = this.#surroundings.initial): void {
    const content = new Content(world, this.#surroundings.seeding);
    this.#replace(content, ['reset', content.world]);
  }

  /** The overlay of a collection, to be read. */
  overlay(name: string): Overlay {
    return this.#content.overlay(name);
  }

  set(name: string, id: string, record: Item): void {
    this.#write(name, (overlay) => overlay.set(id, record), ['set', name, id, record]);
  }

  /** @returns whether there was one */
  delete(name: string, id: string): boolean {
    if (this.#content.overlay(name).find(id) < 0) return false;
    return this.#write(name, (overlay) => overlay.delete(id), ['delete', name, id]);
  }

  /** Makes a change of another replica, which is not to be undone. */
  apply(change: Change): void {
    if (change[0] === 'set') this.set(change[1], change[2], change[3]);
    else if (change[0] === 'delete') this.delete(change[1], change[2]);
    else if (change[0] === 'count') this.#setCounter(change[1], change[2]);
    else if (change[0] === 'restore') this.#fillAnew(change[1]);
    else this.reset(change[1]);
    this.commit();
  }

  /** The changes since the last commit. */
  get pending(): readonly Change[] {
    return this.#changes;
  }

  /** Takes back all changes since the last commit but the first so many. */
  undoTo(mark: number): void {
    const undone = this.#changes.splice(mark);
    while (this.#undos.length > mark) this.#undos.pop()!();
    const needed = collectionsIn(this.#changes);
    for (const name of collectionsIn(undone)) if (!needed.has(name)) this.#content.release(name);
  }

  /** Makes the changes last. @returns what they were */
  commit(): readonly Change[] {
    const changes = this.#changes;
    if (changes.length === 0) return changes;
    this.#changes = [];
    this.#undos = [];
    for (const change of changes) if (change[0] === 'delete') this.#content.tidy(change[1]);
    return changes;
  }

  #write(name: string, act: (overlay: Overlay) => Undo | undefined, change: Change): boolean {
    const content = this.#content;
    const overlay = content.ownOverlay(name);
    const before = overlay.bytes;
    const undo = act(overlay);
    if (undo === undefined) return false;
    const grown = overlay.bytes - before;
    content.grow(grown);
    this.#keep(change, grown, () => {
      undo();
      content.grow(-grown);
    });
    return true;
  }

  #fillAnew(snapshot: Snapshot): void {
    const content = new Content(snapshot.world, this.#surroundings.seeding);
    content.fill(snapshot);
    this.#replace(content, ['restore', snapshot]);
  }

  #setCounter(counter: string, value: number): void {
    const content = this.#content;
    const before = content.counters.get(counter);
    const grown = content.setCounter(counter, value);
    this.#keep(['count', counter, value], grown, () => content.setCounter(counter, before));
  }

  #replace(content: Content, change: Change): void {
    const before = this.#content;
    this.#content = content;
    this.#keep(change, content.bytes - before.bytes, () => {
      this.#content = before;
    });
  }

  /** @param grown by how many bytes the state is larger now */
  #keep(change: Change, grown: number, undo: Undo): void {
    this.#changes.push(change);
    this.#undos.push(undo);
    if (grown <= 0 || this.bytes <= this.limit) return;
    this.undoTo(this.#changes.length - 1);
    throw this.#surroundings.tooManyBytes();
  }
}

/** Names of the collections that changes are about. */
function collectionsIn(changes: readonly Change[]): Set<string> {
  return new Set(changes.flatMap((change) => (change[0] === 'set' || change[0] === 'delete' ? [change[1]] : [])));
}
