import path from 'node:path';
import { planInit, type InitPlan } from '../../consumer/init.ts';
import { writeFiles } from '../../output.ts';
import type { InitOptions } from '../init.ts';
import { exitCodes, progress } from '../io.ts';

/** Writes what the repo lacks, and tells what to do next. */
export async function runInit({ force = false, dryRun = false }: InitOptions): Promise<void> {
  const plan = await planInit(process.cwd(), force);
  if (!dryRun) await writeFiles(plan.folder, plan.files);
  tell(plan, dryRun);
  if (plan.otherScript !== undefined) process.exitCode = exitCodes.failed;
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
