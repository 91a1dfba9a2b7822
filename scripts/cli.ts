#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { bundleCommand } from './commands/bundle.ts';
import { coverageCommand } from './commands/coverage.ts';
import { docsCommand } from './commands/docs.ts';
import { generateCommand } from './commands/generate.ts';
import { CommandError, exitCodes, progress, renderProblems } from './commands/io.ts';
import { lintCommand } from './commands/lint.ts';
import { mockCommand } from './commands/mock.ts';
import { startCommand } from './commands/start.ts';
import { explainSystemError } from './commands/system-error.ts';
import { DescriptionError } from './spec/problem.ts';
import { UsageError } from './spec/usage-error.ts';

process.env['REDOCLY_TELEMETRY'] = 'off';
process.env['REDOCLY_SUPPRESS_UPDATE_NOTICE'] = 'true';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Who reads no more, as `head` does, has what they wanted.
  if (error.code === 'EPIPE') process.exit();
  process.exit(report(new CommandError(`The result cannot be written: ${error.message}`)));
});
// With nobody to tell, there is nothing to do.
process.stderr.on('error', () => {});

const program = new Command('contact-apis')
  .description(packageJson.description)
  .version(packageJson.version)
  .showHelpAfterError('Run with --help to see what there is.')
  .addHelpText(
    'after',
    '\nExit codes: 0 done; 1 problems found or work not done; 2 wrong usage; 70 a fault in contact-apis.',
  );

for (const command of [
  startCommand(),
  generateCommand(),
  mockCommand(),
  docsCommand(),
  lintCommand(),
  bundleCommand(),
  coverageCommand(),
]) {
  program.addCommand(command.version(packageJson.version).copyInheritedSettings(program).exitOverride());
}

try {
  await program.exitOverride().parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Says what went wrong and gives the exit code for it. */
function report(error: unknown): number {
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
  progress(`A fault in contact-apis ${packageJson.version}:\n${error instanceof Error ? error.stack : String(error)}`);
  return exitCodes.internal;
}
