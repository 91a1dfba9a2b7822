/** One thing wrong with an XML document, a value or a schema. */
export interface XmlProblem {
  message: string;
  /** Place in the document, such as `/ArrayOfContact/Contact[2]/Values`; empty where the text is no document at all. */
  path: string;
  /** 1-based; absent when the problem is in a value or a schema. */
  line?: number;
  /** 1-based; absent when the problem is in a value or a schema. */
  column?: number;
}

/** Thrown when XML cannot be read or written; carries the problems found, not only the first, up to a limit. */
export class XmlError extends Error {
  readonly problems: readonly XmlProblem[];

  constructor(problems: readonly XmlProblem[]) {
    super(problems.map(formatXmlProblem).join('\n'));
    this.name = 'XmlError';
    this.problems = problems;
  }
}

/** Renders a problem on one line: what, then where. */
export function formatXmlProblem({ message, path, line, column }: XmlProblem): string {
  const place = line === undefined ? '' : `line ${line}, column ${column ?? 1}`;
  const where = [path, place].filter((part) => part !== '').join(', ');
  return where === '' ? message : `${message} (${where})`;
}

/** Shorthand for an error with one problem and no place in a text. */
export function xmlError(message: string, path = ''): XmlError {
  return new XmlError([{ message, path }]);
}
