import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Mock } from '../../../scripts/mock/mock.ts';
import { buildModel } from '../../../scripts/model/build.ts';
import type { OpenApiDocument } from '../../../scripts/spec/openapi.ts';
import { call, inPath, json, mockShop, sends } from './shop.ts';

const text = await readFile(path.join(import.meta.dirname, 'pets.yaml'), 'utf8');
const pets = parse(text) as OpenApiDocument;
const as30 = parse(
  text.replace('openapi: 3.1.1', 'openapi: 3.0.3').replaceAll('[string, "null"]', 'string'),
) as OpenApiDocument;

describe.each([
  ['3.1', pets],
  ['3.0', as30],
])('a pet store in OpenAPI %s that no one annotated', (_version, document) => {
  let mock: Mock;
  beforeEach(async () => {
    mock = await mockShop(document);
  });

  test('starts with what its examples show', async () => {
    expect(await call(mock, 'GET', '/pets')).toMatchObject({
      status: 200,
      body: {
        items: [
          { id: 7, name: 'Rex' },
          { id: 8, name: 'Tom' },
        ],
        total: 2,
      },
    });
    expect(await call(mock, 'GET', '/pets/8')).toMatchObject({ status: 200, body: { id: 8, name: 'Tom' } });
  });

  test('knows the pet that a parameter shows as an example', async () => {
    expect(await call(mock, 'GET', '/pets/42')).toMatchObject({ status: 404 });
    expect(await call(mock, 'GET', '/owners/anna')).toMatchObject({ status: 200, body: { name: 'anna' } });
  });

  test('remembers a new pet, fills in what is its own to say, and tells where it is', async () => {
    const made = await call(mock, 'POST', '/pets', { name: 'Fido', id: 99, password: 'secret' });
    expect(made).toMatchObject({
      status: 201,
      body: {
        id: 9,
        name: 'Fido',
        status: 'available',
        createdAt: '2026-01-02T00:00:00Z',
        updatedAt: '2026-01-02T00:00:00Z',
        born: '2020-05-01',
      },
    });
    expect(made.headers.get('location')).toBe('http://mock.test/shop/pets/9');
    expect(await call(mock, 'GET', '/pets/9')).toMatchObject({ status: 200, body: made.body as object });
    expect(await call(mock, 'GET', '/pets')).toMatchObject({ body: { total: 3 } });
  });

  test('never answers what is only written', async () => {
    const { body } = await call(mock, 'POST', '/pets', { name: 'Fido', password: 'secret' });
    expect(body).not.toHaveProperty('password');
    expect((await call(mock, 'PATCH', '/pets/9', { password: 'other' })).body).not.toHaveProperty('password');
  });

  test('merges a patch', async () => {
    await mock.time.advance('1d');
    expect(await call(mock, 'PATCH', '/pets/7', { tag: 'big' })).toMatchObject({
      status: 200,
      body: { id: 7, name: 'Rex', tag: 'big', createdAt: '2025-01-01T00:00:00Z', updatedAt: '2026-01-03T00:00:00Z' },
    });
    expect((await call(mock, 'PATCH', '/pets/7', { tag: null })).body).not.toHaveProperty('tag');
    expect(await call(mock, 'GET', '/pets/7')).toMatchObject({ body: { name: 'Rex' } });
  });

  test('puts one pet in place of another', async () => {
    await call(mock, 'PATCH', '/pets/7', { tag: 'big' });
    const { status, body } = await call(mock, 'PUT', '/pets/7', { name: 'Max' });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { id: 7, name: 'Max', createdAt: '2025-01-01T00:00:00Z' },
    });
    expect(body).not.toHaveProperty('tag');
    expect(await call(mock, 'PUT', '/pets/1234', { name: 'Max' })).toMatchObject({ status: 404 });
  });

  test('forgets a pet', async () => {
    expect(await call(mock, 'DELETE', '/pets/7')).toMatchObject({ status: 204, body: '' });
    expect(await call(mock, 'GET', '/pets/7')).toMatchObject({ status: 404 });
    expect(await call(mock, 'PATCH', '/pets/7', {})).toMatchObject({ status: 404 });
    expect(await call(mock, 'DELETE', '/pets/7')).toMatchObject({ status: 404 });
    expect(await call(mock, 'GET', '/pets')).toMatchObject({ body: { items: [{ id: 8 }], total: 1 } });
  });

  test('refuses a name that is taken', async () => {
    expect(await call(mock, 'POST', '/owners', { name: 'ben' })).toMatchObject({ status: 201, body: { name: 'ben' } });
    expect(await call(mock, 'POST', '/owners', { name: 'ben' })).toMatchObject({
      status: 409,
      body: { validation: [{ location: ['body', 'name'] }] },
    });
  });

  test('takes the example of a request once, though the example of an answer has its id', async () => {
    expect(await call(mock, 'POST', '/owners', { name: 'anna' })).toMatchObject({ status: 201 });
    expect(await call(mock, 'POST', '/owners', { name: 'anna' })).toMatchObject({ status: 409 });
  });

  test('lists by a member, as a path of its own says', async () => {
    await call(mock, 'POST', '/pets', { name: 'Fido', status: 'sold' });
    expect(await call(mock, 'GET', '/pets/findByStatus?status=sold')).toMatchObject({
      status: 200,
      body: [{ name: 'Fido' }],
    });
  });

  test('answers what is not REST from its description', async () => {
    expect(await call(mock, 'POST', '/login', { name: 'anna' })).toMatchObject({ status: 200, body: { token: 'abc' } });
    expect(await call(mock, 'GET', '/pets/count')).toMatchObject({ status: 200, body: { count: 12 } });
  });

  test('keeps sessions apart', async () => {
    await mock.fetch('http://mock.test/shop/pets/7', { method: 'DELETE', headers: { 'x-mock-session': 'one' } });
    expect(await call(mock, 'GET', '/pets/7')).toMatchObject({ status: 200 });
  });

  test('has no pets in a world without people', async () => {
    const empty = await mockShop(document, { contacts: 0 });
    expect(await call(empty, 'GET', '/pets')).toMatchObject({ body: { items: [], total: 0 } });
    expect(await call(empty, 'POST', '/pets', { name: 'Fido' })).toMatchObject({ status: 201 });
  });
});

