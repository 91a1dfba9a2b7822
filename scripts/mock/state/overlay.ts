import { sizeOf } from './size.ts';
import type { Base, Item } from './state.ts';
import { MemberIndexes } from './value-index.ts';
import type { BaseIndexes } from './value-index.ts';

/** Takes back one change; the later of two is taken back first. */
export type Undo = () => void;

/** A record that differs from the base. */
interface Entry {
  readonly id: string;
  readonly record: Item;
  readonly bytes: number;
}

/** Bytes that an entry takes beside its record. */
const entryBytes = 96;

/**
 * What was changed in one collection, on top of its base.
 * Every record has a position: those of the base their index, those added the numbers after that, oldest first. A
 * record that is deleted leaves its position empty, so that a page is found by a binary search in the empty ones.
 */
export class Overlay {
  readonly base: Base;
  /** About how many bytes the changes take. */
  bytes = 0;
  /** Whether another session has it too; it then must be copied before it is changed. */
  shared = false;
  #replaced = new Map<number, Entry>();
  #added: (Entry | undefined)[] = [];
  #places = new Map<string, number>();
  /** Positions without a record, ascending. */
  #gone: number[] = [];
  readonly #indexes = new MemberIndexes();

  constructor(base: Base) {
    this.base = base;
  }

  copy(): Overlay {
    const copy = new Overlay(this.base);
    copy.bytes = this.bytes;
    copy.#replaced = new Map(this.#replaced);
    copy.#added = [...this.#added];
    copy.#places = new Map(this.#places);
    copy.#gone = [...this.#gone];
    return copy;
  }

