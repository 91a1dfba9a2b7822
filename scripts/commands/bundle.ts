import { Command } from 'commander';
import { writeFiles } from '../output.ts';
import { bundleFiles, compile } from '../pipeline.ts';
import { openProject, selectApis } from '../spec/project.ts';
import { progress, resultJson } from './io.ts';
import { apisArgument, configOption, jsonOption, outputOption } from './options.ts';

/** `contact-apis bundle`: each description in one file, and one document that joins them all. */
export function bundleCommand(): Command {
  return new Command('bundle')
    .description('write each description as one file, and a joined document of all of them')
    .addArgument(apisArgument())
    .addOption(outputOption())
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (names: string[], { config, output, json }: { config?: string; output: string; json?: boolean }) => {
      const project = await openProject(config);
      const files = await bundleFiles(project, await compile(project, selectApis(project, names)));
      const written = await writeFiles(output, files);
      if (json) resultJson({ output, files: files.map((file) => file.path), written });
      else progress(`${files.length} files in ${output}, ${written.length} of them changed.`);
    });
}
