import { bundleFiles } from '../../pipeline.ts';
import { joinAll } from '../../spec/join.ts';
import { compileProject } from '../compile.ts';
import type { OutputOptions } from '../options.ts';
import { outputFolder, writeAndTell } from '../write.ts';

/** Bundles the descriptions, joins them, and writes what comes of it. */
export async function runBundle(names: readonly string[], { config, output, json }: OutputOptions): Promise<void> {
  const { project, compiled } = await compileProject(config, names);
  const files = bundleFiles(compiled, await joinAll(project, compiled));
  await writeAndTell(outputFolder(project, output), files, json);
}
