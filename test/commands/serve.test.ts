import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { runCli, serveCli, type ServingCli } from '../support/cli.ts';
import { petYaml, strictConfig } from '../support/descriptions.ts';
import { folderWith } from '../support/folder.ts';

const newProject = (): Promise<string> => folderWith({ 'redocly.yaml': strictConfig, 'api.yaml': petYaml() });
const credentials = { headers: { authorization: 'Bearer secret' } };
/** Windows has no signals: a process that is told to stop just ends. */
const stopped = process.platform === 'win32' ? null : 0;

const running: ServingCli[] = [];
afterEach(() => Promise.all(running.splice(0).map((server) => server.stop())));

async function serve(args: readonly string[], folder: string): Promise<ServingCli> {
  const server = await serveCli(args, folder);
  running.push(server);
  return server;
}

describe('start', () => {
  test('generates everything, serves start page, docs and mock on one address, and stops cleanly', async () => {
    const folder = await newProject();
    const { url, stop } = await serve(['start', '--port', '0'], folder);
    expect(await readdir(path.join(folder, 'generated'))).toEqual(['.contact-apis.json', 'docs', 'pets', 'runtime']);

    const page = await (await fetch(url)).text();
    expect(page).toContain(`${url}/pets`);
    const [, command] = /<code>(curl .*?)<\/code>/s.exec(page)!;
    expect(command).toContain(`${url}/pets/pets/7`);

    expect(page).toContain('href="/__mock"');
    expect((await fetch(`${url}/__mock`)).headers.get('content-type')).toContain('text/html');

    expect(await (await fetch(`${url}/docs`)).text()).toContain('Pets API');
    expect(await (await fetch(`${url}/docs/pets`)).text()).toContain('Get a pet');
    expect(await (await fetch(`${url}/docs/pets/openapi.json`)).json()).toMatchObject({ info: { title: 'Pets API' } });
    expect(await brokenLinks(new URL('/', url))).toEqual([]);
    expect(await brokenLinks(new URL('/docs/', url))).toEqual([]);
    expect(await brokenLinks(new URL('/docs/pets/', url), 'class="all-references" ')).toEqual([]);
    expect((await fetch(`${url}/docs/../package.json`)).status).toBe(404);
    expect((await fetch(`${url}/docs/%2e%2e/redocly.yaml`)).status).toBe(404);

    const pet = await fetch(`${url}/pets/pets/7`, credentials);
    expect([pet.status, await pet.json()]).toEqual([200, { id: 7, name: 'Rex' }]);
    expect((await fetch(`${url}/v1/pets/7`)).status).toBe(401);

    expect((await stop()).code).toBe(stopped);
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });
});

/** Links of a page to its own server that do not answer with 200. */
async function brokenLinks(page: URL, before = '[^>]*'): Promise<string[]> {
  const html = await (await fetch(page)).text();
  const links = [...html.matchAll(new RegExp(`<a ${before}href="([^"#]+)`, 'g'))].map(
    ([, href]) => new URL(href!, page),
  );
  const own = links.filter(({ origin }) => origin === page.origin);
  expect(own.length).toBeGreaterThan(0);
  const statuses = await Promise.all(own.map(async (link) => [link.pathname, (await fetch(link)).status] as const));
  return statuses.filter(([, status]) => status !== 200).map(([link]) => link);
}

describe('mock', () => {
  test('serves the APIs that are named', async () => {
    const { url, stop } = await serve(['mock', 'pets', '--port', '0'], await newProject());
    expect((await fetch(`${url}/pets/pets/7`, credentials)).status).toBe(200);
    expect((await fetch(`${url}/v1/pets/7`, credentials)).status).toBe(200);
    expect((await stop()).code).toBe(stopped);
  });

  test('says that a port is taken, and by which option to choose another', async () => {
    const folder = await newProject();
    const { url } = await serve(['mock', '--port', '0'], folder);
    const { port } = new URL(url);
    const { code, stderr } = await runCli(['mock', '--port', port], folder);
    expect(stderr).toContain(`Port ${port} is in use. Stop what listens there, or choose another with --port`);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);

    const start = await runCli(['start', '--port', port], folder);
    expect(start.stderr).toContain(`Port ${port} is in use.`);
    expect(await readdir(folder)).not.toContain('generated');
  });
});
