import { Command } from 'commander';
import { findLeftovers } from '../leftovers.ts';
import { findStale, type OutputFile } from '../output.ts';
import { generateFiles } from '../pipeline.ts';
import { joinAll } from '../spec/join.ts';
import { compileProject, type CompiledProject } from './compile.ts';
import { CommandError, exitCodes, progress, resultJson } from './io.ts';
import { apisArgument, configOption, jsonOption, outputOption, type OutputOptions } from './options.ts';
import { commandLine } from './shell.ts';
import { outputFolder, writeGenerated } from './write.ts';

type GenerateOptions = OutputOptions & { check?: boolean };

/** What a run would leave in a folder. */
interface Plan {
  readonly output: string;
  readonly files: readonly OutputFile[];
  /** Folders of the APIs that the command was not asked for. */
  readonly spared: readonly string[];
}

/** `contact-apis generate`: lint, bundle, model, emit, write. */
export function generateCommand(): Command {
  return new Command('generate')
    .description('write bundles and typed clients')
    .addArgument(apisArgument())
    .addOption(outputOption())
    .option('--check', 'write nothing; fail when a file is not what would be written')
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (names: string[], options: GenerateOptions) => {
      const { project, compiled } = await compileProject(options.config, names);
      const output = outputFolder(project, options.output);
      const files = await generateFiles(compiled, await joinAll(project, compiled));
      const plan = { output, files, spared: leftOut({ project, compiled }) };
      await (options.check ? check(plan, names, options) : write(plan, options.json));
    });
}

/** The APIs of a project that a command was not asked for. */
function leftOut({ project, compiled }: CompiledProject): string[] {
  return project.apis.map(({ name }) => name).filter((name) => !compiled.some(({ api }) => api === name));
}

async function write({ output, files, spared }: Plan, json = false): Promise<void> {
  const { written, removed } = await writeGenerated(output, files, spared);
  if (json) resultJson({ output, files: files.map((file) => file.path), written, removed });
  else progress(`${files.length} files in ${output}, ${written.length} of them changed.${tellRemoved(removed)}`);
}

const tellRemoved = (removed: readonly string[]): string =>
  removed.length === 0 ? '' : ` Removed as no longer generated: ${removed.join(', ')}.`;

async function check({ output, files, spared }: Plan, names: string[], options: GenerateOptions): Promise<void> {
  const leftovers = await findLeftovers(output, files, spared);
  const stale = [...(await findStale(output, files)), ...leftovers.map((path) => [path, 'extra'] as const)];
  if (options.json) {
    resultJson({ output, stale: stale.map(([path, reason]) => ({ path, reason })) });
    if (stale.length > 0) process.exitCode = exitCodes.failed;
  } else if (stale.length > 0) {
    const list = stale.map(([path, reason]) => `  ${output}/${path} (${reason})`).join('\n');
    const command = commandLine('generate', names, { config: options.config, output: options.output });
    throw new CommandError(`${stale.length} generated files are stale:\n${list}\nMend them with: ${command}`);
  } else {
    progress(`All ${files.length} files in ${output} are up to date.`);
  }
}
