import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '..');

test('npm scripts run on the Node 24 that the node package brings, whatever Node the machine has', async () => {
  const options = { cwd: root, shell: process.platform === 'win32' };
  const { stdout } = await promisify(execFile)(
    'npm',
    ['exec', '--', 'node', '-p', 'process.execPath+process.version'],
    options,
  );
  expect(stdout).toContain(path.join(root, 'node_modules'));
  expect(stdout).toMatch(/v24\.\d+\.\d+\s*$/);
  expect(process.version).toMatch(/^v24\./);
});

test('the lock file names no registry, and no package may report home from an install script', async () => {
  const lock = await readFile(path.join(root, 'package-lock.json'), 'utf8');
  expect(lock).not.toMatch(/"resolved"|https?:\/\/registry/);
  expect(packageJson.scarfSettings).toEqual({ enabled: false });
  expect(packageJson.allowScripts).toEqual({ node: true, '@scarf/scarf': false, esbuild: false });
});

test('every folder and file at the top is one that the layout names', async () => {
  const { stdout } = await promisify(execFile)('git', ['ls-files'], { cwd: root, maxBuffer: 2 ** 26 });
  const top = new Set(
    stdout
      .trim()
      .split('\n')
      .map((file) => file.split('/')[0]!)
      .filter((name) => !name.startsWith('.')),
  );
  const allowed =
    `spec scripts generated templates test package.json tsconfig.json README.md redocly.yaml vitest.config.ts
    LICENSE CHANGELOG.md CONTRIBUTING.md package-lock.json`.split(/\s+/);
  expect([...top].filter((name) => !allowed.includes(name))).toEqual([]);
});
