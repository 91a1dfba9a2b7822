import { expect, test } from 'vitest';
import { call, inPath, json, mockShop, query, sends } from './shop.ts';

const contact = {
  type: 'object',
  required: ['code', 'list'],
  properties: { code: { type: 'string' }, list: { type: 'integer' }, name: { type: 'string' } },
};
const envelope = (data: object): object => ({
  type: 'object',
  required: ['status', 'message', 'data'],
  properties: { status: { type: 'string' }, message: { type: 'string' }, data },
});
const answer = (data: object): object => ({
  responses: { 200: json(envelope(data), { status: 'ok', message: 'Done.', data: undefined }) },
});
const lists = { collection: 'lists' };
const contacts = { collection: 'contacts', key: 'code', where: { list: 'list' }, parents: { list: 'lists' } };

const description = {
  'x-error-envelope': { status: '/status', error: ['error'], message: '/message', data: '/data' },
  paths: {
    '/list/make': {
      post: {
        'x-resource': { ...lists, action: 'create' },
        ...sends({ type: 'object', properties: { name: { type: 'string' } } }),
        ...answer({ type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } }),
      },
    },
    '/list/{list}/contacts/find': {
      parameters: [inPath('list')],
      get: {
        'x-resource': { ...contacts, action: 'list' },
        'x-pagination': { page: { parameter: 'p', first: 0 }, size: { parameter: 'n', default: 2 }, items: '/data' },
        parameters: [query('p', { type: 'integer' }), query('n', { type: 'integer' })],
        ...answer({ type: 'array', items: contact }),
      },
    },
    '/list/{list}/contacts/add': {
      parameters: [inPath('list')],
      put: { 'x-resource': { ...contacts, action: 'create' }, ...sends({ type: 'object' }), ...answer(contact) },
    },
    '/list/{list}/contact/{contact}/drop': {
      parameters: [inPath('list'), inPath('contact', 'string')],
      post: {
        'x-resource': { ...contacts, action: 'delete', id: 'contact' },
        responses: { 204: { description: 'Gone' } },
      },
    },
    '/contact': {
      get: {
        'x-resource': { collection: 'contacts', action: 'list', where: { of: 'list' } },
        parameters: [query('of', { type: 'integer' })],
        ...answer({ type: 'array', items: contact }),
      },
    },
  },
};

test('x-resource says what no path does', async () => {
  const mock = await mockShop(description);
  const { body } = await call(mock, 'POST', '/list/make', { name: 'Friends' });
  const { id } = (body as { data: { id: number } }).data;
  const at = `/list/${id}`;
  for (const code of ['a', 'b', 'c']) {
    expect(await call(mock, 'PUT', `${at}/contacts/add`, { code })).toMatchObject({
      status: 200,
      body: { status: 'ok', message: 'Done.', data: { code, list: id } },
    });
  }
  expect(await call(mock, 'GET', `${at}/contacts/find`)).toMatchObject({
    body: { data: [{ code: 'a' }, { code: 'b' }] },
  });
  expect(await call(mock, 'GET', `${at}/contacts/find?p=1`)).toMatchObject({ body: { data: [{ code: 'c' }] } });
  expect(await call(mock, 'GET', `/contact?of=${id}`)).toMatchObject({ body: { data: [{}, {}, {}] } });
  expect(await call(mock, 'GET', '/contact?of=12345')).toMatchObject({ body: { data: [] } });
  expect(await call(mock, 'POST', `${at}/contact/b/drop`)).toMatchObject({ status: 204 });
  expect(await call(mock, 'POST', `${at}/contact/b/drop`)).toMatchObject({ status: 404 });
});

test('a record is not there under another parent, and nothing is under one that is not', async () => {
  const mock = await mockShop(description);
  const made = [await call(mock, 'POST', '/list/make', {}), await call(mock, 'POST', '/list/make', {})];
  const [one, other] = made.map(({ body }) => (body as { data: { id: number } }).data.id);
  await call(mock, 'PUT', `/list/${one}/contacts/add`, { code: 'a' });
  expect(await call(mock, 'POST', `/list/${other}/contact/a/drop`)).toMatchObject({ status: 404 });
  expect(await call(mock, 'PUT', '/list/12345/contacts/add', { code: 'b' })).toMatchObject({ status: 404 });
  expect(await call(mock, 'GET', '/list/12345/contacts/find')).toMatchObject({ status: 404 });
});

test('the state calls a collection by the name of its API and its own', async () => {
  const mock = await mockShop(description);
  await call(mock, 'POST', '/list/make', { name: 'Friends' });
  expect(Object.keys((await mock.snapshot()).collections)).toEqual(['shop/lists']);
});
