import { describe, expect, test } from 'vitest';
import { buildModel } from '../../../scripts/model/build.ts';
import { createEngine } from '../../../scripts/mock/engine/create-engine.ts';
import { createResources } from '../../../scripts/mock/resources/resources.ts';
import type { OpenApiDocument } from '../../../scripts/spec/openapi.ts';
import { call, inPath, json, mockShop, query, sends } from './shop.ts';

const user = { type: 'object', required: ['id'], properties: { id: { type: 'string' }, name: { type: 'string' } } };
const users = { type: 'array', items: user };
const read = { responses: { 200: json(user) } };
const list = { responses: { 200: json(users) } };
const create = { ...sends(user), responses: { 201: json(user) } };
const byId = { parameters: [inPath('id', 'string')] };

/** `METHOD path` of the operations that work on a collection. */
function inferred(paths: object): string[] {
  const document = { openapi: '3.1.1', info: { title: 'Shop', version: '1' }, paths } as OpenApiDocument;
  const model = buildModel('shop', document);
  const resources = createResources({ model, document, engine: createEngine(model, document), seeded: new Set() });
  return model.operations
    .filter((operation) => resources.handler(operation))
    .map(({ method, path }) => `${method} ${path}`);
}

describe('nothing is taken for REST that may not be', () => {
  const token = json({ type: 'object', properties: { token: { type: 'string' } } });
  test.each<[string, object]>([
    ['a lone POST', { '/login': { post: { ...sends(user), responses: { 200: token } } } }],
    ['a lone GET', { '/users': { get: list }, '/weather/{id}': { ...byId, get: read } }],
    [
      'reading and deleting what nobody can make or list',
      { '/users/{id}': { ...byId, get: read, delete: { responses: {} } } },
    ],
    [
      'a POST that sends something else',
      {
        '/users': {
          get: { responses: { 200: json(user) } },
          post: { ...sends({ type: 'object', properties: { q: {} } }), responses: { 200: json(users) } },
        },
      },
    ],
    [
      'lists of texts',
      { '/words': { get: { responses: { 200: json({ type: 'array', items: { type: 'string' } }) } }, post: create } },
    ],
    [
      'records that show no id',
      {
        '/users': {
          get: {
            responses: {
              200: json({ type: 'array', items: { type: 'object', properties: { born: { type: 'boolean' } } } }),
            },
          },
        },
        '/users/{id}': {
          ...byId,
          get: { responses: { 200: json({ type: 'object', properties: { born: { type: 'boolean' } } }) } },
        },
      },
    ],
    [
      'text and pictures',
      {
        '/notes': {
          get: { responses: { 200: { description: '', content: { 'text/plain': {} } } } },
          post: { responses: { 200: { description: '' } } },
        },
      },
    ],
    [
      'operations without responses',
      { '/users': { get: {}, post: {} }, '/users/{id}': { get: {}, put: {}, delete: {} } },
    ],
    [
      'schemas that refer to themselves',
      {
        '/users': {
          get: {
            responses: { 200: json({ $ref: '#/paths/~1users/get/responses/200/content/application~1json/schema' }) },
          },
          post: create,
        },
      },
    ],
    ['a search beside a collection', { '/users/search': { get: { parameters: [query('q', {})], ...list } } }],
  ])('%s', (_name, paths) => {
    expect(inferred(paths).filter((operation) => !operation.endsWith('weather'))).toEqual([]);
  });
});

test('an operation beside a collection is left alone', () => {
  const paths = {
    '/users': { get: list, post: create },
    '/users/{id}': { ...byId, get: read },
    '/users/{id}/activate': { ...byId, post: { responses: { 200: json(user) } } },
    '/users/me': { get: read },
    '/users/import': { post: { ...sends(users), responses: { 200: json(users) } } },
    '/users/search': { get: { parameters: [query('q', { type: 'string' })], ...list } },
  };
  expect(inferred(paths)).toEqual(['get /users', 'post /users', 'get /users/{id}']);
});

test.each<[string, object, object]>([
  ['an array', users, {}],
  ['an object with one array', { type: 'object', properties: { users, next: { type: 'string' } } }, {}],
  ['one of two arrays, by its name', { type: 'object', properties: { included: users, data: users } }, {}],
  [
    'an object in an object',
    { type: 'object', properties: { _embedded: { type: 'object', properties: { users } } } },
    {},
  ],
  [
    'what allOf puts together',
    {
      allOf: [
        { type: 'object', properties: { total: { type: 'integer' } } },
        { type: 'object', properties: { items: users } },
      ],
    },
    {},
  ],
])('the items of a list stand in %s', (_name, schema) => {
  const paths = { '/users': { get: { responses: { 200: json(schema) } }, post: create } };
  expect(inferred(paths)).toEqual(['get /users', 'post /users']);
});

