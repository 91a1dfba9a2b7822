import { closest, distance } from 'fastest-levenshtein';

/** A mistake in how a command was called; its message says what to do, and no stack trace is shown. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }

  /** An error for names that do not exist, with the nearest existing name for each. */
  static unknownName(kind: string, unknown: readonly string[], known: readonly string[]): UsageError {
    const lines = unknown.map((name) => `There is no ${kind} ${name}.${didYouMean(name, known)}`);
    return new UsageError([...lines, `Known: ${known.join(', ')}.`].join('\n'));
  }
}

/** A sentence, with a space before it, that suggests the known name nearest to one that is not; empty when none is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const nearest = closest(name, known);
  return distance(name, nearest) <= Math.max(2, name.length / 3) ? ` Did you mean ${nearest}?` : '';
}
