import { expect, test } from 'vitest';
import type { Mock } from '../../../scripts/mock/mock.ts';
import { call, inPath, json, mockShop, sends } from './shop.ts';

const named = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'integer' }, name: { type: 'string' } },
};
const toSend = { type: 'object', properties: { name: { type: 'string' } } };
const list = (example?: unknown): object => ({ responses: { 200: json({ type: 'array', items: named }, example) } });
const create = { ...sends(toSend), responses: { 201: json(named) } };
const read = { responses: { 200: json(named) } };
const remove = { responses: { 204: { description: 'Gone' } } };

const paths = {
  '/api/v1/owners': { get: list([{ id: 1, name: 'Anna' }]), post: create },
  '/api/v1/owners/{ownerId}': { parameters: [inPath('ownerId')], get: read, delete: remove },
  '/api/v1/owners/{id}/pets': { parameters: [inPath('id')], get: list([{ id: 1, name: 'Rex' }]), post: create },
  '/api/v1/owners/{ownerId}/pets/{petId}': {
    parameters: [inPath('ownerId'), inPath('petId')],
    get: read,
    put: { ...sends(toSend), responses: { 200: json(named) } },
    delete: remove,
  },
  '/api/v1/owners/{ownerId}/pets/{petId}/visits': {
    parameters: [inPath('ownerId'), inPath('petId')],
    get: list([{ id: 1, name: 'Vaccination' }]),
    post: create,
  },
  '/tenants/{tenant}/users': {
    parameters: [inPath('tenant', 'string')],
    get: list([{ id: 1, name: 'Eva' }]),
    post: create,
  },
};

/** An owner with one pet that has one visit. */
async function withVisit(): Promise<{ mock: Mock; owner: string; pet: string }> {
  const mock = await mockShop({ paths });
  const owner = '/api/v1/owners/2';
  await call(mock, 'POST', '/api/v1/owners', { name: 'Ben' });
  expect(await call(mock, 'POST', `${owner}/pets`, { name: 'Tom' })).toMatchObject({ status: 201, body: { id: 2 } });
  await call(mock, 'POST', `${owner}/pets/2/visits`, { name: 'Check-up' });
  return { mock, owner, pet: `${owner}/pets/2` };
}

test('a child is found under its parent, and under no other', async () => {
  const { mock, owner, pet } = await withVisit();
  expect(await call(mock, 'GET', pet)).toMatchObject({ status: 200, body: { name: 'Tom' } });
  expect(await call(mock, 'GET', `${owner}/pets`)).toMatchObject({ body: [{ name: 'Tom' }] });
  for (const method of ['GET', 'DELETE']) {
    expect(await call(mock, method, '/api/v1/owners/1/pets/2')).toMatchObject({ status: 404 });
  }
  expect(await call(mock, 'PUT', '/api/v1/owners/1/pets/2', { name: 'Max' })).toMatchObject({ status: 404 });
  expect(await call(mock, 'GET', `${pet}/visits`)).toMatchObject({ body: [{ name: 'Check-up' }] });
});

test('a parent that is not there has no children, and gets none', async () => {
  const { mock } = await withVisit();
  expect(await call(mock, 'GET', '/api/v1/owners/3/pets')).toMatchObject({ status: 404 });
  expect(await call(mock, 'POST', '/api/v1/owners/3/pets', { name: 'Max' })).toMatchObject({ status: 404 });
  expect(await call(mock, 'GET', '/api/v1/owners/2/pets/9/visits')).toMatchObject({ status: 404 });
});

test('the children that examples show belong to the first parent alone', async () => {
  const { mock } = await withVisit();
  expect(await call(mock, 'GET', '/api/v1/owners/1/pets')).toMatchObject({ body: [{ name: 'Rex' }] });
  expect(await call(mock, 'GET', '/api/v1/owners/1/pets/1/visits')).toMatchObject({ body: [{ name: 'Vaccination' }] });
});

test('a parent takes its children along', async () => {
  const { mock, owner, pet } = await withVisit();
  await call(mock, 'DELETE', owner);
  expect(await call(mock, 'GET', pet)).toMatchObject({ status: 404 });
  expect(await call(mock, 'GET', `${pet}/visits`)).toMatchObject({ status: 404 });
});

test('what is above a collection without being one itself keeps records apart, and need not exist', async () => {
  const { mock } = await withVisit();
  await call(mock, 'POST', '/tenants/one/users', { name: 'Ida' });
  expect(await call(mock, 'GET', '/tenants/one/users')).toMatchObject({ body: [{ name: 'Eva' }, { name: 'Ida' }] });
  expect((await call(mock, 'GET', '/tenants/two/users')).body).toEqual([{ id: 1, name: 'Eva' }]);
});

test('who gets the id of a parent that is gone starts without its children, shown ones too', async () => {
  const { mock } = await withVisit();
  await call(mock, 'GET', '/api/v1/owners/1/pets');
  await call(mock, 'DELETE', '/api/v1/owners/1');
  await mock.state.put('shop/api/v1/owners', '1', { id: 1, name: 'Una' });
  expect(await call(mock, 'GET', '/api/v1/owners/1/pets')).toMatchObject({ status: 200, body: [] });
});

test('a whole snapshot holds the children that examples show', async () => {
  const { mock } = await withVisit();
  const { body } = await call(mock, 'GET', '/api/v1/owners/1/pets');
  const snapshot = await mock.snapshot({ whole: true });
  await mock.reset();
  await mock.restore(snapshot);
  expect(body).toEqual([{ id: 1, name: 'Rex' }]);
  expect((await call(mock, 'GET', '/api/v1/owners/1/pets')).body).toEqual(body);
});
