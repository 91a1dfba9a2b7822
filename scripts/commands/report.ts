import { CommandError, exitCodes, progress, result, resultJson } from './io.ts';
import type { Flags } from '../consumer/flags.ts';
import { commandLine } from './shell.ts';
import { carryOut, refuseForeign, type Plan } from './write.ts';

/** What says how the outcome of a run is told. */
export interface ReportOptions {
  readonly force?: boolean;
  readonly json?: boolean;
}

/**
 * Writes what a run makes, and tells what became of it.
 * @throws CommandError when a file stands in the way that is not ours
 */
export async function write(plan: Plan, options: ReportOptions): Promise<void> {
  if (!options.force) refuseForeign(plan);
  await carryOut(plan);
  if (options.json) return resultJson(outcome(plan));
  const removed = plan.removed.length === 0 ? '' : ` Removed as no longer generated: ${plan.removed.join(', ')}.`;
  progress(`${plan.files.length} files in ${plan.output}, ${plan.stale.size} of them changed.${removed}`);
}

/**
 * Says what a run would write and remove.
 * @throws CommandError when a file stands in the way that is not ours
 */
export function preview(plan: Plan, options: ReportOptions): void {
  if (!options.force) refuseForeign(plan);
  if (options.json) return resultJson({ ...outcome(plan), dryRun: true });
  const written = [...plan.stale.keys()].map((name) => `write ${plan.output}/${name}`);
  const lines = [...written, ...plan.removed.map((name) => `remove ${plan.output}/${name}`)];
  if (lines.length > 0) result(lines.join('\n'));
  progress(`Of ${plan.files.length} files in ${plan.output}, ${plan.stale.size} would change. Nothing was written.`);
}

const outcome = ({ output, files, stale, removed }: Plan): object => ({
  output,
  files: files.map((file) => file.path),
  written: [...stale.keys()],
  removed,
});

/**
 * Compares what a run makes with what stands in its folder.
 * @throws CommandError that names every stale file and the command that mends them
 */
export async function check(
  { output, files, stale, removed, foreign }: Plan,
  names: readonly string[],
  options: ReportOptions & Flags & { readonly config?: string },
): Promise<void> {
  const found = [...stale].map(([path, reason]) => ({
    path,
    reason: foreign.includes(path) ? 'not generated' : reason,
  }));
  const all = [...found, ...removed.map((path) => ({ path, reason: 'extra' }))];
  if (options.json) {
    resultJson({ output, stale: all });
    if (all.length > 0) process.exitCode = exitCodes.failed;
  } else if (all.length > 0) {
    const list = all.map(({ path, reason }) => `  ${output}/${path} (${reason})`).join('\n');
    const first = foreign.length > 0 ? 'Move those that are not generated first. ' : '';
    throw new CommandError(
      `${all.length} generated files are stale:\n${list}\n${first}Mend them with: ${mend(names, options)}`,
    );
  } else {
    progress(`All ${files.length} files in ${output} are up to date.`);
  }
}

/** The command that writes what `--check` compared. */
function mend(names: readonly string[], options: Flags & { readonly config?: string }): string {
  return commandLine('generate', names, {
    config: options.config,
    api: options.api,
    spec: options.spec,
    output: options.output,
    dates: options.dates,
    'import-extension': options.importExtension,
    banner: options.banner,
    'include-tag': options.includeTag,
    'include-operation': options.includeOperation,
    'exclude-tag': options.excludeTag,
    'exclude-operation': options.excludeOperation,
  });
}
