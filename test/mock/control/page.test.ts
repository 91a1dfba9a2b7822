import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Mock, MockOptions } from '../../../scripts/mock/mock.ts';
import { launchBrowser } from '../../support/browser.ts';
import { openPage, type Observed } from './browser.ts';
import { call, mockShop } from './shop.ts';

/** For a busy machine. */
const patience = { timeout: 30_000 };

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

/** A mock and its page; after the test, the page must have complained of nothing and asked nobody but the mock. */
async function open(
  options: Partial<MockOptions> = {},
  fragment = '',
): Promise<Observed & { mock: Mock; url: string }> {
  const mock = await mockShop(options);
  const { url } = await mock.listen({ port: 0 });
  const seen = await openPage(browser, `${url}/__mock/${fragment}`);
  onTestFinished(() => {
    expect([...seen.origins]).toEqual([url]);
    expect(seen.complaints).toEqual([]);
  });
  return { ...seen, mock, url };
}

test('a request appears with its violation, and in full when it is clicked', async () => {
  const { page, mock } = await open();
  await page.getByText('No requests yet.').waitFor();
  await call(mock, 'POST /products', { price: 'cheap' });
  const row = page.getByRole('listitem').filter({ hasText: 'createProduct' });
  await row.getByText('2 violations').waitFor();
  expect(await row.locator('.status').textContent()).toBe('422');
  await row.locator('summary').click();
  await row.getByText('property price must be number').first().waitFor();
  expect(await row.locator('pre').first().textContent()).toBe('{\n  "price": "cheap"\n}');
});

test('requests stand newest first, are filtered, and are cleared', async () => {
  const { page, mock } = await open();
  await call(mock, 'GET /products');
  await call(mock, 'GET /products/1');
  await call(mock, 'GET /products', undefined, { prefer: 'status=503' });
  const rows = page.locator('#entries > li:visible');
  await expect.poll(() => rows.locator('.status').allTextContents(), patience).toEqual(['503', '200', '200']);
  await page.getByLabel('Filter requests').fill('getproduct');
  expect(await rows.locator('.path').allTextContents()).toEqual(['/shop/products/1']);
  await page.getByLabel('Filter requests').fill('');
  await page.getByLabel('Violations and faults only').check();
  expect(await rows.locator('.fault').allTextContents()).toEqual(['error 503']);
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByText('No requests yet.').waitFor();
  expect(await mock.journal.entries()).toEqual([]);
});

test('a paused journal shows what came meanwhile when it goes on', async () => {
  const { page, mock } = await open();
  await page.getByText('No requests yet.').waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await call(mock, 'GET /products');
  await page.waitForResponse((response) => response.url().endsWith('/__mock/time'));
  await page.waitForResponse((response) => response.url().endsWith('/__mock/time'));
  expect(await page.locator('#entries > li').count()).toBe(0);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.locator('#entries > li').waitFor();
});

test('a record is edited, and the API answers it so', async () => {
  const { page, mock } = await open();
  await call(mock, 'GET /products');
  await page.getByRole('tab', { name: 'State' }).click();
  await page.getByRole('button', { name: /^1 / }).click();
  await page.getByLabel('Record, as JSON').fill('{"id":1,"name":');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This is no JSON.').waitFor();
  await page.getByLabel('Record, as JSON').fill('{"id":1,"name":"Cocoa"}');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  expect(await (await call(mock, 'GET /products/1')).json()).toEqual({ id: 1, name: 'Cocoa' });
});

test('a record is added and deleted', async () => {
  const { page, mock } = await open();
  await call(mock, 'GET /products');
  await page.getByRole('tab', { name: 'State' }).click();
  await page.getByRole('button', { name: 'Add record' }).click();
  await page.getByLabel('Id', { exact: true }).fill('a/b');
  await page.getByLabel('Record, as JSON').fill('{"name":"Cocoa"}');
  await page.getByRole('button', { name: 'Save' }).click();
  const added = page.getByRole('button', { name: /^a\/b / });
  await added.waitFor();
  expect(await mock.state.get('shop/products', 'a/b')).toEqual({ name: 'Cocoa' });
  await added.click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await added.waitFor({ state: 'detached' });
  expect(await mock.state.get('shop/products', 'a/b')).toBeUndefined();
});

