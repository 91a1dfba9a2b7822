import path from 'node:path';
import { findLeftovers } from '../leftovers.ts';
import { removeFiles, writeFiles, type OutputFile } from '../output.ts';
import type { Project } from '../spec/project.ts';
import { progress, resultJson } from './io.ts';

/**
 * Where a command writes, as the working directory sees it.
 * @param given what `--output` says
 * @param usual the folder beside `redocly.yaml` that is taken otherwise
 */
export function outputFolder({ root }: Project, given: string | undefined, usual = 'generated'): string {
  return given ?? (path.relative(process.cwd(), path.join(root, usual)) || '.');
}

/** What became of the files of a run. */
export interface Written {
  readonly written: readonly string[];
  /** Files of earlier runs that are no longer made. */
  readonly removed: readonly string[];
}

/**
 * Writes all that is generated, and removes what earlier runs made and this one does not.
 * @param spared folders of APIs that this run leaves alone
 */
export async function writeGenerated(
  output: string,
  files: readonly OutputFile[],
  spared: readonly string[],
): Promise<Written> {
  const removed = await findLeftovers(output, files, spared);
  const written = await writeFiles(output, files);
  await removeFiles(output, removed);
  return { written, removed };
}

/** Writes the files of a command that only adds, and tells what became of them. */
export async function writeAndTell(output: string, files: readonly OutputFile[], json = false): Promise<void> {
  const written = await writeFiles(output, files);
  if (json) resultJson({ output, files: files.map((file) => file.path), written });
  else progress(`${files.length} files in ${output}, ${written.length} of them changed.`);
}
