import path from 'node:path';
import { Command } from 'commander';
import { buildDocs } from '../docs/build.ts';
import { writeFiles, type OutputFile } from '../output.ts';
import { bundleFiles, compile, type CompiledApi } from '../pipeline.ts';
import { joinedPath } from '../spec/join.ts';
import { openProject, type Project } from '../spec/project.ts';
import { progress, resultJson } from './io.ts';
import { configOption, jsonOption, outputOption } from './options.ts';

/** `contact-apis docs`: a reference page per API and an index, as files that open without a network. */
export function docsCommand(): Command {
  return new Command('docs')
    .description('write the API reference: a page per API and an index, which open without a network')
    .addOption(outputOption('generated/docs'))
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async ({ config, output, json }: { config?: string; output: string; json?: boolean }) => {
      const project = await openProject(config);
      const files = await docsFiles(project, await compile(project, project.apis));
      const written = await writeFiles(output, files);
      if (json) resultJson({ output, files: files.map((file) => file.path), written });
      else
        progress(
          `${files.length} files in ${output}, ${written.length} of them changed. Open ${path.join(output, 'index.html')}.`,
        );
    });
}

/** The files of the reference of all APIs. */
export async function docsFiles(project: Project, compiled: readonly CompiledApi[]): Promise<OutputFile[]> {
  const joined = (await bundleFiles(project, compiled)).find((file) => file.path === joinedPath);
  return buildDocs({ apis: compiled, ...(joined && { joined: joined.content }) });
}
