import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, it } from 'vitest';
import plugin from '../../scripts/lint/plugin.ts';
import { folderWith } from '../support/folder.ts';

const rules = Object.keys(plugin().rules?.oas3 ?? {});
const pluginFile = path.resolve('scripts/lint/plugin.ts');

it('has every rule file, under the name of the file', async () => {
  const files = await readdir('scripts/lint/rules');
  expect(rules.toSorted()).toEqual(files.map((file) => path.basename(file, '.ts')).toSorted());
});

it('has a test for every rule', async () => {
  const tests = await readdir('test/lint');
  expect(tests).toEqual(expect.arrayContaining(rules.map((rule) => `${rule}.test.ts`)));
});

it('makes every rule an error in the preset contact-apis/all', async () => {
  const config = await createConfig({ plugins: [plugin()], extends: ['contact-apis/all'] });
  const set = config.getRulesForSpecVersion('oas3').flatMap((group) => Object.keys(group));
  expect(set).toEqual(expect.arrayContaining(rules.map((rule) => `contact-apis/${rule}`)));
  const source = 'openapi: 3.1.1\nx-odd: 1\npaths: {}\n';
  const found = await lintFromString({ source, absoluteRef: '/api.yaml', config });
  expect(found.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([['contact-apis/known-extensions', 'error']]);
});

it('is loaded by the Redocly CLI as it stands', async () => {
  const folder = await folderWith({
    'redocly.yaml': `plugins: [${pluginFile}]\nextends: [contact-apis/all]\n`,
    'openapi.yaml': 'openapi: 3.1.1\npaths: {}\nx-provenence: {}\n',
  });
  const cli = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')),
    'bin/cli.js',
  );
  const run = promisify(execFile)(process.execPath, [cli, 'lint', 'openapi.yaml', '--format=json'], { cwd: folder });
  const { stdout } = await run.catch((error: unknown) => error as { stdout: string });
  expect(JSON.parse(stdout)).toMatchObject({
    problems: [{ ruleId: 'contact-apis/known-extensions', suggest: ['x-provenance'] }],
  });
});
