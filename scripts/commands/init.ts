import { Command } from 'commander';

/** What the options of `init` give. */
export interface InitOptions {
  force?: boolean;
  dryRun?: boolean;
}

/** `contact-apis init`: makes a repo ready to generate clients; asks nothing. */
export function initCommand(): Command {
  return new Command('init')
    .description('make this repo ready: contact-apis.config.ts, a generate script, and openapi-fetch')
    .option('--force', 'replace a configuration and a generate script that are there already')
    .option('--dry-run', 'write nothing; say what would be written')
    .action(async (options: InitOptions) => (await import('./run/init.ts')).runInit(options));
}
