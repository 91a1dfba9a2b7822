import { Command } from 'commander';
import { findLeftovers } from '../leftovers.ts';
import { findStale, removeFiles, writeFiles, type OutputFile } from '../output.ts';
import { generateFiles } from '../pipeline.ts';
import { joinAll } from '../spec/join.ts';
import { compileProject, type CompiledProject } from './compile.ts';
import { CommandError, exitCodes, progress, resultJson } from './io.ts';
import { apisArgument, configOption, jsonOption, outputOption, type OutputOptions } from './options.ts';
import { commandLine } from './shell.ts';
import { outputFolder } from './write.ts';

type GenerateOptions = OutputOptions & { check?: boolean };

/** The files of a run, and those of earlier runs that it makes stale. */
interface Generated {
  readonly output: string;
  readonly files: readonly OutputFile[];
  readonly leftovers: readonly string[];
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
      const leftovers = await findLeftovers(output, files, leftOut({ project, compiled }));
      const generated = { output, files, leftovers };
      await (options.check ? check(generated, names, options) : write(generated, options.json));
    });
}

/** The APIs of a project that a command was not asked for. */
function leftOut({ project, compiled }: CompiledProject): string[] {
  return project.apis.map(({ name }) => name).filter((name) => !compiled.some(({ api }) => api === name));
}

async function write({ output, files, leftovers }: Generated, json = false): Promise<void> {
  const written = await writeFiles(output, files);
  await removeFiles(output, leftovers);
  if (json) resultJson({ output, files: files.map((file) => file.path), written, removed: leftovers });
  else progress(`${files.length} files in ${output}, ${written.length} of them changed.${tellRemoved(leftovers)}`);
}

const tellRemoved = (leftovers: readonly string[]): string =>
  leftovers.length === 0 ? '' : ` Removed as no longer generated: ${leftovers.join(', ')}.`;

async function check(
  { output, files, leftovers }: Generated,
  names: string[],
  options: GenerateOptions,
): Promise<void> {
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
