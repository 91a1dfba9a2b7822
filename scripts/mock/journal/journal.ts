import type { Message, Reply } from '../message.ts';
import type { Violation } from '../violation.ts';

/** What the mock remembers of one request. Credentials and cookies are not kept. */
export interface JournalEntry {
  /** Counts up over all sessions; later requests have larger ones. */
  readonly id: number;
  /** When it came, in milliseconds since 1970, by the clock of the machine. */
  readonly time: number;
  readonly session: string;
  /** Left out where no operation was found. */
  readonly api?: string;
  readonly operation?: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly request: JournalMessage;
  readonly response: JournalMessage & { readonly status: number };
  /** The first of them, where they are very many. */
  readonly violations: readonly Violation[];
  /** The fault that was injected, such as `429` or `dropped`. */
  readonly fault?: string;
  /** In milliseconds. */
  readonly duration: number;
}

/** Headers, and the body as text, cut where it is long. */
export interface JournalMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Of the whole body. */
  readonly bytes: number;
}

/** What a journal is given of one request; the text of an entry is made only when it is asked for. */
export interface Exchange {
  readonly time: number;
  readonly session: string;
  readonly api: string | undefined;
  readonly operation: string | undefined;
  readonly message: Message;
  /** `undefined` where it was never read. */
  readonly body: Uint8Array | undefined;
  readonly reply: Reply;
  readonly violations: readonly Violation[];
  readonly fault: string | undefined;
  readonly duration: number;
}

/** Which entries; what is left out fits all. */
export interface JournalFilter {
  readonly session?: string;
  readonly api?: string;
  /** Its operationId, or `<api>/<operationId>`. */
  readonly operation?: string;
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
  /** Only entries with a larger id. */
  readonly after?: number;
  /** The newest so many. */
  readonly limit?: number;
  /** A JSON value the body holds: objects may have more members, all else is equal. */
  readonly body?: unknown;
}

/** The mock's record of requests, bounded: the oldest go first. */
export interface Journal {
  add(exchange: Exchange): void;
  /** Oldest first. */
  entries(filter?: JournalFilter): Promise<readonly JournalEntry[]>;
  clear(session?: string): Promise<void>;
  close(): Promise<void>;
}
