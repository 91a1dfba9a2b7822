import { spawn } from 'node:child_process';
import { openSync, closeSync, existsSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { explainSystemError } from '../../scripts/commands/system-error.ts';
import { cliFile, runCli } from '../support/cli.ts';
import { petYaml, strictConfig } from '../support/descriptions.ts';
import { folderWith } from '../support/folder.ts';

const files = { 'redocly.yaml': strictConfig, 'api.yaml': petYaml() };

describe('what the system refuses is told with what to do about it', () => {
  test.each([
    ['a file in the place of the output folder', ['bundle', '--output', 'taken'], '--output'],
    ['a folder in the place of a file', ['bundle', '--output', 'folders'], '--output'],
    ['an address of another machine', ['mock', '--port', '0', '--host', '192.0.2.1'], '--host'],
  ])('%s', async (_name, args, says) => {
    const folder = await folderWith({ ...files, taken: '', 'folders/pets/openapi.json/file': '' });
    const { code, stderr } = await runCli(args, folder);
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });

  test.skipIf(process.platform === 'win32')('links in a circle', async () => {
    const folder = await folderWith(files);
    await symlink('loop', path.join(folder, 'loop'));
    const { code, stderr } = await runCli(['bundle', '--output', 'loop'], folder);
    expect(stderr).toMatch(/ELOOP|EEXIST|ENOTDIR/);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });
});

test.each([
  ['ENOTFOUND', 'getaddrinfo', '--host'],
  ['EACCES', 'listen', '--port'],
  ['EACCES', 'mkdir', '--output'],
  ['ENOENT', 'mkdir', '--output'],
  ['EROFS', 'open', '--output'],
  ['ENOSPC', 'write', 'Make room'],
])('%s of %s comes with advice', (code, syscall, says) => {
  expect(explainSystemError(Object.assign(new Error('refused'), { code, syscall }))).toContain(says);
});

test.each([new Error('a fault'), Object.assign(new Error('gone'), { code: 'ENOENT', syscall: 'open' }), 'text'])(
  '%s is no such refusal',
  (error) => {
    expect(explainSystemError(error)).toBeUndefined();
  },
);

describe('a stdout', () => {
  test('that is closed ends the command quietly', async () => {
    const folder = await folderWith(files);
    const child = spawn(process.execPath, [cliFile, 'coverage'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, stderr]).toEqual([0, '']);
  });

  test.skipIf(!existsSync('/dev/full'))('that is full is told', async () => {
    const folder = await folderWith(files);
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [cliFile, 'coverage'], { cwd: folder, stdio: ['ignore', full, 'pipe'] });
    closeSync(full);
    let stderr = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(stderr).toContain('The result cannot be written: ENOSPC');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });
});
