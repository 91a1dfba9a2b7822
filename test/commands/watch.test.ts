import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { petYaml } from '../support/descriptions.ts';
import { folderWith } from '../support/folder.ts';
import { startCli, type RunningCli } from '../support/running.ts';

/** Windows has no signals: a process that is told to stop just ends. */
const stopped = process.platform === 'win32' ? null : 0;

const running: RunningCli[] = [];
afterEach(() => Promise.all(running.splice(0).map((cli) => cli.stop())));

/** A repo whose clients are generated and watched; `save` writes a file of it. */
async function watchRepo(
  files: Readonly<Record<string, string>>,
): Promise<{ cli: RunningCli; save: (name: string, text: string) => void }> {
  const folder = await folderWith({
    'contact-apis.config.ts': `import { apis } from './apis.ts';\nexport default { output: 'out', apis };`,
    'apis.ts': `export const apis = { pets: { spec: 'spec/api.yaml' } };`,
    ...files,
  });
  const cli = startCli(['generate', '--watch'], folder);
  running.push(cli);
  return { cli, save: (name, text) => writeFileSync(path.join(folder, name), text) };
}

const referring = (file: string): string => petYaml().replace(/"?#\/components\/schemas\/Pet"?/, file);
const pet = 'type: object\n';

test('one burst of changes is one run; an invalid save is told, and survived; Ctrl-C ends it with 0', async () => {
  const { cli, save } = await watchRepo({ 'spec/api.yaml': petYaml() });
  await cli.says(/changed\.\nWatching 3 files\. Press Ctrl-C to stop\.\n/);

  for (const name of ['one', 'two', 'three']) save('spec/api.yaml', petYaml().replace('Reads one pet', name));
  expect(await cli.says(/Changed: (.*)\.\n\d+ files in out, \d+ of them changed\.\n/)).toContain(
    path.join('spec', 'api.yaml'),
  );

  save('spec/api.yaml', 'openapi: [');
  await cli.says(/spec.api\.yaml:\d+:\d+ error parse\n/);
  save('spec/api.yaml', petYaml());
  const { code, stderr } = await cli.says(/\d+ files in out, \d+ of them changed\.\n/).then(() => cli.stop());
  expect(stderr.match(/files in out/g)).toHaveLength(3);
  expect(code).toBe(stopped);
});

test('files that are newly referred to, missing ones and replaced ones are watched too', async () => {
  const { cli, save } = await watchRepo({ 'spec/api.yaml': petYaml(), 'spec/other.md': '' });
  await cli.says(/Watching 3 files/);

  save('spec/api.yaml', referring('Beast.yaml'));
  await cli.says(/resolve \$ref[^]*Watching 4 files/);
  save('spec/Beast.yaml', pet);
  await cli.says(/Changed: spec.Beast\.yaml\.\n\d+ files in out/);

  save('spec/new.yaml', `${pet}description: Replaced.\n`);
  const folder = path.join(cli.cwd, 'spec');
  renameSync(path.join(folder, 'new.yaml'), path.join(folder, 'Beast.yaml'));
  expect(await cli.says(/Changed: spec.Beast\.yaml\.\n\d+ files in out/)).toBeDefined();
});

test('the configuration and what it imports are watched', async () => {
  const { cli, save } = await watchRepo({ 'spec/api.yaml': petYaml() });
  await cli.says(/Watching 3 files/);

  save('apis.ts', `export const apis = { pets: { spec: 'spec/api.yaml' }, dogs: { spec: 'spec/api.yaml' } };`);
  await cli.says(/Changed: apis\.ts\.\n\d+ files in out/);
  save('contact-apis.config.ts', 'export default {');
  await cli.says(/contact-apis\.config\.ts cannot be used: [^]*Watching 1 file\./);
  save('contact-apis.config.ts', `export default { output: 'else', apis: { pets: { spec: 'spec/api.yaml' } } };`);
  expect(await cli.says(/\d+ files in else, /)).toBeDefined();
});

test('the descriptions of a project are watched, and what is generated from them is not', async () => {
  const folder = await folderWith({ 'redocly.yaml': 'apis: { pets: { root: api.yaml } }', 'api.yaml': petYaml() });
  const cli = startCli(['generate', '--watch'], folder);
  running.push(cli);
  await cli.says(/files in generated, \d+ of them changed\.\nWatching 2 files\./);
  writeFileSync(path.join(folder, 'api.yaml'), petYaml().replace('Reads one pet', 'Gives one pet'));
  expect(await cli.says(/Changed: api\.yaml\.\n\d+ files in generated, \d of them changed\.\n/)).toBeDefined();
  expect((await cli.stop()).stderr).not.toContain('Changed: generated');
});
