import path from 'node:path';
import { Command, Option } from 'commander';
import { emitClients, readDescriptions } from '../consumer/clients.ts';
import type { Flags } from '../consumer/flags.ts';
import type { GenerateRequest } from '../consumer/request.ts';
import { generateFiles } from '../pipeline.ts';
import { joinAll } from '../spec/join.ts';
import { DescriptionError } from '../spec/problem.ts';
import { UsageError } from '../spec/usage-error.ts';
import { compileProject, makerOf } from './compile.ts';
import { progress, renderProblems, resultJson } from './io.ts';
import { findMode, type Mode } from './mode.ts';
import { anyConfigOption, apisArgument, jsonOption, listOption, outputOption } from './options.ts';
import { check, preview, write, type ReportOptions } from './report.ts';
import { watchFiles } from './watch.ts';
import { outputFolder, planRun, type Run } from './write.ts';

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
    .action(async (names: string[], options: GenerateOptions) => {
      const mode = findMode(names, options);
      refuseMisplaced(mode, options);
      if (options.watch) await watchFiles((onFile) => generate(mode, names, options, onFile));
      else await generate(mode, names, options, () => {});
    });
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
