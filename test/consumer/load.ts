import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { promisify } from 'node:util';

const loader = pathToFileURL(path.resolve(import.meta.dirname, '../../scripts/consumer/load-config.ts')).href;

/** What loading configurations gave: each default export or the message of the error, and the files that were told. */
export interface Loaded {
  readonly results: readonly unknown[];
  readonly files: readonly string[];
}

/**
 * Loads a configuration in a Node of its own, since vitest loads modules in another way.
 * @param then code that runs before it is loaded once more
 */
export async function loadInNode(file: string, then?: string): Promise<Loaded> {
  const code = `
    import { writeFileSync } from 'node:fs';
    import { loadConfig } from ${JSON.stringify(loader)};
    const files = new Set();
    const load = () => loadConfig(${JSON.stringify(file)}, (name) => files.add(name)).catch((error) => error.name + ': ' + error.message);
    const results = [await load()];
    ${then === undefined ? '' : `${then}; results.push(await load());`}
    console.log(JSON.stringify({ results, files: [...files] }));`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
    cwd: path.dirname(file),
  });
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout) as Loaded;
}
