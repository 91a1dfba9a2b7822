import { Command } from 'commander';
import { configOption, jsonOption, outputOption, type OutputOptions } from './options.ts';

/** `contact-apis docs`: a reference page per API and an index, as files that open without a network. */
export function docsCommand(): Command {
  return new Command('docs')
    .description('write the API reference: a page per API and an index, which open without a network')
    .addOption(outputOption('generated/docs, beside redocly.yaml'))
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (options: OutputOptions) => (await import('./run/docs.ts')).runDocs(options));
}
