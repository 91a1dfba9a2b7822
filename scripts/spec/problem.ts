import path from 'node:path';

/** Something wrong with a description: what, where and what to do about it. */
export interface Problem {
  severity: 'error' | 'warn';
  /** Name of the lint rule; where no rule spoke, `parse`, `bundler` or `joined`. */
  rule: string;
  message: string;
  /** File, relative to the working directory, or URL. */
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based. */
  column: number;
  /** JSON pointer into the file, such as `#/get/responses/200`. */
  pointer: string;
  /** Names the author may have meant. */
  suggestions: string[];
}

/** Thrown when descriptions cannot be used; carries every problem found, not only the first. */
export class DescriptionError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in the descriptions`);
    this.name = 'DescriptionError';
    this.problems = problems;
  }
}

/** Whether a description with this problem cannot be used. */
export const isError = ({ severity }: Problem): boolean => severity === 'error';

/** Problems without those that earlier ones already told of, by the same rule in the same words. */
export function withoutRepeats(problems: readonly Problem[], earlier: readonly Problem[]): Problem[] {
  const told = new Set(earlier.map(({ rule, message }) => `${rule} ${message}`));
  return problems.filter(({ rule, message }) => !told.has(`${rule} ${message}`));
}

/** A document as problems name it. */
export function shownFile(absoluteRef: string, cwd = process.cwd()): string {
  return /^(https?:\/\/|file:\/\/|data:)/.test(absoluteRef) ? absoluteRef : path.relative(cwd, absoluteRef);
}

/** Renders problems for a person, one block each, sorted by file and line. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems
    .toSorted((a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column)
    .map(formatProblem)
    .join('\n');
}

function formatProblem({ severity, rule, message, file, line, column, pointer, suggestions }: Problem): string {
  const lines = [`${file}:${line}:${column} ${severity} ${rule}`, `  at ${pointer}`, `  ${message.trim()}`];
  if (suggestions.length > 0) lines.push(`  Did you mean: ${suggestions.join(', ')}?`);
  return `${lines.join('\n')}\n`;
}
