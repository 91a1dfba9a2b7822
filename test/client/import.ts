import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { writeFiles, type OutputFile } from '../../scripts/output.ts';

const modules = path.resolve(import.meta.dirname, '../../node_modules');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'contact-apis-test-'));
  await symlink(modules, path.join(folder, 'node_modules'), 'dir');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a generated client and the runtime beside it; gives what its index exports. Each API has a name of its own. */
export async function importClient(files: readonly OutputFile[], api: string): Promise<Record<string, unknown>> {
  await writeFiles(folder, files);
  const url = pathToFileURL(path.join(folder, api, 'index.ts'));
  return (await import(/* @vite-ignore */ url.href)) as Record<string, unknown>;
}