const wrap = (schema: object): object => ({ type: 'object', required: ['data'], properties: { data: schema } });

test('a record that is wrapped where it is sent and answered is remembered too', async () => {
  const properties = { id: { type: 'string' }, kind: { const: 'pet' }, traits: { type: 'object' } };
  const pet = { type: 'object', required: ['id', 'kind'], properties };
  const asSent = { type: 'object', properties: { kind: properties.kind, traits: properties.traits } };
  const mock = await mockShop({
    paths: {
      '/pets': {
        get: { responses: { 200: json(wrap({ type: 'array', items: pet }), { data: [] }) } },
        post: { ...sends(wrap(asSent)), responses: { 201: json(wrap(pet)) } },
      },
      '/pets/{id}': {
        parameters: [inPath('id', 'string')],
        get: { responses: { 200: json(wrap(pet)) } },
        patch: { ...sends(wrap(asSent)), responses: { 200: json(wrap(pet)) } },
      },
    },
  });
  const rex = { id: '1', kind: 'pet', traits: { name: 'Rex' } };
  expect((await call(mock, 'POST', '/pets', { data: { kind: 'pet', traits: { name: 'Rex' } } })).body).toEqual({
    data: rex,
  });
  expect((await call(mock, 'GET', '/pets')).body).toEqual({ data: [rex] });
  await call(mock, 'PATCH', '/pets/1', { data: { traits: { name: 'Max' } } });
  expect((await call(mock, 'GET', '/pets/1')).body).toEqual({ data: { ...rex, traits: { name: 'Max' } } });
});

/** A collection whose ids are of a type. */
function withIds(type: string): OpenApiDocument {
  const record = { type: 'object', properties: { id: { type }, name: { type: 'string' } } };
  const list = { responses: { 200: json({ type: 'array', items: record }, []) } };
  const post = { ...sends(record), responses: { 201: json(record) } };
  const get = { parameters: [inPath('id', type)], responses: { 200: json(record) } };
  const paths = { '/pets': { get: list, post }, '/pets/{id}': { get } };
  return { openapi: '3.1.1', info: { title: 'Shop', version: '1' }, paths } as OpenApiDocument;
}

test('records keep their ids where a reload makes texts of numbers', async () => {
  const mock = await mockShop(withIds('integer'));
  await call(mock, 'POST', '/pets', { name: 'Rex' });
  await mock.reload([{ model: buildModel('shop', withIds('string')), document: withIds('string') }]);
  expect((await call(mock, 'GET', '/pets/1')).body).toEqual({ id: '1', name: 'Rex' });
});
