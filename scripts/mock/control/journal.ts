import type { Journal, JournalEntry, JournalFilter } from '../journal/journal.ts';
import { verify, type Expectation, type Verification } from './verify.ts';

/** The record of requests, and questions about it. Left out, `session` means all of them. */
export interface JournalControls {
  /** Oldest first. */
  entries(filter?: JournalFilter): Promise<readonly JournalEntry[]>;
  /** Whether as many requests came as expected, and if not, which ones came near. */
  verify(expectation: Expectation): Promise<Verification>;
  clear(options?: { readonly session?: string }): Promise<void>;
}

export function journalControls(journal: Journal): JournalControls {
  return {
    entries: (filter) => journal.entries(filter),
    verify: async (expectation) => verify(journal, expectation),
    clear: ({ session } = {}) => journal.clear(session),
  };
}
