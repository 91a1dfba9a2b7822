import { expect, test } from 'vitest';
import type { Mock } from '../../../scripts/mock/mock.ts';
import { call, mockShop } from './shop.ts';

async function mockWithCalls(): Promise<Mock> {
  const mock = await mockShop();
  await call(mock, 'POST /products', { name: 'Tea', price: 2 });
  await call(mock, 'POST /products', { name: 'Tea', price: 3 });
  await call(mock, 'POST /products', { name: 'Coffee', price: 3 });
  await call(mock, 'GET /products/1', undefined, { 'x-mock-session': 'worker' });
  return mock;
}

test('an operation called twice with this body was called twice with this body', async () => {
  const mock = await mockWithCalls();
  const answer = await mock.journal.verify({ operation: 'createProduct', body: { name: 'Tea' }, exactly: 2 });
  expect(answer).toMatchObject({ holds: true, count: 2, nearest: [] });
  expect(answer.matches.map(({ request }) => request.body)).toEqual([
    '{"name":"Tea","price":2}',
    '{"name":"Tea","price":3}',
  ]);
});

test('without a number, once is enough, and never is too little', async () => {
  const mock = await mockWithCalls();
  expect(await mock.journal.verify({ operation: 'createProduct' })).toMatchObject({ holds: true, count: 3 });
  expect(await mock.journal.verify({ operation: 'deleteProduct' })).toMatchObject({ holds: false, count: 0 });
});

test.each([
  [{ atLeast: 3 }, true],
  [{ atLeast: 4 }, false],
  [{ atMost: 3 }, true],
  [{ atMost: 2 }, false],
  [{ atLeast: 1, atMost: 3 }, true],
  [{ exactly: 3 }, true],
  [{ exactly: 2 }, false],
])('three requests are %j: %s', async (amount, holds) => {
  const mock = await mockWithCalls();
  expect((await mock.journal.verify({ operation: 'createProduct', ...amount })).holds).toBe(holds);
});

test('an operation that must not be called was not', async () => {
  const mock = await mockWithCalls();
  expect(await mock.journal.verify({ operation: 'deleteProduct', exactly: 0 })).toMatchObject({
    holds: true,
    count: 0,
  });
});

test('a request that came near is told of with what differs, the nearest first', async () => {
  const mock = await mockWithCalls();
  const body = { name: 'Coffee', price: 4, size: 'L' };
  const { holds, message, nearest } = await mock.journal.verify({ operation: 'createProduct', body });
  expect(holds).toBe(false);
  expect(nearest.map(({ differences }) => differences)).toEqual([
    ['body/price is 3, not 4', 'body/size is missing'],
    ['body/name is "Tea", not "Coffee"', 'body/price is 3, not 4', 'body/size is missing'],
    ['body/name is "Tea", not "Coffee"', 'body/price is 2, not 4', 'body/size is missing'],
  ]);
  expect(message).toBe(
    'Expected at least 1 request of createProduct with this body, and there were 0. ' +
      'Nearest: POST /shop/products, where body/price is 3, not 4; body/size is missing.',
  );
});

test('a request for something else is farther off than one with another body', async () => {
  const mock = await mockWithCalls();
  const { nearest } = await mock.journal.verify({ method: 'GET', path: '/shop/products/2' });
  expect(nearest[0]?.differences).toEqual(['path is "/shop/products/1", not "/shop/products/2"']);
});

test('requests of other sessions are neither counted nor near', async () => {
  const mock = await mockWithCalls();
  const answer = await mock.journal.verify({ operation: 'createProduct', session: 'worker' });
  expect(answer.count).toBe(0);
  expect(answer.nearest.map(({ entry }) => entry.session)).toEqual(['worker']);
});

test('requests are told apart by how they were answered', async () => {
  const mock = await mockWithCalls();
  await call(mock, 'POST /products', { price: 'cheap' });
  expect(await mock.journal.verify({ operation: 'createProduct', status: 422, exactly: 1 })).toMatchObject({
    holds: true,
  });
});

test('of too many requests, the newest ten are shown', async () => {
  const mock = await mockShop();
  for (let i = 0; i < 12; i += 1) await call(mock, 'GET /products');
  const { holds, count, matches } = await mock.journal.verify({ operation: 'listProducts', atMost: 3 });
  expect([holds, count, matches.length]).toEqual([false, 12, 10]);
});

test('an empty journal has nothing near', async () => {
  const mock = await mockShop();
  expect(await mock.journal.verify({ operation: 'getProduct' })).toEqual({
    holds: false,
    count: 0,
    message: 'Expected at least 1 request of getProduct, and there were 0.',
    matches: [],
    nearest: [],
  });
});

test('a form is told of by its fields', async () => {
  const mock = await mockShop();
  const headers = { authorization: 'Bearer x' };
  const form = { method: 'POST', headers, body: new URLSearchParams({ name: 'Tea', size: 'L' }) };
  await mock.fetch('http://localhost/shop/products', form);
  const { nearest } = await mock.journal.verify({ body: { name: 'Coffee', size: 'L' } });
  expect(nearest[0]!.differences).toEqual(['body/name is "Tea", not "Coffee"']);
});

test('texts that are alike for long are told apart', async () => {
  const mock = await mockShop();
  const name = 'x'.repeat(300);
  await call(mock, 'POST /products', { name: `${name}1` });
  const { nearest } = await mock.journal.verify({ body: { name: `${name}2` } });
  expect(nearest[0]!.differences).toHaveLength(1);
});

test('a body that is nested very deeply is none that was expected', async () => {
  const mock = await mockShop();
  const depth = 8000;
  const headers = { authorization: 'Bearer x', 'content-type': 'application/json' };
  const init = { method: 'POST', headers };
  await mock.fetch('http://localhost/shop/products', { ...init, body: '['.repeat(depth) + ']'.repeat(depth) });
  expect(await mock.journal.verify({ body: { name: 'Tea' } })).toMatchObject({
    holds: false,
    nearest: [{ differences: [expect.stringContaining('nested too deeply')] }],
  });
});

test('an operation that no API has is a mistake, not one that was never called', async () => {
  const mock = await mockWithCalls();
  await expect(mock.journal.verify({ operation: 'createProducts', exactly: 0 })).rejects.toThrow(
    'There is no operation createProducts. Did you mean',
  );
  await expect(mock.journal.entries({ operation: 'createProducts' })).rejects.toThrow('There is no operation');
});

test('an operation may be named with its API', async () => {
  const mock = await mockWithCalls();
  expect(await mock.journal.verify({ operation: 'shop/createProduct', exactly: 3 })).toMatchObject({ holds: true });
});
