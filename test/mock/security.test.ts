import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { OperationObject } from '../../scripts/spec/openapi.ts';
import { describeApi, giving, mockApis, mockPaths, post, problemOf, refused, send } from './support.ts';

const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer' },
  basic: { type: 'http', scheme: 'basic' },
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  query: { type: 'apiKey', in: 'query', name: 'key' },
  mutual: { type: 'mutualTLS' },
};
const secured = (security: Record<string, string[]>[], more: OperationObject['responses'] = {}): OperationObject => ({
  security,
  responses: { 200: { content: { 'application/json': { example: 'in' } } }, ...more },
});
const refusal = { content: { 'application/json': { example: { error: 'log in' } } } };

const mock = await mockPaths(
  {
    '/inherited': { get: giving({ 'application/json': 'in' }) },
    '/open': { get: secured([]) },
    '/basic': { get: secured([{ basic: [] }]) },
    '/both': { get: secured([{ bearer: [], key: [] }]) },
    '/either': { get: secured([{ bearer: [] }, { basic: [] }, { key: [] }, { query: [] }]) },
    '/optional': { get: secured([{ key: [] }, {}]) },
    '/mutual': { get: secured([{ mutual: [] }]) },
    '/described': { get: secured([{ bearer: [] }, { key: [] }], { 401: refusal }) },
    '/range': { get: secured([{ bearer: [] }], { '4XX': refusal }) },
    '/default': { get: secured([{ bearer: [] }], { default: refusal }) },
    '/contentless': { get: secured([{ bearer: [] }], { 401: { description: 'Log in' } }) },
  },
  { security: [{ bearer: [] }], components: { securitySchemes } },
);

const basic = `Basic ${btoa('me:secret')}`;

test.each<[string, Record<string, string>, number]>([
  ['/inherited', {}, 401],
  ['/inherited', { authorization: 'Bearer x' }, 200],
  ['/inherited', { authorization: basic }, 401],
  ['/open', {}, 200],
  ['/basic', { authorization: basic }, 200],
  ['/basic', { authorization: 'Basic x' }, 401],
  ['/both', { authorization: 'Bearer x' }, 401],
  ['/both', { authorization: 'Bearer x', 'x-key': '1' }, 200],
  ['/either', {}, 401],
  ['/either', { authorization: 'Bearer x' }, 200],
  ['/either', { authorization: basic }, 200],
  ['/either', { 'x-key': '1' }, 200],
  ['/either?key=1', {}, 200],
  ['/optional', {}, 200],
  ['/mutual', {}, 200],
])('%s with %j is %i', async (path, headers, status) => {
  expect((await send(mock, `/tiny${path}`, { headers })).status).toBe(status);
});

describe('a request without credentials', () => {
  test.each(['/described', '/range', '/default'])('gets the described response at %s', async (path) => {
    const response = await send(mock, `/tiny${path}`);
    expect([response.status, await response.json()]).toEqual([401, { error: 'log in' }]);
    expect(response.headers.get('content-type')).toBe('application/json');
  });

  test('gets a described response without a body', async () => {
    const response = await send(mock, '/tiny/contentless');
    expect([response.status, await response.text()]).toEqual([401, '']);
  });

  test('gets a problem that names the schemes where no response is described', async () => {
    const response = await send(mock, '/tiny/either');
    expect(response.headers.get('www-authenticate')).toBe('Bearer,Basic realm="*"');
    expect(await response.json()).toMatchObject({ status: 401, title: 'Unauthorized' });
  });

  test('is refused for that before anything else', async () => {
    const document = describeApi(
      {
        '/pets': {
          post: { ...secured([{ key: [] }]), requestBody: { content: { 'application/json': { schema: false } } } },
        },
      },
      { components: { securitySchemes } },
    );
    const strict = await mockApis({ tiny: document });
    expect((await post(strict, '/tiny/pets', 'application/json', '{}')).status).toBe(401);
  });
});

test('a described callback calls nobody', async () => {
  const calls: unknown[] = [];
  const listener = createServer((request, response) => {
    calls.push(request.url);
    response.end();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as { port: number };
  const operation = {
    ...giving({ 'application/json': {} }),
    requestBody: { content: { 'application/json': {} } },
    callbacks: { done: { '{$request.body#/url}': { post: { responses: { 200: { description: '' } } } } } },
  };
  const calling = await mockPaths({ '/subscribe': { post: operation } });
  const body = JSON.stringify({ url: `http://127.0.0.1:${port}/called` });
  expect((await post(calling, '/tiny/subscribe', 'application/json', body)).status).toBe(200);
  await fetch(`http://127.0.0.1:${port}/last`);
  expect(calls).toEqual(['/last']);
  listener.close();
});

test('what a description refers to elsewhere is not fetched', async () => {
  const schema = { $ref: 'http://127.0.0.1:1/other.yaml' };
  const elsewhere = await mockPaths({
    '/x': { get: { responses: { 200: { content: { 'application/json': { schema } } } } } },
  });
  expect(await problemOf(await send(elsewhere, '/tiny/x'))).toEqual(refused(501));
});
