import { expect, test } from 'vitest';
import { describeApi, giving, mockApis, send } from './support.ts';

const document = describeApi({
  '/pets': { get: giving({ 'application/json': [] }), options: giving({ 'application/json': 'options' }) },
});
const mock = await mockApis({ tiny: document });
const origin = 'https://app.test';

function corsOf({ headers }: Response): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control') || name === 'vary'));
}

test('a page may read the response, with credentials, and all of its headers', async () => {
  expect(corsOf(await send(mock, '/tiny/pets', { headers: { origin } }))).toEqual({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'content-length, content-security-policy, content-type, x-content-type-options',
    vary: 'Origin',
  });
});

test('a page may read a problem too', async () => {
  expect(corsOf(await send(mock, '/nowhere', { headers: { origin } }))).toMatchObject({
    'access-control-allow-origin': origin,
  });
});

test('the wildcard allows no credentials', async () => {
  expect(corsOf(await send(mock, '/tiny/pets'))).toEqual({
    'access-control-allow-origin': '*',
    'access-control-expose-headers': '*',
  });
});

test('a preflight request is allowed what it asks for', async () => {
  const headers = {
    origin,
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'authorization, content-type',
  };
  const response = await send(mock, '/tiny/pets', { method: 'OPTIONS', headers });
  expect([response.status, await response.text()]).toEqual([204, '']);
  expect(corsOf(response)).toMatchObject({
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'PUT',
    'access-control-allow-headers': 'authorization, content-type',
    vary: 'Origin',
  });
});

test('an OPTIONS request that is no preflight is answered as described', async () => {
  const response = await send(mock, '/tiny/pets', { method: 'OPTIONS' });
  expect(await response.json()).toBe('options');
});

test('it can be switched off', async () => {
  const closed = await mockApis({ tiny: document }, { cors: false });
  const response = await send(closed, '/tiny/pets', { headers: { origin } });
  expect(corsOf(response)).toEqual({});
});