test.each<[string, object, string]>([
  ['petId', { petId: { type: 'string' }, id: { type: 'integer' } }, 'petId'],
  ['petId', { pet_id: { type: 'string' }, id: { type: 'integer' } }, 'pet_id'],
  ['petId', { name: { type: 'string' }, id: { type: 'integer' } }, 'id'],
  ['pet', { id: { type: 'integer' }, uuid: { type: 'string' } }, 'uuid'],
  ['slug', { id: { type: 'integer' }, slug: { type: 'string' } }, 'slug'],
  ['key', { name: { type: 'string' }, key: { type: 'string' } }, 'key'],
  ['pet', { owner: { type: 'object' }, name: { type: 'string' } }, 'name'],
])('%s names records with the members %j by %s', async (parameter, properties, key) => {
  const pet = { type: 'object', properties };
  const mock = await mockShop({
    paths: {
      '/pets': { get: { responses: { 200: json({ type: 'array', items: pet }) } } },
      [`/pets/{${parameter}}`]: { parameters: [inPath(parameter, 'string')], get: { responses: { 200: json(pet) } } },
    },
  });
  const [first] = (await call(mock, 'GET', '/pets')).body as Record<string, unknown>[];
  expect(await call(mock, 'GET', `/pets/${encodeURIComponent(String(first![key]))}`)).toMatchObject({ body: first });
});

test.each<[string, object, RegExp]>([
  ['a UUID', { type: 'string', format: 'uuid' }, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/],
  ['a number from a minimum on', { type: 'integer', minimum: 1000 }, /^100\d$/],
  ['a text', { type: 'string', minLength: 4 }, /^\d{4}$/],
  [
    'a text with a pattern',
    { type: 'string', pattern: '^ord-[A-Z]{2}\\d{3}$', example: 'ord-AB123' },
    /^ord-[A-Z]{2}\d{3}$/,
  ],
])('the mock makes %s for an id', async (_name, schema, form) => {
  const order = {
    type: 'object',
    required: ['id'],
    properties: { id: { ...schema, readOnly: true }, sum: { type: 'number' } },
  };
  const orders = {
    '/orders': {
      get: { responses: { 200: json({ type: 'array', items: order }) } },
      post: { ...sends(order), responses: { 201: json(order) } },
    },
  };
  const mock = await mockShop({ paths: orders });
  const made = [await call(mock, 'POST', '/orders', { sum: 1 }), await call(mock, 'POST', '/orders', { sum: 2 })];
  const ids = made.map(({ body }) => String((body as { id: unknown }).id));
  for (const id of ids) expect(id).toMatch(form);
  expect(new Set(ids).size).toBe(2);
  const again = await mockShop({ paths: orders });
  expect((await call(again, 'POST', '/orders', { sum: 1 })).body).toEqual(made[0]!.body);
});

test('a POST to a record is an update, and a PUT to a collection names its record in the body', async () => {
  const pet = {
    type: 'object',
    required: ['id', 'name'],
    properties: { id: { type: 'integer' }, name: { type: 'string' } },
  };
  const answer = { responses: { 200: json(pet) } };
  const paths = {
    '/pet': { post: { ...sends(pet), ...answer }, put: { ...sends(pet), ...answer } },
    '/pet/{petId}': { parameters: [inPath('petId'), query('name', { type: 'string' })], get: answer, post: answer },
  };
  const mock = await mockShop({ paths });
  await call(mock, 'POST', '/pet', { id: 500, name: 'Rex' });
  expect(await call(mock, 'POST', '/pet/500?name=Max')).toMatchObject({ status: 200, body: { id: 500, name: 'Max' } });
  expect(await call(mock, 'PUT', '/pet', { id: 500, name: 'Tom' })).toMatchObject({ status: 200 });
  expect(await call(mock, 'GET', '/pet/500')).toMatchObject({ body: { name: 'Tom' } });
  expect(await call(mock, 'PUT', '/pet', { id: 501, name: 'Tom' })).toMatchObject({ status: 404 });
});

