import { toEntry, type KeptExchange, keepExchange } from './entry.ts';
import { fits } from './filter.ts';
import type { Exchange, Journal, JournalEntry, JournalFilter } from './journal.ts';

/** A journal in this process. */
export function createMemoryJournal(limits: { readonly journal: number; readonly journalBytes: number }): Journal {
  return new MemoryJournal(limits.journal, limits.journalBytes);
}

interface Numbered {
  readonly id: number;
  readonly kept: KeptExchange;
}

class MemoryJournal implements Journal {
  readonly #most: number;
  readonly #mostBytes: number;
  /** Oldest first; those before {@link MemoryJournal.#start} are gone, and their places are given up now and then. */
  #kept: Numbered[] = [];
  #start = 0;
  #lastId = 0;
  #bytes = 0;

  constructor(most: number, mostBytes: number) {
    this.#most = most;
    this.#mostBytes = mostBytes;
  }

  add(exchange: Exchange): void {
    const kept = keepExchange(exchange);
    this.#lastId += 1;
    this.#kept.push({ id: this.#lastId, kept });
    this.#bytes += kept.bytes;
    while (this.#kept.length - this.#start > this.#most || this.#bytes > this.#mostBytes) this.#dropOldest();
  }

  async entries(filter: JournalFilter = {}): Promise<readonly JournalEntry[]> {
    const { after = 0, limit = Infinity } = filter;
    const found: JournalEntry[] = [];
    for (let index = this.#kept.length - 1; index >= this.#start && found.length < limit; index -= 1) {
      const { id, kept } = this.#kept[index]!;
      if (id <= after) break;
      const entry = toEntry(id, kept);
      if (fits(entry, filter)) found.push(entry);
    }
    return found.toReversed();
  }

  async clear(session?: string): Promise<void> {
    const there = this.#kept.slice(this.#start);
    this.#kept = session === undefined ? [] : there.filter(({ kept }) => kept.session !== session);
    this.#start = 0;
    this.#bytes = this.#kept.reduce((sum, { kept }) => sum + kept.bytes, 0);
  }

  async close(): Promise<void> {
    await this.clear();
  }

  #dropOldest(): void {
    this.#bytes -= this.#kept[this.#start]!.kept.bytes;
    delete this.#kept[this.#start];
    this.#start += 1;
    if (this.#start * 2 < this.#kept.length) return;
    this.#kept = this.#kept.slice(this.#start);
    this.#start = 0;
  }
}
