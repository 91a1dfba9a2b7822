import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { petYaml } from '../support/descriptions.ts';
import { folderWith } from '../support/folder.ts';
import { startCli, type RunningCli } from '../support/running.ts';
import { order, ordersOf, shop } from './shop.ts';

const running: RunningCli[] = [];
afterEach(() => Promise.all(running.splice(0).map((cli) => cli.stop())));

/** A mock of descriptions in a new folder; `save` writes a file there. */
async function serve(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<{ cli: RunningCli; url: string; save: (name: string, text: string) => void }> {
  const folder = await folderWith(files);
  const cli = startCli(['mock', '--port', '0', ...args], folder);
  running.push(cli);
  const said = await cli.says(/http:\/\/127\.0\.0\.1:\d+[^]*Ctrl-C to stop\.\n/);
  const [url = ''] = /http:\/\/[\d.:]+/.exec(said)!;
  return { cli, url, save: (name, text) => writeFileSync(path.join(folder, name), text) };
}

const credentials = { headers: { authorization: 'Bearer secret' } };
const nameOfPet = async (url: string): Promise<unknown> => {
  const response = await fetch(`${url}/pets/pets/7`, { headers: { ...credentials.headers, prefer: 'example=rex' } });
  return ((await response.json()) as { name: unknown }).name;
};
const named = (name: string): string => petYaml().replaceAll('Rex', name);
const serving = /Serving pets as described now\.\n/;

test('a description that is saved is served from then on', async () => {
  const { cli, url, save } = await serve({ 'pets.yaml': petYaml() }, ['--spec', 'pets.yaml']);
  expect(await nameOfPet(url)).toBe('Rex');
  save('pets.yaml', named('Ada'));
  await cli.says(/Changed: pets\.yaml\.\n/);
  await cli.says(serving);
  expect(await nameOfPet(url)).toBe('Ada');
});

test('what was written before is still there', async () => {
  const { cli, url, save } = await serve({ 'shop.yaml': shop }, ['--spec', 'shop.yaml']);
  expect((await order(url, 'a bell')).status).toBe(201);
  save('shop.yaml', shop.replace('title: Shop', 'title: A better shop'));
  await cli.says(/Serving shop as described now\.\n/);
  expect(await ordersOf(url)).toContainEqual(expect.objectContaining({ what: 'a bell' }));
});

test('an invalid save is told with its place, and what was served before goes on', async () => {
  const { cli, url, save } = await serve({ 'pets.yaml': petYaml() }, ['--spec', 'pets.yaml']);
  save('pets.yaml', 'openapi: [');
  await cli.says(/pets\.yaml:\d+:\d+ error parse\n/);
  expect(await nameOfPet(url)).toBe('Rex');
  save('pets.yaml', petYaml().replace('#/components/schemas/Pet', '#/components/schemas/Gone'));
  await cli.says(/pets\.yaml:\d+:\d+ error no-unresolved-refs\n/);
  expect(await nameOfPet(url)).toBe('Rex');
  save('pets.yaml', named('Ada'));
  await cli.says(serving);
  expect(await nameOfPet(url)).toBe('Ada');
});

test('files that a description refers to, and those that a redocly.yaml names, are watched too', async () => {
  const { cli, url, save } = await serve(
    {
      'redocly.yaml': 'apis: { pets: { root: api.yaml } }',
      'api.yaml': petYaml().replace(
        /examples:\s+rex:\s+value:\s+id: 7\s+name: Rex/,
        'examples: { rex: { $ref: rex.yaml } }',
      ),
      'rex.yaml': 'value: { id: 7, name: Rex }',
    },
    [],
  );
  expect(await nameOfPet(url)).toBe('Rex');
  save('rex.yaml', 'value: { id: 7, name: Ada }');
  await cli.says(/Changed: rex\.yaml\.\n/);
  await cli.says(serving);
  expect(await nameOfPet(url)).toBe('Ada');
});

test('with --no-watch, a description is read once', async () => {
  const { cli, url, save } = await serve({ 'pets.yaml': petYaml() }, ['--spec', 'pets.yaml', '--no-watch']);
  save('pets.yaml', named('Ada'));
  expect(await nameOfPet(url)).toBe('Rex');
  expect((await cli.stop()).stderr).not.toContain('Changed');
});
