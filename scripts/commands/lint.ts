import { Command } from 'commander';
import { apisArgument, configOption, jsonOption } from './options.ts';

/** What the options of `lint` give. */
export interface LintOptions {
  config?: string;
  json?: boolean;
}

/** `contact-apis lint`: the authored files, then the bundles, then the joined document. */
export function lintCommand(): Command {
  return new Command('lint')
    .description('check the descriptions: authored files first, then the bundles made from them')
    .addArgument(apisArgument())
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (names: string[], options: LintOptions) => (await import('./run/lint.ts')).runLint(names, options));
}
