import { closest, distance } from 'fastest-levenshtein';

/** A mistake in how a command was called; its message says what to do, and no stack trace is shown. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }

  /** An error for names that do not exist, with the nearest existing name for each. */
  static unknownName(kind: string, unknown: readonly string[], known: readonly string[]): UsageError {
    const lines = unknown.map((name) => {
      const nearest = closest(name, known);
      const suggestion = distance(name, nearest) <= Math.max(2, name.length / 3) ? ` Did you mean ${nearest}?` : '';
      return `There is no ${kind} ${name}.${suggestion}`;
    });
    return new UsageError([...lines, `Known: ${known.join(', ')}.`].join('\n'));
  }
}
