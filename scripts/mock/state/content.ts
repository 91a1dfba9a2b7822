import type { WorldOptions } from '../world/world.ts';
import { emptyBase } from './empty.ts';
import { Overlay } from './overlay.ts';
import type { Base, Seeding, Snapshot } from './state.ts';

/** Bytes that a counter takes beside its name. */
const counterBytes = 64;

/** Bytes that a changed collection takes beside its name and its records. */
const overlayBytes = 1024;

/** Collections that are only read and are remembered at one time; there can be one for every path that is asked for. */
const mostUnchanged = 256;

/** All in which one session differs from another: its world, what was changed in it, and how far it has counted. */
export class Content {
  readonly world: WorldOptions;
  readonly counters = new Map<string, number>();
  /** About how many bytes the changes take. */
  bytes = 0;
  /** How many of them are not shared with the content that this is a copy of. */
  ownBytes = 0;
  readonly #seeding: Seeding;
  readonly #overlays = new Map<string, Overlay>();
  /** Of collections that nothing was changed in. */
  readonly #unchanged = new Map<string, Overlay>();
  /** For all collections that have nothing, so that asking for one takes no memory. */
  readonly #nothing = new Overlay(emptyBase);

  constructor(world: WorldOptions, seeding: Seeding) {
    this.world = { seed: world.seed, contacts: world.contacts };
    this.#seeding = seeding;
  }

  /** The same once more; what is alike is shared until one of the two is changed. */
  copy(): Content {
    const copy = new Content(this.world, this.#seeding);
    for (const [name, overlay] of this.#overlays) {
      overlay.shared = true;
      copy.#overlays.set(name, overlay);
    }
    for (const [counter, value] of this.counters) copy.counters.set(counter, value);
    copy.bytes = this.bytes;
    return copy;
  }

  /** The overlay of a collection, to be read. */
  overlay(name: string): Overlay {
    const overlay = this.#overlays.get(name) ?? this.#unchanged.get(name);
    if (overlay !== undefined) return overlay;
    const base = this.#base(name);
    if (base === emptyBase) return this.#nothing;
    const made = new Overlay(base);
    if (this.#unchanged.size >= mostUnchanged) this.#unchanged.clear();
    this.#unchanged.set(name, made);
    return made;
  }

  /** The overlay of a collection, to be changed. */
  ownOverlay(name: string): Overlay {
    const overlay = this.#overlays.get(name);
    if (overlay !== undefined && !overlay.shared) return overlay;
    const own = overlay?.copy() ?? new Overlay(this.#base(name));
    if (overlay === undefined) this.grow(overlayBytes + name.length);
    else this.ownBytes += own.overhead;
    this.#unchanged.delete(name);
    this.#overlays.set(name, own);
    return own;
  }

  /** Forgets a collection's overlay where nothing is changed in it any more. */
  release(name: string): void {
    const overlay = this.#overlays.get(name);
    if (overlay === undefined || overlay.shared || overlay.changes > 0) return;
    this.#overlays.delete(name);
    this.grow(-(overlayBytes + name.length));
  }

  /** Moves what was changed in a collection to the base that is seeded now, where that is another one. */
  followBase(name: string): void {
    const unchanged = this.#unchanged.get(name);
    if (unchanged !== undefined && unchanged.base !== this.#base(name)) this.#unchanged.delete(name);
    const overlay = this.#overlays.get(name);
    if (overlay === undefined || overlay.base === this.#base(name)) return;
    const moved = new Overlay(this.#base(name));
    moved.fill(overlay.list());
    this.grow(moved.bytes - overlay.bytes);
    this.#overlays.set(name, moved);
  }

  /** Names of the collections that are seeded or changed, sorted. */
  names(): string[] {
    const changed = [...this.#overlays].filter(([, overlay]) => overlay.changes > 0).map(([name]) => name);
    return [...new Set([...this.#seeding.names(), ...changed])].toSorted();
  }

  /** How many records differ from the seeded world. */
  get changes(): number {
    return [...this.#overlays.values()].reduce((sum, overlay) => sum + overlay.changes, 0);
  }

  /**
   * @param value nothing to forget the counter
   * @returns by how many bytes the content is larger now
   */
  setCounter(counter: string, value: number | undefined): number {
    const known = this.counters.has(counter);
    if (value === undefined) this.counters.delete(counter);
    else this.counters.set(counter, value);
    const grown = known === (value !== undefined) ? 0 : (known ? -1 : 1) * (counterBytes + counter.length);
    this.grow(grown);
    return grown;
  }

  /** Takes note of bytes that came, or went. */
  grow(bytes: number): void {
    this.bytes += bytes;
    this.ownBytes += bytes;
  }

  /** Adds what a snapshot of this world says. */
  fill({ counters, collections }: Snapshot): void {
    for (const [counter, value] of Object.entries(counters)) this.setCounter(counter, value);
    for (const [name, records] of Object.entries(collections)) {
      const overlay = this.ownOverlay(name);
      const before = overlay.bytes;
      overlay.fill(records);
      this.grow(overlay.bytes - before);
    }
  }

  /** Closes the gaps of a collection; no change to it can be undone any more. */
  tidy(name: string): void {
    const overlay = this.#overlays.get(name);
    if (overlay === undefined || overlay.shared) return;
    const before = overlay.bytes;
    overlay.tidy();
    this.grow(overlay.bytes - before);
  }

  #base(name: string): Base {
    return this.#seeding.base(this.world, name) ?? emptyBase;
  }
}
