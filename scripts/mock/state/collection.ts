import type { Overlay } from './overlay.ts';
import type { SessionState } from './session-state.ts';
import type { Collection, Item } from './state.ts';

/** One collection of a session, for handlers: reads look into its overlay, writes go through the session. */
export class SessionCollection implements Collection {
  readonly #session: SessionState;
  readonly #name: string;

  constructor(session: SessionState, name: string) {
    this.#session = session;
    this.#name = name;
  }

  get size(): number {
    return this.#overlay.size;
  }

  get(id: string): Item | undefined {
    const overlay = this.#overlay;
    const position = overlay.find(id);
    return position < 0 ? undefined : overlay.at(position);
  }

  has(id: string): boolean {
    return this.#overlay.find(id) >= 0;
  }

  set(id: string, record: Item): void {
    this.#session.set(this.#name, id, record);
  }

  delete(id: string): boolean {
    return this.#session.delete(this.#name, id);
  }

  *values(): IterableIterator<Item> {
    for (const position of this.#positions()) yield this.#overlay.at(position);
  }

  *entries(offset = 0): IterableIterator<[id: string, record: Item]> {
    for (const position of this.#positions(offset)) yield [this.#overlay.idAt(position), this.#overlay.at(position)];
  }

  slice(offset: number, limit: number): Item[] {
    const overlay = this.#overlay;
    const records: Item[] = [];
    let position = overlay.nth(offset);
    while (position >= 0 && records.length < limit) {
      records.push(overlay.at(position));
      position = overlay.next(position + 1);
    }
    return records;
  }

  where(member: string, value: unknown): Item[] {
    const overlay = this.#overlay;
    return overlay.where(member, value, this.#session.baseIndexes).map((position) => overlay.at(position));
  }

  /** Looks the overlay up at every step, since a write may have put a copy in its place. */
  *#positions(offset = 0): IterableIterator<number> {
    let position = this.#overlay.nth(offset);
    while (position >= 0) {
      yield position;
      position = this.#overlay.next(position + 1);
    }
  }

  get #overlay(): Overlay {
    return this.#session.overlay(this.#name);
  }
}
