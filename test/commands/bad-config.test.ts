import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openProject } from '../../scripts/spec/project.ts';
import { UsageError } from '../../scripts/spec/usage-error.ts';
import { folderWith, temporaryFolder } from '../support/folder.ts';

const api = 'apis: { pets: { root: api.yaml } }\n';

test.each([
  ['a syntax error', 'apis: [', 'flow collection'],
  ['a list', '- 1', 'ConfigRoot'],
  ['nothing', '', 'names no APIs'],
  ['a plugin that is not there', `plugins: [./gone.ts]\n${api}`, 'Plugin "./gone.ts" not found'],
  ['a plugin that cannot be loaded', `plugins: [./broken.mjs]\n${api}`, 'it is broken'],
  ['an unknown preset', `extends: [nope]\n${api}`, 'nope: there is no such built-in config'],
  ['a preset that is no list', `extends: nope\n${api}`, 'Extends'],
  ['an unknown rule', `rules: { nope: error }\n${api}`, 'Property `nope` is not expected here'],
  ['an unknown severity', `rules: { struct: eror }\n${api}`, '#/rules/struct'],
  ['an API that is a text', 'apis: { pets: api.yaml }', '#/apis/pets'],
  ['an API that is null', 'apis: { pets: }', '#/apis/pets'],
  ['an API without a root', 'apis: { pets: { rules: {} } }', 'The field `root` must be present'],
  ['a root that is a number', 'apis: { pets: { root: 5 } }', '#/apis/pets/root'],
  ['a name with an upper-case letter', 'apis: { Pets: { root: api.yaml } }', '"Pets"'],
  ['a name that is a path', 'apis: { ../../pets: { root: api.yaml } }', '"../../pets"'],
  ['a name with a version', 'apis: { pets@v1: { root: api.yaml } }', '"pets@v1"'],
  ['the name of the runtime', 'apis: { runtime: { root: api.yaml } }', '"runtime"'],
  ['the name of the docs', 'apis: { docs: { root: api.yaml } }', '"docs"'],
])('%s is a mistake in usage that names the file and what is wrong', async (_name, text, says) => {
  const folder = await folderWith({ 'redocly.yaml': text, 'broken.mjs': 'throw new Error("it is broken");' });
  const error = await openProject(path.join(folder, 'redocly.yaml')).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UsageError);
  const { message } = error as UsageError;
  expect(message).toContain('redocly.yaml');
  expect(message).toContain(says);
  expect(message).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
});

test('a folder is no configuration file', async () => {
  const folder = path.join(await temporaryFolder(), 'config');
  await mkdir(folder);
  await expect(openProject(folder)).rejects.toThrow(UsageError);
  await expect(openProject(folder)).rejects.toThrow('received a folder');
});
