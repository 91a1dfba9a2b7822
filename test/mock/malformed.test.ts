import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { createMock } from '../../scripts/mock/mock.ts';
import { buildModel } from '../../scripts/model/build.ts';
import type { ParameterObject } from '../../scripts/spec/openapi.ts';
import { describeApi, giving, inTurn, problemOf, refused, send, taking } from './support.ts';

const object = { type: 'object', properties: { a: { type: 'integer' } } };
const query = (name: string, style: string, schema: object, explode = false): ParameterObject => ({
  name,
  in: 'query',
  style,
  explode,
  schema: { ...schema },
});
const list = { type: 'array', items: { type: 'integer' } };

const document = describeApi({
  '/json': { post: taking('application/json', object) },
  '/form': { post: taking('application/x-www-form-urlencoded', object) },
  '/upload': { post: taking('multipart/form-data', object) },
  '/bytes': { post: taking('application/octet-stream', { type: 'string', format: 'binary' }) },
  '/query': {
    get: giving(
      { 'application/json': [], 'text/csv': '' },
      {
        parameters: [
          query('list', 'form', list),
          query('pipe', 'pipeDelimited', list),
          query('deep', 'deepObject', object, true),
          { name: 'X-List', in: 'header', schema: list },
          { name: 'session', in: 'cookie', schema: { type: 'string' } },
        ],
      },
    ),
  },
  '/matrix/{id}': {
    parameters: [{ name: 'id', in: 'path', required: true, style: 'matrix', schema: { type: 'string' } }],
    get: giving({ 'application/json': {} }),
  },
});
const errors: unknown[] = [];
const mock = await createMock({
  apis: [{ model: buildModel('tiny', document), document }],
  bodyLimit: 1000,
  onError: (error) => errors.push(error),
});
const server = await mock.listen({ port: 0 });

afterAll(() => mock.close());

/** What curl sends for `--form '{"inputBy" : true}";type=application/json'`. */
const brokenPart = [
  '--x',
  'Content-Disposition: form-data; name="{\\"inputBy\\" : true}\\";type"',
  '',
  'application/json',
  '--x--',
  '',
].join('\r\n');

