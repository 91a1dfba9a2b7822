import { Command } from 'commander';
import { apisArgument, configOption, jsonOption, outputOption, type OutputOptions } from './options.ts';

/** `contact-apis bundle`: each description in one file, and one document that joins them all. */
export function bundleCommand(): Command {
  return new Command('bundle')
    .description('write each description as one file, and a joined document of all of them')
    .addArgument(apisArgument())
    .addOption(outputOption())
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (names: string[], options: OutputOptions) =>
      (await import('./run/bundle.ts')).runBundle(names, options),
    );
}
