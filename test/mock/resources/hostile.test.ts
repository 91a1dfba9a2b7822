import { expect, test } from 'vitest';
import { call, inPath, json, mockShop, sends } from './shop.ts';

const thing = { type: 'object', required: ['name'], properties: { name: { type: 'string' }, note: {} } };
const paths = {
  '/things': {
    get: { responses: { 200: json({ type: 'array', items: thing }, []) } },
    post: { ...sends(thing), responses: { 201: json(thing) } },
  },
  '/things/{name}': {
    parameters: [inPath('name', 'string')],
    get: { responses: { 200: json(thing) } },
    put: { ...sends(thing), responses: { 200: json(thing) } },
    patch: { ...sends({ type: 'object', properties: { note: {} } }), responses: { 200: json(thing) } },
    delete: { responses: { 204: { description: 'Gone' } } },
  },
  '/things/{name}/parts': {
    parameters: [inPath('name', 'string')],
    get: { responses: { 200: json({ type: 'array', items: thing }, []) } },
    post: { ...sends(thing), responses: { 201: json(thing) } },
  },
};

const ids = [
  '__proto__',
  'constructor',
  'ünï/cödé 😀',
  '..',
  'a%2Fb',
  ' ',
  '{name}',
  'x'.repeat(10_000),
  '\u{1F600}'.repeat(50),
  "'; drop",
];

test.each(ids.map((id) => [id.slice(0, 20), id]))('the id %s is one like any other', async (_shown, id) => {
  const mock = await mockShop({ paths });
  const at = `/things/${encodeURIComponent(id)}`;
  expect(await call(mock, 'GET', at)).toMatchObject({ status: 404 });
  expect(await call(mock, 'POST', '/things', { name: id })).toMatchObject({ status: 201, body: { name: id } });
  const isReachable = id !== '..';
  if (!isReachable) return;
  expect(await call(mock, 'GET', at)).toMatchObject({ status: 200, body: { name: id } });
  expect(await call(mock, 'POST', `${at}/parts`, { name: id })).toMatchObject({ status: 201 });
  expect(await call(mock, 'GET', `${at}/parts`)).toMatchObject({ status: 200, body: [{ name: id }] });
  expect(await call(mock, 'DELETE', at)).toMatchObject({ status: 204 });
  expect(await call(mock, 'GET', at)).toMatchObject({ status: 404 });
});

test('half a character is no id that breaks the answer', async () => {
  const mock = await mockShop({ paths });
  expect(await call(mock, 'POST', '/things', { name: '\ud800' })).toMatchObject({ status: 201 });
});

test('members with names of JavaScript’s own stay members', async () => {
  const mock = await mockShop({ paths });
  const own = JSON.parse('{"name": "a", "__proto__": {"polluted": 1}, "constructor": 2}') as object;
  await call(mock, 'POST', '/things', own);
  const response = await mock.fetch('http://mock.test/shop/things/a', {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: '{"__proto__": {"more": 2}, "note": {"__proto__": 3}}',
  });
  expect(await response.text()).toContain('"__proto__":{"polluted":1,"more":2}');
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('a deep patch is merged, and a long id is cut in the words about it', async () => {
  const mock = await mockShop({ paths });
  await call(mock, 'POST', '/things', { name: 'a' });
  const deep = JSON.parse(`${'{"a":'.repeat(90)}1${'}'.repeat(90)}`) as object;
  expect(await call(mock, 'PATCH', '/things/a', { note: deep })).toMatchObject({ status: 200, body: { note: deep } });
  const { body } = await call(mock, 'GET', `/things/${'x'.repeat(10_000)}`);
  expect(JSON.stringify(body).length).toBeLessThan(500);
});
