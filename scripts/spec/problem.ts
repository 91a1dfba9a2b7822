import path from 'node:path';
import { getLineColLocation, isAbsoluteUrl, type NormalizedProblem, type Source } from '@redocly/openapi-core';

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

/** Turns problems as Redocly reports them into ours. */
export function toProblems(problems: readonly NormalizedProblem[]): Problem[] {
  return problems.map((problem) => toProblem(problem));
}

/** Turns a problem as Redocly reports it into ours, with the line and column looked up. */
export function toProblem(problem: NormalizedProblem, cwd = process.cwd()): Problem {
  const [location] = problem.location;
  const place = location && getLineColLocation(location);
  return {
    severity: problem.severity,
    rule: problem.ruleId,
    message: problem.message,
    file: location ? shownFile(location.source.absoluteRef, cwd) : '',
    line: place?.start.line ?? 1,
    column: place?.start.col ?? 1,
    pointer: location?.pointer ?? '#/',
    suggestions: problem.suggest,
  };
}

/** A document as problems name it. */
export function shownFile(absoluteRef: string, cwd = process.cwd()): string {
  return isAbsoluteUrl(absoluteRef) ? absoluteRef : path.relative(cwd, absoluteRef);
}

/** An error that no lint rule found. */
export function errorAt(source: Source, pointer: string, rule: string, message: string): Problem {
  return toProblem({ ruleId: rule, severity: 'error', message, location: [{ source, pointer }], suggest: [] });
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