describe('a malformed request gets a problem, and the mock goes on', () => {
  const multipart = 'multipart/form-data; boundary=x';
  test.each([
    ['the multipart body of the known crash', '/tiny/upload', multipart, brokenPart, 400],
    ['a part without headers', '/tiny/upload', multipart, '--x\r\n\r\nvalue\r\n--x--\r\n', 400],
    [
      'a part without a name',
      '/tiny/upload',
      multipart,
      '--x\r\nContent-Disposition: form-data\r\n\r\nv\r\n--x--\r\n',
      400,
    ],
    [
      'a part of another disposition',
      '/tiny/upload',
      multipart,
      '--x\r\nContent-Disposition: x; y\r\n\r\nv\r\n--x--\r\n',
      400,
    ],
    ['no boundary', '/tiny/upload', 'multipart/form-data', brokenPart, 415],
    ['invalid JSON', '/tiny/json', 'application/json', '{"a":', 400],
    ['a broken Content-Type', '/tiny/json', 'application/json"', '{}', 415],
    ['no media type', '/tiny/json', 'json', '{}', 415],
    ['a media type of nothing', '/tiny/json', '/', '{}', 415],
    ['an unknown charset', '/tiny/json', 'application/json; charset=klingon', '{}', 415],
    ['an escape that is none', '/tiny/form', 'application/x-www-form-urlencoded', '%zz=1', 422],
    ['a body over the limit', '/tiny/bytes', 'application/octet-stream', 'x'.repeat(1001), 413],
  ])('%s', async (_, path, type, body, status) => {
    const init = { method: 'POST', headers: { 'content-type': type }, body };
    const problems = await inTurn([mock.fetch, fetch], async (call) =>
      problemOf(await call(new Request(server.url + path, init))),
    );
    expect(problems).toEqual([refused(status), refused(status)]);
    expect((await fetch(`${server.url}/tiny/query`)).status).toBe(200);
  });

  test.each([
    ['a broken Accept', { accept: ';;' }, 400],
    ['an Accept that cannot be met', { accept: 'image/png' }, 406],
    ['a preferred code that is no number', { prefer: 'code=abc' }, 422],
    ['a preferred code that is no status', { prefer: 'code=999' }, 422],
    ['a preferred code that is not described', { prefer: 'code=404' }, 404],
    ['a preferred example that is not described', { prefer: 'example=none' }, 404],
    ['a preferred example that is not described, with a code', { prefer: 'code=200, example=none' }, 404],
    ['a preferred code and an Accept that cannot be met', { prefer: 'code=200', accept: 'image/png' }, 406],
    ['a preference that is neither true nor false', { prefer: 'dynamic=maybe' }, 422],
    ['a preference without a value', { prefer: 'dynamic' }, 422],
  ])('%s', async (_, headers, status) => {
    expect(await problemOf(await send(mock, '/tiny/query', { headers }))).toEqual(refused(status));
  });

  test.each([
    ['/tiny/query?list=1&list=x', 422],
    ['/tiny/query?list=x', 422],
    ['/tiny/matrix/5', 422],
    ['/tiny/%zz', 400],
    ['/tiny/matrix/%c3', 400],
  ])('%s is %i', async (path, status) => {
    expect(await problemOf(await send(mock, path))).toEqual(refused(status));
  });

  test('a compressed body, by the name of its encoding', async () => {
    const response = await send(mock, '/tiny/upload', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync('{}'),
    });
    expect([response.status, await response.text()]).toEqual([415, expect.stringContaining('gzip')]);
  });

  test('a body over the limit that does not say its length', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(400)),
    });
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body,
      duplex: 'half',
    } as const;
    expect(await problemOf(await send(mock, '/tiny/bytes', init))).toEqual(refused(413));
  });

  test('a body that breaks off', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' } as const;
    expect(await problemOf(await send(mock, '/tiny/json', init))).toEqual(refused(400));
  });

  test('whatever it is', async () => {
    const header = fc.oneof(
      fc.constantFrom(
        'application/json',
        'multipart/form-data; boundary=x',
        'application/x-www-form-urlencoded',
        '*/*',
        'code=200',
      ),
      fc.string({ unit: fc.constantFrom(...' "/;,=*+-:%axq\\{}') }),
    );
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      fc.string({
        unit: fc.constantFrom('--x', '\r\n', 'name="a"', ':', 'Content-Disposition: form-data;', '%', '=', '&'),
      }),
    );
    const paths = fc.constantFrom('/tiny/json', '/tiny/form', '/tiny/upload', '/tiny/bytes');
    await fc.assert(
      fc.asyncProperty(
        paths,
        header,
        header,
        header,
        fc.string(),
        body,
        async (path, type, accept, prefer, text, payload) => {
          const headers = { 'content-type': type, accept, prefer };
          const response = await send(mock, `${path}?${encodeURIComponent(text)}`, {
            method: 'POST',
            headers,
            body: payload,
          });
          expect(response.status).toBeLessThan(500);
          const search = text.replaceAll('#', '');
          expect((await send(mock, `/tiny/query?${search}`, { headers: { accept, prefer } })).status).toBeLessThan(500);
        },
      ),
      { numRuns: 500 },
    );
  });
});

test.each([
  '/tiny/query',
  '/tiny/query?list=1,2&pipe=1|2&deep[a]=1',
  '/tiny/query?%zz=%zz&__proto__=1&constructor=1',
  '/tiny/matrix/;id=5',
])('%s is only unusual', async (path) => {
  expect((await send(mock, path, { headers: { accept: 'garbage, application/json;q=' } })).status).toBe(200);
});

test('nothing went wrong inside', () => {
  expect(errors).toEqual([]);
});
