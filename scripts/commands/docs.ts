import path from 'node:path';
import { Command } from 'commander';
import { buildDocs } from '../docs/build.ts';
import type { OutputFile } from '../output.ts';
import type { CompiledApi } from '../pipeline.ts';
import { joinAll } from '../spec/join.ts';
import { compileProject } from './compile.ts';
import { progress } from './io.ts';
import { configOption, jsonOption, outputOption, type OutputOptions } from './options.ts';
import { outputFolder, writeAndTell } from './write.ts';

/** `contact-apis docs`: a reference page per API and an index, as files that open without a network. */
export function docsCommand(): Command {
  return new Command('docs')
    .description('write the API reference: a page per API and an index, which open without a network')
    .addOption(outputOption('generated/docs, beside redocly.yaml'))
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async ({ config, output: given, json }: OutputOptions) => {
      const { project, compiled } = await compileProject(config);
      const output = outputFolder(project, given, 'generated/docs');
      await writeAndTell(output, await docsFiles(compiled, await joinAll(project, compiled)), json);
      if (!json) progress(`Open ${path.join(output, 'index.html')}.`);
    });
}

/** The files of the reference of all APIs. */
export function docsFiles(compiled: readonly CompiledApi[], joined: string | undefined): Promise<OutputFile[]> {
  return buildDocs({ apis: compiled, ...(joined !== undefined && { joined }) });
}
