import { expect, test } from 'vitest';
import type { Mock, MockOptions } from '../../../scripts/mock/mock.ts';
import { mockShop } from './shop.ts';

const token = 'open sesame'.replace(' ', '-');

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Headers that a page could not set itself go through here as the mock would see them. */
async function ask(
  { method = 'GET', path = '/state', headers = {}, body }: Asked,
  options: Partial<MockOptions> = {},
): Promise<Response> {
  return askOf(await mockShop(options), { method, path, headers, ...(body !== undefined && { body }) });
}

function askOf(mock: Mock, { method = 'GET', path = '/state', headers = {}, body }: Asked): Promise<Response> {
  const { host = 'localhost', ...others } = headers;
  const request = new Request(`http://${host}/__mock${path}`, { method, ...(body !== undefined && { body }) });
  if (body !== undefined) request.headers.delete('content-type');
  for (const [name, value] of Object.entries(others)) request.headers.set(name, value);
  return mock.fetch(request);
}

const json = { 'content-type': 'application/json' };

test.each([
  'localhost',
  'localhost:4010',
  'LOCALHOST',
  'mock.localhost:1',
  '127.0.0.1:4010',
  '127.9.9.9',
  '[::1]:4010',
])('the host %s is this machine', async (host) => {
  expect((await ask({ headers: { host } })).status).toBe(200);
});

test.each([
  'evil.example',
  'localhost.evil.example',
  'evil-localhost',
  '127.0.0.1.nip.io',
  '128.0.0.1',
  '10.0.0.1',
  '[::2]',
  '0.0.0.0',
])('the host %s may be a name that was made to point here, and is refused', async (host) => {
  const response = await ask({ headers: { host } });
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ detail: expect.stringContaining('localhost') });
});

test.each([
  'http://evil.example',
  'null',
  'http://localhost:4011',
  'https://localhost',
  'http://localhost.evil.example',
])('a page of %s is refused', async (origin) => {
  const response = await ask({ headers: { origin, ...json }, method: 'POST', path: '/reset' });
  expect(response.status).toBe(403);
});

test('its own page is not', async () => {
  const headers = { host: 'localhost:4010', origin: 'http://localhost:4010', 'sec-fetch-site': 'same-origin', ...json };
  expect((await ask({ headers, method: 'POST', path: '/reset' })).status).toBe(204);
});

test.each(['cross-site', 'same-site', ''])('a request from a page that is "%s" is refused', async (site) => {
  expect((await ask({ headers: { 'sec-fetch-site': site } })).status).toBe(403);
});

test('a webhook that the mock was told to send to itself is refused', async () => {
  const headers = { 'x-mock-delivery': '1', ...json };
  expect((await ask({ headers, method: 'POST', path: '/reset' })).status).toBe(403);
});

test('an address that was typed is answered', async () => {
  expect((await ask({ headers: { 'sec-fetch-site': 'none' }, path: '/' })).status).toBe(200);
});

test.each([
  undefined,
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain; application/json',
  'application/jsonp',
])('a change with the Content-Type %s, as a form can send it, does nothing', async (type) => {
  const mock = await mockShop();
  await mock.state.put('shop/things', '1', { id: 1 });
  const headers = type === undefined ? {} : { 'content-type': type };
  for (const [method, path] of [
    ['POST', '/reset'],
    ['DELETE', '/state/shop/things/1'],
    ['PUT', '/faults'],
  ]) {
    expect((await askOf(mock, { method: method!, path: path!, headers, body: '{"status":500}' })).status).toBe(415);
  }
  expect(await mock.state.get('shop/things', '1')).toEqual({ id: 1 });
  expect(await mock.faults.get()).toEqual({});
});

test('nothing is said about CORS, not even to a preflight', async () => {
  const headers = { origin: 'http://localhost', 'access-control-request-method': 'PUT' };
  const preflight = await ask({ headers, method: 'OPTIONS', path: '/faults' });
  expect(preflight.ok).toBe(false);
  for (const response of [preflight, await ask({ headers }), await ask({ path: '/' })]) {
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});

test.each(['/', '/page/main.js', '/openapi.json', '/state', '/nothing'])(
  '%s is not framed, kept, guessed at, or allowed to ask others',
  async (path) => {
    const { headers } = await ask({ path });
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/);
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  },
);

test.each([undefined, 'Bearer', 'Bearer wrong', `Basic ${token}`, `Bearer ${token}x`, `Bearer ${token.slice(0, -1)}`])(
  'with a token set, the credentials %s are refused',
  async (authorization) => {
    const response = await ask({ headers: authorization === undefined ? {} : { authorization } }, { token });
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await response.text()).not.toContain(token);
  },
);

test.each(['', ' ', 'open sesame', 'sésame'])('"%s" is no token', async (other) => {
  await expect(mockShop({ token: other })).rejects.toMatchObject({ name: 'UsageError' });
});

test('with a token set, who knows it is answered by any name', async () => {
  const headers = { host: 'mock.test:4010', authorization: `Bearer ${token}` };
  expect((await ask({ headers }, { token })).status).toBe(200);
});

test('with a token set, a page of another origin is refused though it knew it', async () => {
  const headers = { origin: 'http://evil.example', authorization: `Bearer ${token}` };
  expect((await ask({ headers }, { token })).status).toBe(403);
});

test('with a token set, the mock may stand behind a proxy that speaks https', async () => {
  const headers = { host: 'mock.test', origin: 'https://mock.test', authorization: `Bearer ${token}` };
  expect((await ask({ headers }, { token })).status).toBe(200);
});

test('the files of the page, which hold no secret, need no token', async () => {
  for (const path of ['/', '/page/main.js', '/page/style.css', '/openapi.json']) {
    expect((await ask({ path }, { token })).status).toBe(200);
  }
});

test('an API without a token set needs none either', async () => {
  const mock = await mockShop({ token });
  const response = await mock.fetch('http://mock.test/shop/products', { headers: { authorization: 'Bearer x' } });
  expect(response.status).toBe(200);
});

test.each(['/__mocks', '/__mock.txt', '/x/__mock/state'])('%s is not the control plane', async (path) => {
  const response = await (await mockShop()).fetch(`http://evil.example${path}`);
  expect(response.status).toBe(404);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
});
