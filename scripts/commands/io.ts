import { styleText } from 'node:util';
import { formatProblems, type Problem } from '../spec/problem.ts';

/** What the process ends with. */
export const exitCodes = {
  /** All is well. */
  ok: 0,
  /** The work was not done or not clean: problems in a description, stale files, a port in use. */
  failed: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** A fault in this program. */
  internal: 70,
} as const;

/** An expected failure whose message says all there is to say. */
export class CommandError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandError';
  }
}

/** Tells a person what is going on: one line on stderr. */
export function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Gives the result of a command: text on stdout. */
export function result(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Gives the result of a command to a machine. */
export function resultJson(value: unknown): void {
  result(JSON.stringify(value, null, 2));
}

/** Problems as a person reads them, with colour on a terminal, and a closing line that counts them. */
export function renderProblems(problems: readonly Problem[], stream: NodeJS.WriteStream): string {
  const text = formatProblems(problems).replace(/^(.+:\d+:\d+) (error|warn) (\S+)$/gm, (_line, place, severity, rule) =>
    [
      place,
      styleText(severity === 'error' ? 'red' : 'yellow', severity, { stream }),
      styleText('dim', rule, { stream }),
    ].join(' '),
  );
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return `${text}\n${styleText('red', count, { stream })}\n`;
}
