/** A difference between a request or response and the description. */
export interface Violation {
  /** Where: `['request', 'body', 'email']`, `['request', 'query', 'limit']`. */
  readonly location: readonly string[];
  readonly severity: 'Error' | 'Warning' | 'Information' | 'Hint';
  /** JSON Schema keyword, or a word for what no keyword says. */
  readonly code: string;
  readonly message: string;
  /** Where in a text, such as an XML document, counted from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** Sentences that a person reads. */
const mostSentences = 100;

/** Violations as sentences for a person, the first hundred of them; each message names its place. */
export function tellViolations(violations: readonly Violation[]): string {
  const sentences = violations.slice(0, mostSentences).map(({ message }) => `${message}.`);
  const others = violations.length - sentences.length;
  return [...sentences, ...(others > 0 ? [`There are ${others} more.`] : [])].join(' ');
}

const headerLimit = 8 * 1024 - 100;
/** More violations than this are longer in any case. */
const mostInHeader = 200;

/** Violations in the form of Prism's header `sl-violations`, but in ASCII, which is all a header can hold. */
export function violationsHeader(violations: readonly Violation[]): string {
  const list = JSON.stringify(violations.slice(0, mostInHeader)).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return list.length > headerLimit ? `Too many violations! ${list.slice(0, headerLimit)}` : list;
}
