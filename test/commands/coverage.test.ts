import { expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { petYaml, strictConfig } from '../support/descriptions.ts';
import { folderWith } from '../support/folder.ts';

const project = { 'redocly.yaml': strictConfig, 'api.yaml': petYaml() };

test('counts operations by how they are known', async () => {
  const { code, stdout } = await runCli(['coverage'], await folderWith(project));
  expect(stdout).toBe(
    [
      'API   operations  documented  indexed  observed  inferred',
      'pets           1           1        0         0         0',
      '',
    ].join('\n'),
  );
  expect(code).toBe(0);
});

test('names known endpoints that are not described, and fails', async () => {
  const folder = await folderWith({ ...project, 'known/pets.yaml': '- GET /pets/{petId}\n- DELETE /pets/{petId}\n' });
  const text = await runCli(['coverage', '--endpoints', 'known'], folder);
  expect(text.stdout).toContain('not described: pets DELETE /pets/{petId}');
  expect(text.code).toBe(1);

  const json = await runCli(['coverage', '--endpoints', 'known', '--json'], folder);
  expect(JSON.parse(json.stdout)).toMatchObject({ apis: [{ api: 'pets', missing: ['DELETE /pets/{petId}'] }] });
});

test.each([
  ['a folder that is not there', {}],
  ['a file that holds no list', { 'known/pets.yaml': 'pets: none' }],
])('%s is a mistake in usage', async (_name, files) => {
  const { code, stderr } = await runCli(
    ['coverage', '--endpoints', 'known'],
    await folderWith({ ...project, ...files }),
  );
  expect(stderr).toContain('The endpoints of pets cannot be read');
  expect(code).toBe(2);
});