test('records are leafed through', async () => {
  const { page, mock } = await open();
  for (let id = 1; id <= 120; id += 1) await mock.state.put('shop/things', String(id), { id });
  await page.getByRole('tab', { name: 'State' }).click();
  await page.getByLabel('Collection').selectOption('shop/things');
  await page.getByText('1 to 50 of 120').waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('51 to 100 of 120').waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('101 to 120 of 120').waitFor();
  expect(await page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
});

test('a fault that is switched on makes requests fail, until there are none', async () => {
  const { page, mock } = await open();
  await page.getByLabel('For').selectOption('shop/listProducts');
  await page.getByLabel('Failure').selectOption('rate-limit');
  await page.getByLabel('Retry after, s').fill('7');
  await page.getByRole('button', { name: 'Set faults' }).click();
  await page.getByText('shop/listProducts: rate-limit, retry after 7 s').waitFor();
  const response = await call(mock, 'GET /products');
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
  expect((await call(mock, 'GET /products/1')).status).toBe(200);
  await page.getByRole('button', { name: 'No faults' }).click();
  await page.getByText('Nothing goes wrong.').waitFor();
  expect((await call(mock, 'GET /products')).status).toBe(200);
});

test('what cannot be is refused in the server’s words', async () => {
  const { page, mock, complaints } = await open();
  await page.getByLabel('Latency from, ms').fill('50');
  await page.getByLabel('to, ms', { exact: true }).fill('20');
  await page.getByRole('button', { name: 'Set faults' }).click();
  await page.getByText('latency.max must not be less than latency.min').waitFor();
  expect(await mock.faults.get()).toEqual({});
  // Chrome tells of every response with an error status.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('status of 400')]);
});

test('the clock is frozen, advanced, set, and set back', async () => {
  const { page, mock } = await open();
  await page.getByText('2026-01-01 00:00:00 UTC').waitFor();
  await page.getByRole('button', { name: 'Freeze' }).click();
  await page.getByRole('button', { name: 'Run' }).waitFor();
  await page.getByLabel('Advance by').fill('1h30m');
  await page.getByRole('button', { name: 'Advance' }).click();
  await page.getByText('2026-01-01 01:30:00 UTC').waitFor();
  expect(await mock.time.get()).toEqual({ now: '2026-01-01T01:30:00.000Z', frozen: true });
  await page.getByLabel('Set to, UTC').fill('2030-05-06T07:08:09');
  await page.getByRole('button', { name: 'Set time' }).click();
  await page.getByText('2030-05-06 07:08:09 UTC').waitFor();
  await page.getByRole('button', { name: 'Real time' }).click();
  await page.getByText('2026-01-01 00:00:00 UTC').waitFor();
  expect((await mock.time.get()).frozen).toBe(false);
});

test('a scenario is switched to, and a reset goes back to the start', async () => {
  const { page, mock } = await open();
  await page.getByLabel('Switch to').selectOption('outage');
  await page.getByText('Every request is answered 503').waitFor();
  await page.getByRole('button', { name: 'Switch' }).click();
  await page.getByText('all operations: error 503, retry after 30 s').waitFor();
  expect((await call(mock, 'GET /products')).status).toBe(503);
  await page.locator('#entries > li').waitFor();
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByText('Nothing goes wrong.').waitFor();
  await page.getByText('No requests yet.').waitFor();
  expect((await call(mock, 'GET /products')).status).toBe(200);
});

test('a session is chosen, switches are about it alone, and it is ended', async () => {
  const { page, mock } = await open();
  const headers = { 'x-mock-session': 'worker-1' };
  await call(mock, 'POST /products', { name: 'Tea' }, headers);
  await page.locator('#session option[value="worker-1"]').waitFor({ state: 'attached' });
  await page.locator('#session').selectOption('worker-1');
  await page.getByLabel('Failure').selectOption('expired-token');
  await page.getByRole('button', { name: 'Set faults' }).click();
  await page.getByText('all operations: expired-token').waitFor();
  expect((await call(mock, 'GET /products', undefined, headers)).status).toBe(401);
  expect((await call(mock, 'GET /products')).status).toBe(200);
  await page.getByRole('button', { name: 'End session' }).click();
  await page.getByText('Nothing goes wrong.').waitFor();
  await page.waitForResponse((response) => response.url().endsWith('/__mock/sessions'));
  expect((await mock.sessions.list()).map(({ name }) => name)).not.toContain('worker-1');
});

test('a snapshot is downloaded, and restores what it holds when it is chosen again', async () => {
  const { page, mock } = await open();
  await mock.state.put('shop/things', '1', { id: 1 });
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download snapshot' }).click();
  const file = await (await downloading).path();
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(await mock.snapshot());
  await mock.reset();
  await page.getByLabel('Restore a snapshot').setInputFiles(file);
  await page.getByText('The snapshot is restored.').waitFor();
  expect(await mock.state.get('shop/things', '1')).toEqual({ id: 1 });
});

test('another world is started', async () => {
  const { page, mock } = await open();
  await page.getByText('Seed contact-apis, 200 contacts').waitFor();
  await page.getByLabel('Contacts').fill('3');
  await page.getByRole('button', { name: 'Start this world' }).click();
  await page.getByText('Seed contact-apis, 3 contacts').waitFor();
  expect(await mock.world()).toEqual({ seed: 'contact-apis', contacts: 3 });
});

test('hostile texts from requests, records and sessions stay texts', async () => {
  const hostile = `"><img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>`;
  const { page, mock } = await open({ scenarios: { [hostile]: { description: hostile } } });
  await mock.state.put('shop/things', hostile, { [hostile]: hostile });
  await mock.state.put('shop/<b>', '1', {});
  await call(
    mock,
    'POST /products',
    { [hostile]: hostile },
    { 'x-mock-session': '<img/src=x/onerror=pwned=1>', 'x-note': hostile },
  );
  await call(mock, `GET /products/${encodeURIComponent(hostile)}?${encodeURIComponent(hostile)}=${hostile}`);
  for (const row of await page.locator('#entries > li').all()) await row.locator('summary').click();
  await expect.poll(() => page.locator('#entries > li').count(), patience).toBe(2);
  for (const summary of await page.locator('#entries summary').all()) await summary.click();
  await page.locator('#session option').nth(1).waitFor({ state: 'attached' });
  await page.getByLabel('Switch to').selectOption(hostile);
  await page.getByRole('tab', { name: 'State' }).click();
  await page.getByLabel('Collection').selectOption('shop/things');
  await page.locator('#records button').click();
  await page.getByLabel('Record, as JSON').waitFor();
  expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
  expect(await page.locator('img, main script, aside script, #entries b').count()).toBe(0);
});

test('the token is taken from the address, kept for the tab, and shown nowhere', async () => {
  const { page, mock } = await open({ token: 's3cret' }, '#token=s3cret');
  await page.getByText('Seed contact-apis').waitFor();
  await call(mock, 'GET /products');
  await page.locator('#entries > li').waitFor();
  expect(page.url()).not.toContain('s3cret');
  expect(await page.content()).not.toContain('s3cret');
  await page.reload();
  await page.locator('#entries > li').waitFor();
});

test('without its token the page asks for it, and shows nothing before', async () => {
  const { page, mock, complaints } = await open({ token: 's3cret' });
  await call(mock, 'GET /products');
  await page.getByText('This mock wants a token').waitFor();
  expect(await page.locator('#entries > li').count()).toBe(0);
  await page.getByLabel('Token', { exact: true }).fill('s3cret');
  await page.getByRole('button', { name: 'Use token' }).click();
  await page.locator('#entries > li').waitFor();
  expect(await page.getByText('This mock wants a token').isVisible()).toBe(false);
  expect(complaints.splice(0)).toEqual([expect.stringContaining('status of 401')]);
});

test('every control has a name, and the views are reached by keyboard', async () => {
  const { page } = await open();
  const nameless = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('input, select, textarea, button')]
      .filter(({ labels, ariaLabel, textContent, type }) => {
        const isButton = type === 'button' || type === 'submit';
        return !ariaLabel && !(isButton ? textContent?.trim() : labels?.length);
      })
      .map(({ id }) => id),
  );
  expect(nameless).toEqual([]);
  await page.getByRole('tab', { name: 'Journal' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.getByRole('tabpanel', { name: 'State' }).isVisible()).toBe(true);
});

test('nothing is cut off on a narrow screen', async () => {
  const { page, mock } = await open();
  await page.setViewportSize({ width: 320, height: 700 });
  await call(mock, `GET /products/1?${'long'.repeat(100)}=1`);
  await page.locator('#entries summary').click();
  await page.locator('.exchange').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
