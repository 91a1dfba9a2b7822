import path from 'node:path';
import { emitClients } from '../../consumer/clients.ts';
import { readDescriptions } from '../../consumer/descriptions.ts';
import type { GenerateRequest } from '../../consumer/request.ts';
import { generateFiles } from '../../pipeline.ts';
import { joinAll } from '../../spec/join.ts';
import { DescriptionError } from '../../spec/problem.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { compileProject, makerOf } from '../compile.ts';
import type { GenerateOptions } from '../generate.ts';
import { progress, renderProblems, resultJson } from '../io.ts';
import { findMode, type Mode } from '../mode.ts';
import { check, preview, write } from '../report.ts';
import { watchFiles } from '../watch.ts';
import { outputFolder, planRun, type Run } from '../write.ts';

/** Reads descriptions, emits typed clients, and writes what changed; again and again where files are watched. */
export async function runGenerate(names: readonly string[], options: GenerateOptions): Promise<void> {
  const mode = findMode(names, options);
  refuseMisplaced(mode, options);
  if (options.watch) await watchFiles((onFile) => generate(mode, names, options, onFile));
  else await generate(mode, names, options, () => {});
}

const flagsOnly = {
  dates: '--dates',
  importExtension: '--import-extension',
  banner: '--banner',
  includeTag: '--include-tag',
  includeOperation: '--include-operation',
  excludeTag: '--exclude-tag',
  excludeOperation: '--exclude-operation',
} as const;

/** @throws UsageError for flags that this mode does not take */
function refuseMisplaced(mode: Mode, options: GenerateOptions): void {
  if (mode.kind === 'neither') {
    throw new UsageError(
      'There is no contact-apis.config.ts and no redocly.yaml in this folder or above it.\n' +
        'Write one with: npx contact-apis init\n' +
        'Or do without: npx contact-apis generate --api which50 --output src/apis',
    );
  }
  if (options.api || options.spec) return;
  const misplaced = Object.entries(flagsOnly).filter(([name]) => options[name as keyof typeof flagsOnly] !== undefined);
  if (misplaced.length === 0) return;
  const flags = misplaced.map(([, flag]) => flag).join(', ');
  throw new UsageError(`${flags} goes with --api. With a configuration file, say it there.`);
}

async function generate(
  mode: Mode,
  names: readonly string[],
  options: GenerateOptions,
  onFile: (file: string) => void,
): Promise<void> {
  try {
    const run =
      mode.kind === 'consumer' ? await runClients(mode, options, onFile) : await runProject(names, options, onFile);
    const plan = await planRun(run);
    if (options.check) await check(plan, names, options);
    else if (options.dryRun) preview(plan, options);
    else await write(plan, options);
  } catch (error) {
    if (options.json && error instanceof DescriptionError) resultJson({ problems: error.problems });
    throw error;
  }
}

async function runClients(
  mode: Extract<Mode, { kind: 'consumer' }>,
  { output: given }: GenerateOptions,
  onFile: (file: string) => void,
): Promise<Run> {
  const request = await mode.read(onFile);
  const { bundles, warnings } = await readDescriptions(request, onFile);
  if (warnings.length > 0) progress(renderProblems(warnings, process.stderr));
  const files = await emitClients(request, bundles);
  return { output: given ?? shown(request.output), files, maker: makerOfClients(request) };
}

function makerOfClients({ config, named, apis }: GenerateRequest): Run['maker'] {
  return config === undefined ? undefined : { file: config, named, made: apis.map(({ name }) => name) };
}

async function runProject(
  names: readonly string[],
  { config, output }: GenerateOptions,
  onFile: (file: string) => void,
): Promise<Run> {
  const { project, compiled } = await compileProject(config, names, onFile);
  const files = await generateFiles(compiled, await joinAll(project, compiled));
  return { output: outputFolder(project, output), files, maker: makerOf(project, compiled) };
}

const shown = (folder: string): string => path.relative(process.cwd(), folder) || '.';
