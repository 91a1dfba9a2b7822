import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { cliFile } from '../support/cli.ts';
import { petYaml } from '../support/descriptions.ts';
import { folderWith } from '../support/folder.ts';
import { startCli } from '../support/running.ts';

/** Runs before a program: notes each package that it loads a module of, one a line. */
const spy = `
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
registerHooks({
  load(url, context, next) {
    const name = /\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1];
    if (name) appendFileSync('loaded.txt', name + '\\n');
    return next(url, context);
  },
});`;

const loadedIn = async (folder: string): Promise<string[]> => {
  const lines = await readFile(path.join(folder, 'loaded.txt'), 'utf8');
  return [...new Set(lines.split('\n'))].filter(Boolean).toSorted();
};

const spying = (folder: string): string => `--import=${pathToFileURL(path.join(folder, 'spy.mjs')).href}`;

describe('of the packages it depends on, contact-apis loads', () => {
  test.each([
    ['for help', ['--help']],
    ['for the help of a command', ['mock', '--help']],
    ['for a wrong option', ['generate', '--wach']],
  ])('the command line alone %s', async (_name, args) => {
    const folder = await folderWith({ 'spy.mjs': spy });
    await promisify(execFile)(process.execPath, [spying(folder), cliFile, ...args], { cwd: folder }).catch(() => {});
    expect(await loadedIn(folder)).toEqual(['commander', 'fastest-levenshtein']);
  });

  test.each([
    ['a description in JSON', ['--spec', 'pets.json']],
    ['a description in YAML', ['--spec', 'pets.yaml']],
    ['the descriptions of the package', []],
  ])('no linter, compiler or generator to mock %s', async (_name, args) => {
    const { parse } = await import('yaml');
    const json = JSON.stringify(parse(petYaml()));
    const folder = await folderWith({ 'spy.mjs': spy, 'pets.yaml': petYaml(), 'pets.json': json });
    const mock = startCli(['mock', '--port', '0', '--no-watch', ...args], folder, [spying(folder)]);
    await mock.says(/Ctrl-C/);
    await mock.stop();
    const needless =
      /^(@redocly|@stoplight|@redis|typescript|ts-morph|prettier|openapi-typescript|handlebars|chokidar)/;
    expect((await loadedIn(folder)).filter((name) => needless.test(name))).toEqual([]);
  });
});
