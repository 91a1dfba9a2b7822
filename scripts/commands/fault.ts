import { CommanderError } from 'commander';
import { packageVersion } from '../package.ts';
import { DescriptionError } from '../spec/problem.ts';
import { UsageError } from '../spec/usage-error.ts';
import { CommandError, exitCodes, progress, renderProblems } from './io.ts';
import { explainSystemError } from './system-error.ts';

/** Says what went wrong and gives the exit code for it. */
export function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof UsageError) {
    progress(error.message);
    return exitCodes.usage;
  }
  if (error instanceof DescriptionError) {
    progress(renderProblems(error.problems, process.stderr));
    return exitCodes.failed;
  }
  if (error instanceof CommandError) {
    progress(error.message);
    return exitCodes.failed;
  }
  const refusal = explainSystemError(error);
  if (refusal !== undefined) {
    progress(refusal);
    return exitCodes.failed;
  }
  progress(`A fault in contact-apis ${packageVersion}:\n${error instanceof Error ? error.stack : String(error)}`);
  return exitCodes.internal;
}
