import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDocs } from '../../scripts/docs/build.ts';
import { readApis } from '../support/apis.ts';
import { launchBrowser } from '../support/browser.ts';
import { temporaryFolder } from '../support/folder.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test.each(await readApis())(
  'the reference of $model.name opens from disk, asks for nothing, and holds every tag',
  async (api) => {
    const { model, document } = api;
    const files = await buildDocs({ apis: [{ model, document, json: JSON.stringify(document) }] });
    const file = path.join(await temporaryFolder(), 'index.html');
    await writeFile(file, files.find((candidate) => candidate.path === `${model.name}/index.html`)!.content);
    const page = await browser.newPage();
    page.setDefaultTimeout(50_000);
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));

    await page.goto(pathToFileURL(file).href);
    for (const { title } of model.tags) await page.getByText(title, { exact: true }).first().waitFor();
    const [operation] = model.operations;
    await page.goto(`${pathToFileURL(file).href}#/${operation!.tag}/${operation!.id}`);
    await page.getByRole('heading', { name: operation!.summary }).waitFor();

    expect(requests.filter((url) => !url.startsWith('file:') && !/^(data|blob):/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  },
);
