import type { ApiModel } from '../../model/model.ts';
import type { Journal, JournalEntry, JournalFilter } from '../journal/journal.ts';
import { assertOperation } from './faults.ts';
import { verify, type Expectation, type Verification } from './verify.ts';

/** The record of requests, and questions about it. Left out, `session` means all of them. */
export interface JournalControls {
  /**
   * Oldest first.
   * @throws Refused with status 404 for an operation that no API has
   */
  entries(filter?: JournalFilter): Promise<readonly JournalEntry[]>;
  /**
   * Whether as many requests came as expected, and if not, which ones came near.
   * @throws Refused with status 404 for an operation that no API has
   */
  verify(expectation: Expectation): Promise<Verification>;
  clear(options?: { readonly session?: string }): Promise<void>;
}

/** @param apis as they are now */
export function journalControls(journal: Journal, apis: () => readonly ApiModel[]): JournalControls {
  return {
    async entries(filter = {}) {
      assertDescribed(filter, apis());
      return journal.entries(filter);
    },
    async verify(expectation) {
      assertDescribed(expectation, apis());
      return verify(journal, expectation);
    },
    clear: ({ session } = {}) => journal.clear(session),
  };
}

/** @throws Refused with status 404 for an operation that no API has: that it never came would say nothing */
function assertDescribed({ operation }: JournalFilter, apis: readonly ApiModel[]): void {
  if (operation !== undefined) assertOperation(apis, operation);
}
