import { afterEach, describe, expect, test } from 'vitest';
import { runCli, serveCli, type CliResult, type ServingCli } from '../support/cli.ts';
import { petYaml } from '../support/descriptions.ts';
import { folderWith } from '../support/folder.ts';
import { ordersOf, shop } from './shop.ts';

const running: ServingCli[] = [];
afterEach(() => Promise.all(running.splice(0).map((server) => server.stop())));

/** A mock of a small shop. */
async function serveShop(...args: readonly string[]): Promise<ServingCli> {
  const folder = await folderWith({ 'shop.yaml': shop });
  const server = await serveCli(['mock', '--spec', 'shop.yaml', '--port', '0', ...args], folder);
  running.push(server);
  return server;
}

/** The contacts of callab in a mock. */
async function contactsOf(...args: readonly string[]): Promise<unknown> {
  const server = await serveCli(['mock', '--api', 'callab', '--port', '0', ...args], await folderWith({}));
  running.push(server);
  const response = await fetch(`${server.url}/callab/contact`, { headers: { authorization: 'Bearer x' } });
  return ((await response.json()) as { data: unknown }).data;
}

/** What a mock has said by the time it is stopped. */
async function said(server: ServingCli): Promise<CliResult> {
  running.splice(running.indexOf(server), 1);
  return server.stop();
}

describe('mock', () => {
  test('says where each API is, where its control page is, and its seed', async () => {
    const server = await serveShop('--seed', 'apple');
    const { stderr } = await said(server);
    expect(stderr).toBe(
      [
        `Shop: ${server.url}/shop`,
        `Control page: ${server.url}/__mock`,
        'Seed: apple',
        'Press Ctrl-C to stop.',
        '',
      ].join('\n'),
    );
  });

  test.each([
    ['pet-store.yaml', 'pet-store'],
    ['Pet Store (v2).yml', 'pet-store-v2'],
    ['2.yaml', 'own'],
  ])('calls a description without a name after its file: %s is %s', async (file, name) => {
    const folder = await folderWith({ [file]: petYaml() });
    const server = await serveCli(['mock', '--spec', file, '--port', '0'], folder);
    running.push(server);
    expect((await fetch(`${server.url}/${name}/pets/7`)).status).toBe(401);
  });

  test('lets requests fail, and wait', async () => {
    const { url } = await serveShop('--fail', '503:100%', '--latency', '20-29');
    expect((await fetch(`${url}/shop/orders`)).status).toBe(503);
    const journal = await fetch(`${url}/__mock/journal`);
    expect(await journal.text()).toMatch(/"fault":"error 503 after 2\d ms"/);
  });

  test('refuses unknown query parameters with --strict', async () => {
    const { url } = await serveShop('--strict');
    expect((await fetch(`${url}/shop/orders?colour=red`)).status).toBe(422);
    expect((await fetch(`${url}/shop/orders`)).status).toBe(200);
  });

  test('knows another world by another seed, and as many people as are asked for', async () => {
    const [apples, again, pears] = await Promise.all([
      contactsOf('--seed', 'apple', '--contacts', '7'),
      contactsOf('--seed', 'apple', '--contacts', '7'),
      contactsOf('--seed', 'pear', '--contacts', '7'),
    ]);
    expect(apples).toHaveLength(7);
    expect(again).toEqual(apples);
    expect(pears).not.toEqual(apples);
  });
});

describe('the control page of a mock', () => {
  test('asks for nothing where only this machine reaches it', async () => {
    const { url } = await serveShop();
    expect((await fetch(`${url}/__mock/snapshot`)).status).toBe(200);
  });

  test('asks for a token that is made up at the start where others reach it', async () => {
    const server = await serveShop('--host', '0.0.0.0');
    const url = server.url.replace('0.0.0.0', '127.0.0.1');
    expect((await fetch(`${url}/__mock/snapshot`)).status).toBe(401);
    expect(await ordersOf(url)).toBeInstanceOf(Array);
    const { stderr } = await said(server);
    expect(stderr).toMatch(/^Control page: http:\/\/0\.0\.0\.0:\d+\/__mock#token=[\w-]{24}$/m);
  });

  test('takes the token that is given, which is not shown', async () => {
    const server = await serveShop('--token', 'open-sesame');
    const ask = (authorization: string): Promise<Response> =>
      fetch(`${server.url}/__mock/snapshot`, { headers: { authorization } });
    expect((await ask('Bearer wrong')).status).toBe(401);
    expect((await ask('Bearer open-sesame')).status).toBe(200);
    expect((await said(server)).stderr).not.toContain('open-sesame');
  });
});

describe('a value that an option does not take is told with those that it does', () => {
  test.each([
    [['--latency', 'soon'], 'such as 200 or 50-200'],
    [['--fail', '120%'], 'such as 10%'],
    [['--contacts', 'many'], 'It is a number from 0 to 10000000.'],
    [['--token', ' '], 'It is empty.'],
    [['--seed', ''], 'It is empty.'],
    [['--state', ''], 'It is empty.'],
    [['--no-wach'], 'Did you mean --no-watch?'],
  ])('%j', async (args, says) => {
    const { code, stderr } = await runCli(['mock', ...args], await folderWith({}));
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
  });
});
