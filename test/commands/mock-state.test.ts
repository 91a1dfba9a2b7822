import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { StateFile } from '../../scripts/commands/mock-state.ts';
import { createMock } from '../../scripts/consumer/mock.ts';
import { runCli, serveCli, type ServingCli } from '../support/cli.ts';
import { folderWith } from '../support/folder.ts';
import { order, ordersOf, shop } from './shop.ts';

/** Windows has no signals, so that a mock there has no time to save. */
const hasSignals = process.platform !== 'win32';

const running: ServingCli[] = [];
afterEach(() => Promise.all(running.splice(0).map((server) => server.stop())));

async function serveShop(folder: string): Promise<ServingCli> {
  const server = await serveCli(['mock', '--spec', 'shop.yaml', '--port', '0', '--state', 'kept/mock.json'], folder);
  running.push(server);
  return server;
}

describe('mock --state with a file', () => {
  test.runIf(hasSignals)('remembers what was written when it is started again', async () => {
    const folder = await folderWith({ 'shop.yaml': shop });
    const first = await serveShop(folder);
    expect((await order(first.url, 'a bell')).status).toBe(201);
    expect((await first.stop()).code).toBe(0);

    const second = await serveShop(folder);
    expect(await ordersOf(second.url)).toContainEqual(expect.objectContaining({ what: 'a bell' }));
  });

  test('saves shortly after a change, in one step', async () => {
    const folder = await folderWith({ 'shop.yaml': shop });
    const { url } = await serveShop(folder);
    expect(existsSync(path.join(folder, 'kept/mock.json'))).toBe(false);
    await order(url, 'a whistle');
    await expect
      .poll(() => readFile(path.join(folder, 'kept/mock.json'), 'utf8').catch(() => ''), { timeout: 20_000 })
      .toContain('a whistle');
    expect(await readdir(path.join(folder, 'kept'))).toEqual(['mock.json']);
  });

  test('saves that come together do not get in each other’s way', async () => {
    const folder = await folderWith({});
    const file = path.join(folder, 'mock.json');
    const mock = await createMock({ apis: ['callab'] });
    const state = new StateFile(file, () => mock.snapshot());
    await Promise.all([state.save(), mock.seed({ seed: 'pear' }), state.save(), state.save()]);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ world: { seed: 'pear' } });
    expect(await readdir(folder)).toEqual(['mock.json']);
  });

  test('says at the start all that is wrong with the file', async () => {
    const broken = JSON.stringify({ version: 2, world: { seed: 7, contacts: -1 }, counters: {}, collections: [] });
    const folder = await folderWith({ 'shop.yaml': shop, 'broken.json': broken });
    const { code, stderr } = await runCli(['mock', '--spec', 'shop.yaml', '--state', 'broken.json'], folder);
    expect(stderr).toMatch(/^--state broken\.json cannot be used: it holds no state of a mock\.\n/);
    expect(stderr).toContain('/version');
    expect(stderr).toContain('/world/seed');
    expect(stderr).toContain('/world/contacts');
    expect(stderr).toContain('/collections');
    expect(code).toBe(1);
  });

  test.each([
    ['that is no JSON', { 'mock.json': '{' }, 'JSON'],
    ['that is a folder', { 'mock.json/file': '' }, 'EISDIR'],
    ['in a place where none can be', { 'mock.json': '' }, 'not a directory|EEXIST|ENOTDIR', 'mock.json/mock.json'],
  ])('does not start with one %s', async (_name, files, says, state = 'mock.json') => {
    const folder = await folderWith({ 'shop.yaml': shop, ...(files as Record<string, string>) });
    const { code, stderr } = await runCli(['mock', '--spec', 'shop.yaml', '--state', state], folder);
    expect(stderr).toContain(`--state ${path.normalize(state)} cannot be used: `);
    expect(stderr).toMatch(new RegExp(says));
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });
});

test('mock --state takes no URL but that of Redis', async () => {
  const folder = await folderWith({ 'shop.yaml': shop });
  const { code, stderr } = await runCli(
    ['mock', '--spec', 'shop.yaml', '--state', 'https://example.com/state'],
    folder,
  );
  expect(stderr).toContain('in a JSON file, or in Redis at redis://');
  expect(code).toBe(2);
});
