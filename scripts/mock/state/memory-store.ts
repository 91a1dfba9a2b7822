import { createMemoryJournal } from '../journal/memory-journal.ts';
import { limitsOf } from './limits.ts';
import { MemorySessions } from './memory-sessions.ts';
import type { Store, StoreOptions } from './state.ts';

/** A store in this process; what it keeps is gone with it. */
export function createMemoryStore(options: StoreOptions = {}): Store {
  const limits = limitsOf(options);
  const journal = createMemoryJournal(limits);
  return {
    sessions: (seeding, initial) => new MemorySessions(limits, seeding, initial),
    journal,
    close: () => journal.close(),
  };
}
