import path from 'node:path';
import { Command } from 'commander';
import { planInit, type InitPlan } from '../consumer/init.ts';
import { writeFiles } from '../output.ts';
import { exitCodes, progress } from './io.ts';

interface InitOptions {
  force?: boolean;
  dryRun?: boolean;
}

/** `contact-apis init`: makes a repo ready to generate clients; asks nothing. */
export function initCommand(): Command {
  return new Command('init')
    .description('make this repo ready: contact-apis.config.ts, a generate script, and openapi-fetch')
    .option('--force', 'replace a configuration and a generate script that are there already')
    .option('--dry-run', 'write nothing; say what would be written')
    .action(async ({ force = false, dryRun = false }: InitOptions) => {
      const plan = await planInit(process.cwd(), force);
      if (!dryRun) await writeFiles(plan.folder, plan.files);
      tell(plan, dryRun);
      if (plan.otherScript !== undefined) process.exitCode = exitCodes.failed;
    });
}

function tell({ folder, files, kept, otherScript, next }: InitPlan, dryRun: boolean): void {
  const shown = (name: string): string => path.relative('', path.join(folder, name));
  for (const { path: name } of files) progress(`${dryRun ? 'Would write' : 'Wrote'} ${shown(name)}.`);
  for (const name of kept) progress(`${shown(name)} is there already and stays as it is; --force replaces it.`);
  if (files.length === 0 && kept.length === 0) progress('All is there already.');
  if (otherScript !== undefined) {
    progress(`package.json has another generate script, which stays: ${otherScript}\n--force replaces it.`);
  }
  progress(['Next:', ...next.map((command) => `  ${command}`)].join('\n'));
}
