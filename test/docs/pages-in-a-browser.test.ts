import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { buildDocs } from '../../scripts/docs/build.ts';
import { startPage } from '../../scripts/docs/start-page.ts';
import type { OpenApiDocument } from '../../scripts/spec/openapi.ts';
import { launchBrowser } from '../support/browser.ts';
import { hostileDocument } from './hostile-document.ts';
import { temporaryFolder } from '../support/folder.ts';
import { apiOf, smallDocument } from './small-api.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

/** The docs of one API, written to a folder. */
async function writeDocs(document: OpenApiDocument): Promise<string> {
  const folder = await temporaryFolder();
  const api = apiOf('library', document);
  const start = startPage({
    hasJoined: true,
    apis: [{ model: api.model, baseUrls: ['http://127.0.0.1:4010/library'] }],
  });
  const files = [...(await buildDocs({ apis: [api] })), { path: 'start.html', content: start }];
  await mkdir(path.join(folder, 'library'));
  await Promise.all(files.map((file) => writeFile(path.join(folder, file.path), file.content)));
  return folder;
}

interface Observed {
  readonly page: Page;
  readonly requests: string[];
  /** Console errors and warnings, uncaught errors, dialogs and breaches of the policy. */
  readonly complaints: string[];
}

async function openPage(url: string): Promise<Observed> {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  page.setDefaultTimeout(50_000);
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.exposeFunction('reportBreach', (breach: string) => complaints.push(breach));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      (globalThis as unknown as { reportBreach(breach: string): void }).reportBreach(
        `${effectiveDirective} ${blockedURI}`,
      );
    });
  });
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  return { page, requests, complaints };
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a reference opens from a file, is drawn and searched, and asks for nothing', async () => {
  const url = pathToFileURL(path.join(await writeDocs(smallDocument), 'library', 'index.html')).href;
  const { page, requests, complaints } = await openPage(`${url}#/books/getBook`);
  await page.getByRole('heading', { name: 'Get a book' }).waitFor();
  await page.getByAltText('redocly logo').waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('id');
  await page.getByText('path parameters').waitFor();
  expect(requests).toEqual([url]);
  expect(complaints).toEqual([]);
});

test('a reference on a server asks for nothing but itself', async () => {
  const [, reference] = await buildDocs({ apis: [apiOf('library', smallDocument)] });
  const asked: (string | undefined)[] = [];
  const server = createServer(({ url }, response) => {
    asked.push(url);
    response.setHeader('content-type', 'text/html').end(reference!.content);
  });
  const { page, complaints } = await openPage(`${await listen(server)}/docs/library/#/books/getBook`);
  await page.getByRole('heading', { name: 'Get a book' }).waitFor();
  expect(asked).toEqual(['/docs/library/']);
  expect(complaints).toEqual([]);
});

test.each(['index.html', 'start.html'])('our own page %s opens from a file and asks for nothing', async (name) => {
  const url = pathToFileURL(path.join(await writeDocs(smallDocument), name)).href;
  const { page, requests, complaints } = await openPage(url);
  await page.getByRole('heading', { name: 'Library' }).waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('article')!).display)).toBe('grid');
  expect(requests).toEqual([url]);
  expect(complaints).toEqual([]);
});

test.each(['library/index.html', 'library/index.html#/books/getBook', 'index.html', 'start.html'])(
  'hostile texts on %s run nothing and reach nobody',
  async (name) => {
    const reached: string[] = [];
    const server = createServer();
    server.on('connection', () => reached.push('a connection'));
    const target = await listen(server);
    const folder = pathToFileURL(`${await writeDocs(hostileDocument(target))}${path.sep}`);
    const { page, complaints } = await openPage(new URL(name, folder).href);
    await page
      .getByText(/^Begin /)
      .first()
      .waitFor();
    await page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('#hostile-link, #hostile-form button'))
        element.click();
    });
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
    expect(page.url().split('#')[0]).toBe(new URL(name, folder).href.split('#')[0]);
    expect(reached).toEqual([]);
    expect(complaints.filter((complaint) => complaint.startsWith('dialog'))).toEqual([]);
  },
);
