import { Command } from 'commander';
import { bundleFiles } from '../pipeline.ts';
import { joinAll } from '../spec/join.ts';
import { compileProject } from './compile.ts';
import { apisArgument, configOption, jsonOption, outputOption, type OutputOptions } from './options.ts';
import { outputFolder, writeAndTell } from './write.ts';

/** `contact-apis bundle`: each description in one file, and one document that joins them all. */
export function bundleCommand(): Command {
  return new Command('bundle')
    .description('write each description as one file, and a joined document of all of them')
    .addArgument(apisArgument())
    .addOption(outputOption())
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (names: string[], { config, output, json }: OutputOptions) => {
      const { project, compiled } = await compileProject(config, names);
      const files = bundleFiles(compiled, await joinAll(project, compiled));
      await writeAndTell(outputFolder(project, output), files, json);
    });
}