test('a PUT makes what only a PUT can make, and tells by 201 that it did', async () => {
  const config = { type: 'object', properties: { value: { type: 'string' } } };
  const put = { ...sends(config), responses: { 200: json(config), 201: json(config) } };
  const mock = await mockShop({
    paths: {
      '/config/{name}': { parameters: [inPath('name', 'string')], get: { responses: { 200: json(config) } }, put },
    },
  });
  expect(await call(mock, 'GET', '/config/a')).toMatchObject({ status: 404 });
  expect(await call(mock, 'PUT', '/config/a', { value: '1' })).toMatchObject({ status: 201, body: { value: '1' } });
  expect(await call(mock, 'PUT', '/config/a', { value: '2' })).toMatchObject({ status: 200 });
  expect(await call(mock, 'GET', '/config/a')).toMatchObject({ status: 200, body: { value: '2' } });
});

test('an answer that wraps the record keeps what else the description shows in it', async () => {
  const wrapped = { type: 'object', required: ['data', 'ok'], properties: { data: user, ok: { type: 'boolean' } } };
  const answer = { responses: { 200: json(wrapped, { ok: true, data: { id: 'a', name: 'Ann' } }) } };
  const paths = {
    '/users': { post: { ...sends(user), ...answer } },
    '/users/{id}': {
      ...byId,
      get: answer,
      delete: { responses: { 200: json({ type: 'object' }, { deleted: true }) } },
    },
  };
  const mock = await mockShop({ paths });
  expect(await call(mock, 'POST', '/users', { id: 'b', name: 'Ben' })).toMatchObject({
    body: { ok: true, data: { id: 'b', name: 'Ben' } },
  });
  expect((await call(mock, 'GET', '/users/b')).body).toEqual({ ok: true, data: { id: 'b', name: 'Ben' } });
  expect((await call(mock, 'DELETE', '/users/b')).body).toEqual({ deleted: true });
});

test('a password that only the request describes is in no answer, also where answers show less than the record', async () => {
  const account = {
    type: 'object',
    required: ['id', 'name'],
    properties: { id: { type: 'integer' }, name: { type: 'string' } },
  };
  const toSend = {
    type: 'object',
    properties: { name: { type: 'string' }, password: { type: 'string', writeOnly: true } },
  };
  const onlyId = { type: 'object', properties: { id: { type: 'integer' } } };
  const paths = {
    '/accounts': {
      get: { responses: { 200: json({ type: 'array', items: onlyId }, []) } },
      post: { ...sends(toSend), responses: { 201: json(onlyId) } },
    },
    '/accounts/{id}': { parameters: [inPath('id')], get: { responses: { 200: json(account) } } },
  };
  const mock = await mockShop({ paths });
  expect((await call(mock, 'POST', '/accounts', { name: 'Ann', password: 'secret', nick: 'A' })).body).toEqual({
    id: 1,
    nick: 'A',
  });
  expect((await call(mock, 'GET', '/accounts/1')).body).toEqual({ id: 1, name: 'Ann', nick: 'A' });
  expect((await call(mock, 'GET', '/accounts')).body).toEqual([{ id: 1, nick: 'A' }]);
});

test('a collection without examples starts with a few made records, the first with the id that a parameter shows', async () => {
  const order = {
    type: 'object',
    required: ['id', 'sum'],
    properties: { id: { type: 'integer' }, sum: { type: 'number' } },
  };
  const paths = {
    '/orders': { get: { responses: { 200: json({ type: 'array', items: order }) } } },
    '/orders/{orderId}': {
      parameters: [{ ...inPath('orderId'), example: 42 }],
      get: { responses: { 200: json(order) } },
    },
  };
  const mock = await mockShop({ paths });
  const { body } = await call(mock, 'GET', '/orders');
  expect((body as { id: number }[]).map(({ id }) => id)).toEqual([42, 2, 3]);
  expect(await call(mock, 'GET', '/orders/42')).toMatchObject({ status: 200, body: (body as object[])[0]! });
});

test('a list of changes is refused, where only objects can be merged', async () => {
  const thing = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };
  const patch = {
    requestBody: {
      content: {
        'application/merge-patch+json': { schema: thing },
        'application/json-patch+json': { schema: { type: 'array' } },
      },
    },
    responses: { 200: json(thing) },
  };
  const shown = { responses: { 200: json({ type: 'array', items: thing }, [{ id: 1 }]) } };
  const mock = await mockShop({
    paths: {
      '/things': { get: shown },
      '/things/{id}': { parameters: [inPath('id')], get: { responses: { 200: json(thing) } }, patch },
    },
  });
  const init = { method: 'PATCH', headers: { 'content-type': 'application/json-patch+json' }, body: '[]' };
  expect((await mock.fetch('http://mock.test/shop/things/1', init)).status).toBe(415);
});
