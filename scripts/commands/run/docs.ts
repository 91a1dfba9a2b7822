import path from 'node:path';
import type { CompiledApi } from '../../compile.ts';
import { buildDocs } from '../../docs/build.ts';
import type { OutputFile } from '../../output.ts';
import { joinAll } from '../../spec/join.ts';
import { compileProject } from '../compile.ts';
import { progress } from '../io.ts';
import type { OutputOptions } from '../options.ts';
import { outputFolder, writeAndTell } from '../write.ts';

/** Builds the reference and writes it. */
export async function runDocs({ config, output: given, json }: OutputOptions): Promise<void> {
  const { project, compiled } = await compileProject(config);
  const output = outputFolder(project, given, 'generated/docs');
  await writeAndTell(output, await docsFiles(compiled, await joinAll(project, compiled)), json);
  if (!json) progress(`Open ${path.join(output, 'index.html')}.`);
}

/** The files of the reference of all APIs. */
export function docsFiles(compiled: readonly CompiledApi[], joined: string | undefined): Promise<OutputFile[]> {
  return buildDocs({ apis: compiled, ...(joined !== undefined && { joined }) });
}
