import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

/** Folder of the peers' package.json and lock file. */
export const benchFolder = import.meta.dirname;

/** Installs the peers beside their lock file, unless that was done since the lock file last changed. */
export function installPeers(): void {
  const installed = path.join(benchFolder, 'node_modules/.package-lock.json');
  const wanted = path.join(benchFolder, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  process.stderr.write('Installing the peers into test/bench/node_modules …\n');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: benchFolder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ci in ${benchFolder} failed with ${status}`);
}