  /** About how many of the bytes a copy does not share. */
  get overhead(): number {
    return (this.#replaced.size + this.#added.length + this.#gone.length) * entryBytes;
  }

  get size(): number {
    return this.#end - this.#gone.length;
  }

  /** How many records differ from the base. */
  get changes(): number {
    return this.#replaced.size + this.#places.size + this.#goneOfBase;
  }

  /** Position of the record with an id, or -1. */
  find(id: string): number {
    const place = this.#places.get(id);
    if (place !== undefined) return place;
    const index = this.base.indexOf(id);
    return index >= 0 && !this.#isGone(index) ? index : -1;
  }

  /** @param position of a record there is */
  at(position: number): Item {
    const entry = position < this.base.size ? this.#replaced.get(position) : this.#added[position - this.base.size];
    return entry === undefined ? this.base.at(position) : entry.record;
  }

  idAt(position: number): string {
    return position < this.base.size ? this.base.idAt(position) : this.#added[position - this.base.size]!.id;
  }

  set(id: string, record: Item): Undo {
    const entry = { id, record, bytes: entryBytes + id.length + sizeOf(record) };
    const position = this.find(id);
    if (position >= 0) return this.#replace(position, entry);
    const added = this.#end;
    this.#added.push(entry);
    this.#places.set(id, added);
    this.#noteChange(added, undefined, entry);
    return () => {
      this.#noteChange(added, entry, undefined);
      this.#places.delete(id);
      this.#added.pop();
    };
  }

  /** @returns nothing where there is no such record */
  delete(id: string): Undo | undefined {
    const position = this.find(id);
    if (position < 0) return undefined;
    const entry = this.#entryAt(position);
    this.#noteChange(position, entry, undefined);
    this.#putEntry(position, undefined);
    this.#places.delete(id);
    this.#gone.splice(this.#goneBefore(position), 0, position);
    this.bytes += entryBytes;
    return () => {
      this.bytes -= entryBytes;
      this.#gone.splice(this.#goneBefore(position), 1);
      if (position >= this.base.size) this.#places.set(id, position);
      this.#putEntry(position, entry);
      this.#noteChange(position, undefined, entry);
    };
  }

  /** The first position, from one on, that has a record; -1 where there is none. */
  next(position: number): number {
    let next = position;
    while (this.#isGone(next)) next += 1;
    return next < this.#end ? next : -1;
  }

  /** Positions of all records, in order. */
  *positions(): IterableIterator<number> {
    for (let position = this.next(0); position >= 0; position = this.next(position + 1)) yield position;
  }

  /** Position of the record that has so many before it, or -1. */
  nth(count: number): number {
    const position = count + lowerBound(this.#gone.length, (index) => this.#gone[index]! - index > count);
    return position < this.#end ? position : -1;
  }

  /** Positions, in order, of the records whose member equals a value. */
  where(member: string, value: unknown, baseIndexes: BaseIndexes): number[] {
    const untouched = baseIndexes
      .find(this.base, member, value)
      .filter((position) => !this.#replaced.has(position) && !this.#isGone(position));
    if (this.#replaced.size + this.#added.length === 0) return untouched;
    const own = this.#indexes.of(member, () => this.#records()).find(value);
    const found = [...untouched, ...own];
    return own.length > 0 && own[0]! < this.base.size ? found.toSorted((a, b) => a - b) : found;
  }

  /** Makes changes that are not to be undone; `null` for a record that goes. */
  fill(changes: Iterable<readonly [id: string, record: Item | null]>): void {
    for (const [id, record] of changes) {
      if (record === null) this.delete(id);
      else this.set(id, record);
    }
  }

  /** The changes, in an order in which they give the same records in the same order when they are made anew. */
  *list(): IterableIterator<[id: string, record: Item | null]> {
    const ofBase = [...this.#replaced.keys(), ...this.#gone.slice(0, this.#goneOfBase)].toSorted((a, b) => a - b);
    for (const position of ofBase) yield [this.base.idAt(position), this.#replaced.get(position)?.record ?? null];
    for (const entry of this.#added) if (entry !== undefined) yield [entry.id, entry.record];
  }

  /** Closes the gaps that added records left, where they are many. No change before it can be taken back any more. */
  tidy(): void {
    const gaps = this.#gone.length - this.#goneOfBase;
    if (gaps < 64 || gaps * 2 < this.#added.length) return;
    this.#gone.length = this.#goneOfBase;
    this.#added = this.#added.filter((entry) => entry !== undefined);
    this.#places = new Map(this.#added.map((entry, index) => [entry!.id, this.base.size + index]));
    this.bytes -= gaps * entryBytes;
    this.#indexes.clear();
  }

  get #end(): number {
    return this.base.size + this.#added.length;
  }

  get #goneOfBase(): number {
    return this.#goneBefore(this.base.size);
  }

  #replace(position: number, entry: Entry): Undo {
    const before = this.#entryAt(position);
    this.#putEntry(position, entry);
    this.#noteChange(position, before, entry);
    return () => {
      this.#putEntry(position, before);
      this.#noteChange(position, entry, before);
    };
  }

  #entryAt(position: number): Entry | undefined {
    return position < this.base.size ? this.#replaced.get(position) : this.#added[position - this.base.size];
  }

  #putEntry(position: number, entry: Entry | undefined): void {
    if (position >= this.base.size) this.#added[position - this.base.size] = entry;
    else if (entry === undefined) this.#replaced.delete(position);
    else this.#replaced.set(position, entry);
  }

  #noteChange(position: number, before: Entry | undefined, after: Entry | undefined): void {
    this.bytes += (after?.bytes ?? 0) - (before?.bytes ?? 0);
    this.#indexes.update(position, before?.record, after?.record);
  }

  *#records(): Iterable<readonly [number, Item]> {
    for (const [position, { record }] of this.#replaced) yield [position, record];
    for (const [index, entry] of this.#added.entries()) {
      if (entry !== undefined) yield [this.base.size + index, entry.record];
    }
  }

  #isGone(position: number): boolean {
    return this.#gone.length > 0 && this.#gone[this.#goneBefore(position)] === position;
  }

  /** How many positions below one are empty. */
  #goneBefore(position: number): number {
    return lowerBound(this.#gone.length, (index) => this.#gone[index]! >= position);
  }
}

/** The first index from 0 to length - 1 for which something holds that holds for all after it, or the length. */
function lowerBound(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
