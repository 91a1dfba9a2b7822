import { expect, test } from 'vitest';
import type { Mock } from '../../../scripts/mock/mock.ts';
import { call, mockShop, start } from '../control/shop.ts';

async function countProducts(mock: Mock): Promise<number> {
  const products = (await (await call(mock, 'GET /products')).json()) as unknown[];
  return products.length;
}

const prefer = (wish: string): Record<string, string> => ({ prefer: wish });

test('a request can ask for a fault of its own, and no other is hit', async () => {
  const mock = await mockShop();
  expect((await call(mock, 'GET /products', undefined, prefer('status=503'))).status).toBe(503);
  expect((await call(mock, 'GET /products')).status).toBe(200);
});

test('an injected error is a problem that says so, and names itself in a header', async () => {
  const response = await call(await mockShop(), 'GET /products', undefined, prefer('fault=error'));
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('x-mock-fault')).toBe('error');
  expect(await response.json()).toMatchObject({ status: 500, detail: expect.stringContaining('was told to fail') });
});

test('one request too many is told when to come again', async () => {
  const response = await call(await mockShop(), 'GET /products', undefined, prefer('fault=rate-limit, retry-after=3'));
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '3']);
});

test('an expired token is a challenge, as RFC 6750 has it', async () => {
  const response = await call(await mockShop(), 'GET /products', undefined, prefer('fault=expired-token'));
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
});

test('what fails is not carried out', async () => {
  const mock = await mockShop();
  const before = await countProducts(mock);
  await call(mock, 'POST /products', { name: 'Tea' }, prefer('fault=error'));
  expect(await countProducts(mock)).toBe(before);
});

test('a dropped connection rejects, as fetch does, and nothing is carried out', async () => {
  const mock = await mockShop();
  const before = await countProducts(mock);
  await expect(call(mock, 'POST /products', { name: 'Tea' }, prefer('fault=dropped'))).rejects.toThrow(TypeError);
  expect(await countProducts(mock)).toBe(before);
});

test('a truncated body breaks off, and the request is carried out', async () => {
  const mock = await mockShop();
  const before = await countProducts(mock);
  const response = await call(mock, 'POST /products', { name: 'Tea' }, prefer('fault=truncated'));
  expect(response.status).toBe(201);
  await expect(response.text()).rejects.toThrow(TypeError);
  expect(await countProducts(mock)).toBe(before + 1);
});

test('over a port, a truncated body is shorter than its length says', async () => {
  const mock = await mockShop();
  const { url } = await mock.listen({ port: 0 });
  const headers = { authorization: 'Bearer secret', ...prefer('fault=truncated') };
  const response = await fetch(`${url}/shop/products`, { headers });
  expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
  await expect(response.text()).rejects.toThrow('terminated');
});

test('over a port, a dropped connection ends without an answer, and the mock goes on', async () => {
  const mock = await mockShop();
  const { url } = await mock.listen({ port: 0 });
  const headers = { authorization: 'Bearer secret' };
  await expect(fetch(`${url}/shop/products`, { headers: { ...headers, ...prefer('fault=dropped') } })).rejects.toThrow(
    'fetch failed',
  );
  expect((await fetch(`${url}/shop/products`, { headers })).status).toBe(200);
});

/** How 30 requests are answered of which half fail. */
async function statusesWith(seed: string): Promise<number[]> {
  const mock = await mockShop({ seed, faults: { all: { rate: 0.5 } } });
  const found: number[] = [];
  for (let i = 0; i < 30; i += 1) found.push((await call(mock, 'GET /products')).status);
  return found;
}

test('the same requests fail in two mocks of one seed', async () => {
  const first = await statusesWith('a');
  expect(new Set(first)).toEqual(new Set([200, 500]));
  expect(await statusesWith('a')).toEqual(first);
  expect(await statusesWith('b')).not.toEqual(first);
});

test('faults can be set for one operation, and the others work', async () => {
  const mock = await mockShop({ faults: { operations: { 'shop/createProduct': { status: 502 } } } });
  expect((await call(mock, 'POST /products', { name: 'Tea' })).status).toBe(502);
  expect((await call(mock, 'GET /products')).status).toBe(200);
});

test('with all tokens expired, an operation that issues them still does', async () => {
  const mock = await mockShop({ faults: { all: { kind: 'expired-token' } } });
  expect((await call(mock, 'GET /products')).status).toBe(401);
  expect((await call(mock, 'POST /tokens')).status).toBe(200);
});

test('a preference that means nothing is refused with what it may be', async () => {
  const response = await call(await mockShop(), 'GET /products', undefined, prefer('fault=explode'));
  expect(response.status).toBe(422);
  expect(await response.text()).toContain('rate-limit');
});

test('the journal names the fault', async () => {
  const mock = await mockShop();
  await call(mock, 'GET /products', undefined, prefer('fault=rate-limit'));
  await call(mock, 'GET /products');
  const entries = await mock.journal.entries();
  expect(entries.map(({ fault, time }) => [fault, time])).toEqual([
    ['rate-limit', start],
    [undefined, start],
  ]);
});

test('closing the mock ends every latency', async () => {
  const mock = await mockShop();
  const waiting = Array.from({ length: 20 }, () => call(mock, 'GET /products', undefined, prefer('latency=3600000')));
  await countProducts(mock);
  await mock.close();
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(waiting.map(() => 200));
});
