import { mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A file to be written, relative to the output folder, with `/` between folders. */
export interface OutputFile {
  readonly path: string;
  readonly content: string;
}

/** How a file on disk differs from the one that should be there; an extra one should not be there at all. */
export type Staleness = 'missing' | 'different' | 'extra';

/**
 * Compares every file with what stands in the folder. Line ends do not count: git may have changed them.
 * @returns the paths that are stale, and why
 * @throws Error when two files claim one path, or one leaves the folder, which is a fault of an emitter
 */
export async function findStale(folder: string, files: readonly OutputFile[]): Promise<Map<string, Staleness>> {
  assertDistinct(files);
  assertInside(files);
  const entries = await Promise.all(
    files.map(async ({ path: name, content }): Promise<[string, Staleness][]> => {
      const existing = await readIfPresent(path.join(folder, name));
      if (existing === content || existing?.replaceAll('\r\n', '\n') === content) return [];
      return [[name, existing === undefined ? 'missing' : 'different']];
    }),
  );
  return new Map(entries.flat());
}

/**
 * Writes the files that changed, each in one step, so that nobody sees half a file.
 * @returns the paths written
 */
export async function writeFiles(folder: string, files: readonly OutputFile[]): Promise<string[]> {
  const stale = await findStale(folder, files);
  const changed = files.filter(({ path: name }) => stale.has(name));
  await Promise.all(changed.map(({ path: name, content }) => writeAtomically(path.join(folder, name), content)));
  return changed.map(({ path: name }) => name);
}

/** Removes files, and folders that are empty after that. */
export async function removeFiles(folder: string, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => rm(path.join(folder, name), { force: true })));
  const folders = new Set(names.map((name) => path.join(folder, path.dirname(name))));
  await Promise.all([...folders].map((emptied) => rmdir(emptied).catch(() => {})));
}

/** Writes a file in one step, so that nobody sees half of it, and the folders it stands in. */
export async function writeAtomically(file: string, content: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await writeFile(temporary, content);
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** The text of a file, or `undefined` where there is none. */
export async function readIfPresent(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function assertDistinct(files: readonly OutputFile[]): void {
  const paths = files.map(({ path: name }) => name.toLowerCase());
  const twice = paths.filter((name, index) => paths.indexOf(name) !== index);
  if (twice.length > 0) throw new Error(`More than one emitter writes ${[...new Set(twice)].join(', ')}.`);
}

function assertInside(files: readonly OutputFile[]): void {
  const outside = files.filter(({ path: name }) => path.isAbsolute(name) || name.split(/[\\/]/).includes('..'));
  if (outside.length > 0) {
    throw new Error(
      `An emitter writes outside the output folder: ${outside.map(({ path: name }) => name).join(', ')}.`,
    );
  }
}
