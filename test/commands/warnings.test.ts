import { stringify } from 'yaml';
import { expect, test } from 'vitest';
import { runCli, serveCli } from '../support/cli.ts';
import { petYaml } from '../support/descriptions.ts';
import { folderWith } from '../support/folder.ts';

const config = stringify({ rules: { 'info-license': 'warn' }, apis: { pets: { root: 'api.yaml' } } });
const files = {
  'redocly.yaml': config,
  'api.yaml': petYaml((document) => delete (document['info'] as { license?: object }).license),
};

test.each(['generate', 'docs'])('%s prints warnings on stderr and does its work', async (command) => {
  const { code, stdout, stderr } = await runCli([command, '--json'], await folderWith(files));
  expect(stderr.match(/warn info-license/g)).toHaveLength(1);
  expect(JSON.parse(stdout)).toHaveProperty('written');
  expect(code).toBe(0);
});

test.each(['mock', 'start'])('%s prints warnings on stderr and serves', async (command) => {
  const { stop } = await serveCli([command, '--port', '0'], await folderWith(files));
  expect((await stop()).stderr.match(/warn info-license/g)).toHaveLength(1);
});
