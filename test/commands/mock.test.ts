import { afterEach, describe, expect, test } from 'vitest';
import { serveCli, type ServingCli } from '../support/cli.ts';
import { petYaml } from '../support/descriptions.ts';
import { folderWith } from '../support/folder.ts';

const running: ServingCli[] = [];
afterEach(() => Promise.all(running.splice(0).map((server) => server.stop())));

async function serve(args: readonly string[], folder: string): Promise<ServingCli> {
  const server = await serveCli(['mock', '--port', '0', ...args], folder);
  running.push(server);
  return server;
}

const credentials = { headers: { authorization: 'Bearer secret' } };

describe('in a consuming repo, mock serves', () => {
  test('the APIs that the configuration names', async () => {
    const config = `export default { output: 'src/apis', apis: { pets: { spec: 'pets.yaml' }, callab: {} } };`;
    const { url } = await serve([], await folderWith({ 'contact-apis.config.mjs': config, 'pets.yaml': petYaml() }));
    expect(await (await fetch(`${url}/pets/pets/7`, credentials)).json()).toEqual({ id: 7, name: 'Rex' });
    expect((await fetch(`${url}/callab/campaign/list`, credentials)).status).not.toBe(404);
    expect((await fetch(`${url}/which50/contactLists`)).status).toBe(404);
  });

  test('the APIs of the package where nothing is configured', async () => {
    const { url } = await serve([], await folderWith({}));
    const basic = { headers: { authorization: `Basic ${btoa('ann:secret')}` } };
    expect((await fetch(`${url}/which50/contactLists`, basic)).status).toBe(200);
  });

  test('a description that flags name', async () => {
    const { url } = await serve(['--api', 'zoo', '--spec', 'pets.yaml'], await folderWith({ 'pets.yaml': petYaml() }));
    expect((await fetch(`${url}/zoo/pets/7`, credentials)).status).toBe(200);
  });
});
