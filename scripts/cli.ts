import { Command } from 'commander';
import { report } from './commands/fault.ts';
import { CommandError } from './commands/io.ts';
import { packageDescription, packageVersion } from './package.ts';

/** The commands by name, in the order in which help lists them. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./commands/init.ts')).initCommand(),
  start: async () => (await import('./commands/start.ts')).startCommand(),
  generate: async () => (await import('./commands/generate.ts')).generateCommand(),
  mock: async () => (await import('./commands/mock.ts')).mockCommand(),
  docs: async () => (await import('./commands/docs.ts')).docsCommand(),
  lint: async () => (await import('./commands/lint.ts')).lintCommand(),
  bundle: async () => (await import('./commands/bundle.ts')).bundleCommand(),
  coverage: async () => (await import('./commands/coverage.ts')).coverageCommand(),
};

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
  .description(packageDescription)
  .version(packageVersion)
  .showHelpAfterError('Run with --help to see what there is.')
  .addHelpText(
    'after',
    '\nExit codes: 0 done; 1 problems found or work not done; 2 wrong usage; 70 a fault in contact-apis.',
  );

// A command that is called loads its own part of the toolchain; help needs all of them.
const called = process.argv[2] ?? '';
for (const load of Object.hasOwn(commands, called) ? [commands[called]!] : Object.values(commands)) {
  const command = await load();
  program.addCommand(command.version(packageVersion).copyInheritedSettings(program).exitOverride());
}

try {
  await program.exitOverride().parseAsync();
} catch (error) {
  process.exitCode = report(error);
}
