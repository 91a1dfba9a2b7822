import { Refused } from '../behaviour.ts';
import type { StoreOptions } from './state.ts';

/** The bounds of a store, none left out. */
export type Limits = Required<StoreOptions>;

const mebibyte = 2 ** 20;
const minute = 60_000;

/** Characters that the name of a session may have. */
const longestName = 200;

export function limitsOf(options: StoreOptions): Limits {
  return {
    sessions: options.sessions ?? 1000,
    idle: options.idle ?? 30 * minute,
    sessionBytes: options.sessionBytes ?? 64 * mebibyte,
    bytes: options.bytes ?? 512 * mebibyte,
    journal: options.journal ?? 1000,
    journalBytes: options.journalBytes ?? 32 * mebibyte,
    onChange: options.onChange ?? (() => {}),
    now: options.now ?? Date.now,
  };
}

/** @throws Refused with status 400 for a name that no session can have */
export function checkName(name: string): void {
  if (name.length > longestName || !name.isWellFormed()) {
    throw new Refused(400, `The name of a session is a text of at most ${longestName} characters.`);
  }
}

/** One session too many. */
export function tooManySessions({ sessions, idle }: Limits): Refused {
  return new Refused(
    503,
    `There are ${count(sessions)} sessions, the most that are kept at a time. ` +
      `End one, or wait until one was not used for ${duration(idle)}.`,
  );
}

/** Records that have outgrown the limit. */
export function tooManyBytes({ sessionBytes, bytes }: Limits): Refused {
  return new Refused(
    507,
    `What is written may take about ${size(sessionBytes)} in one session and ${size(bytes)} in all of them. ` +
      'Nothing was changed. Delete records, or reset or end a session.',
  );
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function size(bytes: number): string {
  return bytes < mebibyte ? `${count(bytes)} bytes` : `${count(Math.round(bytes / mebibyte))} MiB`;
}

function duration(milliseconds: number): string {
  return milliseconds < minute
    ? `${count(milliseconds / 1000)} seconds`
    : `${count(Math.round(milliseconds / minute))} minutes`;
}
