import { Command } from 'commander';
import { apisArgument, configOption, jsonOption } from './options.ts';

/** What the options of `coverage` give. */
export interface CoverageOptions {
  config?: string;
  endpoints?: string;
  json?: boolean;
}

/** `contact-apis coverage`: how the operations are known, and which known endpoints are not described. */
export function coverageCommand(): Command {
  return new Command('coverage')
    .description('count operations by provenance level and name known endpoints that are not described')
    .addArgument(apisArgument())
    .option('--endpoints <folder>', 'folder with <api>.yaml files, each a list of "METHOD /path" known to exist')
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (names: string[], options: CoverageOptions) =>
      (await import('./run/coverage.ts')).runCoverage(names, options),
    );
}
