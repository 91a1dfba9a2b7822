import { once } from 'node:events';
import { request } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { openPage, servePage } from './browser.ts';
import { mockShop } from './shop.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

/** A mock with a record to lose. */
async function precious(): Promise<{ url: string; isUntouched(): Promise<boolean> }> {
  const mock = await mockShop();
  await mock.state.put('shop/things', '1', { id: 1 });
  const before = await mock.snapshot();
  const { url } = await mock.listen({ port: 0 });
  return { url, isUntouched: async () => isDeepStrictEqual(await mock.snapshot(), before) };
}

test.each(['no-cors', 'cors'] as const)(
  'a page of another origin reads and changes nothing by fetch with %s',
  async (mode) => {
    const { url, isUntouched } = await precious();
    const { page } = await openPage(browser, await servePage('<h1>Elsewhere</h1>'));
    const outcomes = await page.evaluate(
      async ([target, how]) => {
        const attempts: [string, string, string | undefined][] = [
          ['GET', '/snapshot', undefined],
          ['POST', '/reset', undefined],
          ['POST', '/reset', 'text/plain'],
          ['POST', '/reset', 'application/json'],
          ['POST', '/scenarios/outage', 'application/x-www-form-urlencoded'],
          ['PUT', '/faults', 'application/json'],
          ['DELETE', '/state/shop/things/1', 'application/json'],
        ];
        const tried = attempts.map(async ([method, path, type]) => {
          const init: RequestInit = { method, mode: how as RequestMode };
          if (type) Object.assign(init, { headers: { 'Content-Type': type }, body: '{"status":500}' });
          try {
            const response = await fetch(`${target}/__mock${path}`, init);
            return `${response.status} ${await response.text()}`;
          } catch {
            return 'refused';
          }
        });
        return Promise.all(tried);
      },
      [url, mode],
    );
    // An opaque response says neither status nor body.
    expect(outcomes.filter((outcome) => outcome !== 'refused' && outcome !== '0 ')).toEqual([]);
    expect(await isUntouched()).toBe(true);
  },
);

test.each(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'])(
  'a form of another origin that posts %s changes nothing',
  async (type) => {
    const { url, isUntouched } = await precious();
    const form = `<form method="post" enctype="${type}" action="${url}/__mock/reset"><input name='{"a":"' value='"}'></form>`;
    const { page } = await openPage(browser, await servePage(form));
    const [response] = await Promise.all([
      page.waitForResponse((one) => one.url().startsWith(url)),
      page.evaluate(() => document.querySelector('form')!.submit()),
    ]);
    expect(response.status()).toBe(403);
    expect(await isUntouched()).toBe(true);
  },
);

test('the page cannot be framed, nor its files loaded into another one', async () => {
  const { url } = await precious();
  const html = `<iframe src="${url}/__mock/"></iframe><script src="${url}/__mock/page/main.js" type="module"></script>
    <img src="${url}/__mock/openapi.json">`;
  const asked: number[] = [];
  const { page } = await openPage(browser, await servePage(''));
  page.on('response', (response) => {
    if (response.url().startsWith(url)) asked.push(response.status());
  });
  await page.setContent(html, { waitUntil: 'load' });
  expect(page.frames().map((frame) => frame.url())).not.toContain(`${url}/__mock/`);
  expect(asked.filter((status) => status < 400)).toEqual([]);
});

test('a page that an API serves runs no script on the origin of the control plane', async () => {
  const { url, isUntouched } = await precious();
  const { page } = await openPage(browser, `${url}/shop/leaflet`);
  await page.getByRole('heading', { name: 'Leaflet' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await isUntouched()).toBe(true);
});

test.each(['evil.example', 'localhost.evil.example:80', '10.1.2.3', ''])(
  'over the port, the name %j that was made to point here reads and changes nothing',
  async (host) => {
    const { url, isUntouched } = await precious();
    for (const [method, path] of [
      ['GET', '/snapshot'],
      ['POST', '/reset'],
    ]) {
      const headers = { host, 'content-type': 'application/json' };
      const sent = request(`${url}/__mock${path}`, { method: method!, headers, setHost: false });
      sent.end();
      const [response] = (await once(sent, 'response')) as [{ statusCode: number; resume(): void }];
      response.resume();
      expect(response.statusCode).toBe(403);
    }
    expect(await isUntouched()).toBe(true);
  },
);
