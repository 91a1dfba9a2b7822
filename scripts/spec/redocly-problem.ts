import { getLineColLocation, type NormalizedProblem, type Source } from '@redocly/openapi-core';
import { shownFile, type Problem } from './problem.ts';

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

/** An error that no lint rule found. */
export function errorAt(source: Source, pointer: string, rule: string, message: string): Problem {
  return toProblem({ ruleId: rule, severity: 'error', message, location: [{ source, pointer }], suggest: [] });
}
