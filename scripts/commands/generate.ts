import { Command } from 'commander';
import { findStale, writeFiles, type OutputFile } from '../output.ts';
import { compile, generateFiles } from '../pipeline.ts';
import { openProject, selectApis } from '../spec/project.ts';
import { CommandError, exitCodes, progress, resultJson } from './io.ts';
import { apisArgument, configOption, jsonOption, outputOption } from './options.ts';

interface GenerateOptions {
  config?: string;
  output: string;
  check?: boolean;
  json?: boolean;
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
      const project = await openProject(options.config);
      const files = await generateFiles(project, await compile(project, selectApis(project, names)));
      await (options.check ? check(files, names, options) : write(files, options));
    });
}

async function write(files: readonly OutputFile[], { output, json }: GenerateOptions): Promise<void> {
  const written = await writeFiles(output, files);
  if (json) resultJson({ output, files: files.map((file) => file.path), written });
  else progress(`${files.length} files in ${output}, ${written.length} of them changed.`);
}

async function check(files: readonly OutputFile[], names: readonly string[], options: GenerateOptions): Promise<void> {
  const { output, json } = options;
  const stale = await findStale(output, files);
  if (json) {
    resultJson({ output, stale: [...stale].map(([path, reason]) => ({ path, reason })) });
    if (stale.size > 0) process.exitCode = exitCodes.failed;
  } else if (stale.size > 0) {
    const list = [...stale].map(([path, reason]) => `  ${output}/${path} (${reason})`).join('\n');
    const command = ['npx contact-apis generate', ...names, ...(output === 'generated' ? [] : [`--output ${output}`])];
    throw new CommandError(`${stale.size} generated files are stale:\n${list}\nMend them with: ${command.join(' ')}`);
  } else {
    progress(`All ${files.length} files in ${output} are up to date.`);
  }
}
