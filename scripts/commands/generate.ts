import { Command, Option } from 'commander';
import type { Flags } from '../consumer/flags.ts';
import { anyConfigOption, apisArgument, jsonOption, listOption, outputOption } from './options.ts';
import type { ReportOptions } from './report.ts';

/** What the options of `generate` give. */
export interface GenerateOptions extends Flags, ReportOptions {
  config?: string;
  check?: boolean;
  dryRun?: boolean;
  watch?: boolean;
}

const about = `
Where it works:
  In a consuming repo, contact-apis.config.ts names the APIs; npx contact-apis init writes one.
  --api and --spec do without that file: the flags then say everything, and clients of other APIs in the folder stay.
  Where neither is there, redocly.yaml names the descriptions; their bundles and clients are written.

Examples:
  $ npx contact-apis generate                                  what contact-apis.config.ts says
  $ npx contact-apis generate --check                          the same in CI: fail when a file is stale
  $ npx contact-apis generate --api which50 --output src/apis
  $ npx contact-apis generate --api shop --spec openapi.yaml --output src/apis --include-tag orders
`;

/** `contact-apis generate`: reads descriptions, emits typed clients, writes what changed. */
export function generateCommand(): Command {
  return new Command('generate')
    .description('write typed clients; in a folder with redocly.yaml, also the bundles they are made from')
    .addArgument(apisArgument())
    .addOption(anyConfigOption())
    .addOption(outputOption('what contact-apis.config.ts says; generated, beside redocly.yaml'))
    .addOption(new Option('--check', 'write nothing; fail when a file is not what would be written'))
    .addOption(new Option('--dry-run', 'write nothing; say what would be written and removed').conflicts('check'))
    .addOption(new Option('--watch', 'go on, and generate again when a file changes').conflicts(['check', 'dryRun']))
    .option('--force', 'overwrite files that contact-apis did not write')
    .addOption(jsonOption())
    .optionsGroup('In place of contact-apis.config.ts:')
    .addOption(listOption('--api <name...>', 'an API to generate'))
    .addOption(listOption('--spec <file or URL...>', 'a description of your own for the --api beside it'))
    .addOption(new Option('--dates <type>', 'what a date-time is, sent or answered').choices(['string', 'Date']))
    .addOption(new Option('--import-extension <text>', 'how imports end').choices(['.ts', '.js', '']))
    .option('--banner <text>', 'a comment for the head of every file')
    .addOption(listOption('--include-tag <tag...>', 'only operations with this tag'))
    .addOption(listOption('--include-operation <id...>', 'only this operation'))
    .addOption(listOption('--exclude-tag <tag...>', 'no operation with this tag'))
    .addOption(listOption('--exclude-operation <id...>', 'not this operation'))
    .optionsGroup('Options:')
    .addHelpText('after', about)
    .action(async (names: string[], options: GenerateOptions) =>
      (await import('./run/generate.ts')).runGenerate(names, options),
    );
}
