import type { Shared } from '../state/redis/session.ts';
import { identityText } from '../state/redis/identity.ts';
import { keepExchange, toEntry, type KeptExchange } from './entry.ts';
import { fits } from './filter.ts';
import type { Exchange, Journal, JournalEntry, JournalFilter } from './journal.ts';

/** Entries that are written or read at a time. */
const page = 100;

/** A journal that several processes share by way of Redis. */
export class RedisJournal implements Journal {
  readonly #shared: Shared;
  /** Not yet written, oldest first. */
  #waiting: KeptExchange[] = [];
  #writing: Promise<void> | undefined;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  add(exchange: Exchange): void {
    this.#waiting.push(keepExchange(exchange));
    if (this.#waiting.length > this.#shared.limits.journal) this.#waiting.shift();
    this.#writing ??= this.#write();
  }

  async entries(filter: JournalFilter = {}): Promise<readonly JournalEntry[]> {
    await this.#written();
    const { limit = Infinity, after = 0 } = filter;
    const found: JournalEntry[] = [];
    for await (const entry of this.#newestFirst()) {
      if (found.length >= limit || entry.id <= after) break;
      if (fits(entry, filter)) found.push(entry);
    }
    return found.toReversed();
  }

  async clear(session?: string): Promise<void> {
    await this.#written();
    await this.#shared.connection.call(async (client) => {
      if (session === undefined) await client.del(['journal', 'journal:bytes']);
      else await client.clearEntries(['journal', 'journal:bytes'], [encode(session)]);
    });
  }

  async close(): Promise<void> {
    await this.#written();
  }

  async #written(): Promise<void> {
    if (this.#waiting.length > 0) this.#writing ??= this.#write();
    await this.#writing;
  }

  /** Never fails: what cannot be written waits for the next time. */
  async #write(): Promise<void> {
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const entries = this.#waiting.slice(0, page);
      const { connection, limits, identity } = this.#shared;
      const bounds = [limits.idle, limits.journal, limits.journalBytes].map(String);
      const texts = entries.flatMap((kept) => [encode(kept.session), textOf(kept)]);
      const written = await connection
        .call((client) =>
          client.addEntries(
            ['identity', 'journal', 'journal:id', 'journal:bytes'],
            [identityText(identity), ...bounds, ...texts],
          ),
        )
        .catch(() => undefined);
      if (written === undefined) break;
      this.#waiting = this.#waiting.filter((kept) => !entries.includes(kept));
    }
    this.#writing = undefined;
  }

  async *#newestFirst(): AsyncIterable<JournalEntry> {
    let oldest = Infinity;
    for (let end = -1; ; end -= page) {
      const texts = await this.#shared.connection.call((client) => client.lRange('journal', end - page + 1, end));
      for (const text of texts.toReversed()) {
        const entry = parse(text);
        // Entries that came meanwhile move the older ones on to the next page.
        if (entry.id < oldest) yield entry;
        oldest = Math.min(oldest, entry.id);
      }
      if (texts.length < page) return;
    }
  }
}

function encode(session: string): string {
  return encodeURIComponent(session.toWellFormed());
}

function textOf(kept: KeptExchange): string {
  const { id: _, ...entry } = toEntry(0, kept);
  return JSON.stringify(entry);
}

function parse(text: string): JournalEntry {
  const [id, session] = text.split(' ', 2) as [string, string];
  return { id: Number(id), ...(JSON.parse(text.slice(id.length + session.length + 2)) as Omit<JournalEntry, 'id'>) };
}
