import { describe, expect, test } from 'vitest';
import { createMock } from '../../scripts/mock/mock.ts';
import { buildModel } from '../../scripts/model/build.ts';
import { describeApi, giving, mockApis, send } from './support.ts';

const which = describeApi(
  {
    '/contacts/{id}': { get: giving({ 'application/json': { from: 'which' } }) },
    '/v1/shadowed': { get: giving({ 'application/json': { from: 'which' } }) },
  },
  {
    servers: [
      { url: 'https://app.which.test/WhichAPI' },
      {
        url: 'https://{region}.which.test/{base}',
        variables: { region: { default: 'eu' }, base: { default: 'eu/api' } },
      },
    ],
  },
);
const root = describeApi(
  { '/v1/contacts/{id}': { get: giving({ 'application/json': { from: 'root' } }) } },
  { servers: [{ url: 'https://api.root.test' }] },
);
const mock = await mockApis({ which, root });

describe('an API answers', () => {
  test.each([
    ['under its name', '/which/contacts/1', 'which'],
    ['under its name and the base path of its server', '/which/WhichAPI/contacts/1', 'which'],
    ['under the base path of its server', '/WhichAPI/contacts/1', 'which'],
    ['under the base path of a server with variables', '/eu/api/contacts/1', 'which'],
    ['under its name, though its server stands at the root', '/root/v1/contacts/1', 'root'],
    ['at the root, where its server stands', '/v1/contacts/1', 'root'],
  ])('%s', async (_, path, from) => {
    const response = await send(mock, path);
    expect(await response.json()).toEqual({ from });
  });

  test('whatever host the request names', async () => {
    const response = await mock.fetch(new Request('https://app.which.test/WhichAPI/contacts/1'));
    expect(response.status).toBe(200);
  });
});

describe('an address is not found', () => {
  test.each([
    '/',
    '/nothing/here',
    '/contacts/1',
    '/v1/contacts',
    '/v1/contacts/1/more',
    '/x/v1/contacts/1',
    '/whichever',
    '/WHICH/contacts/1',
  ])('at %s, and the prefixes are told', async (path) => {
    const response = await send(mock, path);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const body = (await response.json()) as { detail: string };
    expect(body).toMatchObject({
      prefixes: ['/WhichAPI', '/eu/api', '/root', '/which', '/which/WhichAPI', '/which/eu/api'],
    });
    expect(body.detail).toContain('/which/WhichAPI');
  });

  test('under a known prefix, and the path within the API is told', async () => {
    const response = await send(mock, '/which/WhichAPI/contact/1');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ detail: 'The API which describes no path /contact/1.' });
  });
});

test('two APIs cannot have one name', async () => {
  const document = describeApi({});
  const api = { model: buildModel('same', document), document };
  await expect(createMock({ apis: [api, api] })).rejects.toThrow('same name');
});
