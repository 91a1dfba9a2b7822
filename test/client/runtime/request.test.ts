import { describe, expect, test } from 'vitest';
import { commas, InputError, json as jsonBody, jsonText, pipeDelimited } from '../../../templates/client/index.ts';
import { calling, getPet, ok, petsOperation, rejection } from './support.ts';

describe('a request', () => {
  test('is put together from base URL, path, query, headers, cookies and options', async () => {
    const { call, sent } = calling({ ...getPet, styles: { query: { fields: commas } } }, [ok], {
      headers: { 'X-App': 'test', 'X-Trace': 'of the client' },
    });
    await call('a/b', {
      query: { fields: ['name', 'a,b'], q: 'ä&', none: undefined, nothing: null },
      header: { 'X-Trace': 't1', since: new Date(0), ids: [1, 2] },
      cookie: { seen: ['a b', 'c'] },
      headers: { Prefer: 'code=200' },
    });
    expect(`${sent[0]!.method} ${sent[0]!.url}`).toBe(
      'GET https://pets.example.org/v1/pets/a%2Fb?fields=name,a%2Cb&q=%C3%A4%26',
    );
    expect(Object.fromEntries(sent[0]!.headers)).toEqual({
      accept: 'application/json',
      cookie: 'seen=a%20b; seen=c',
      ids: '1,2',
      prefer: 'code=200',
      since: '1970-01-01T00:00:00.000Z',
      'x-app': 'test',
      'x-trace': 't1',
    });
  });

  test('has the query in the order the caller gives it, and in the described styles', async () => {
    const { call, sent } = calling({ ...getPet, styles: { query: { b: pipeDelimited, c: commas } } });
    await call(7, { query: { c: [1, 2], a: [1, 2], b: [1, 2], d: { x: 1, y: [2] } } });
    expect(sent[0]!.url).toMatch(/\?c=1,2&a=1&a=2&b=1%7C2&x=1&y=%5B2%5D$/);
  });

  test('has header parameters in their described style, unencoded', async () => {
    const { call, sent } = calling({ ...getPet, styles: { header: { 'x-filter': jsonText } } });
    await call(7, { header: { 'x-filter': { a: 'b c' }, 'x-pair': { R: 1, G: 'ä' } } });
    expect(sent[0]!.headers.get('x-filter')).toBe('{"a":"b c"}');
    expect(sent[0]!.headers.get('x-pair')).toBe('R,1,G,ä');
  });

  test.each([
    ['http://127.0.0.1:4010/pets/', 'http://127.0.0.1:4010/pets/pets/7'],
    ['https://example.org', 'https://example.org/pets/7'],
    ['/proxy', '/proxy/pets/7'],
    ['', '/pets/7'],
    [undefined, 'https://pets.example.org/v1/pets/7'],
  ])('goes below the base URL %j', async (baseUrl, url) => {
    const { call, sent } = calling(getPet, [ok], { baseUrl });
    await call(7);
    expect(sent[0]!.url).toBe(url);
  });

  test('asks for what the operation answers with', async () => {
    const { call, sent } = calling({ ...getPet, accept: 'text/csv' });
    await call(7);
    await call(7, { headers: { accept: 'text/html' } });
    expect(sent.map(({ headers }) => headers.get('accept'))).toEqual(['text/csv', 'text/html']);
  });

  test('needs no options, and takes those that are undefined for missing', async () => {
    const { call, sent } = calling(getPet, [ok], {
      headers: { a: undefined },
      fetch: undefined,
      timeout: undefined,
      baseUrl: undefined,
      hooks: undefined,
      now: undefined,
      random: undefined,
      retry: undefined,
      credentials: undefined,
    });
    // Without a fetch of its own it uses the global one, so this test gives it one that is found at the time of the call.
    const global = globalThis.fetch;
    try {
      globalThis.fetch = (async (url: string) => {
        sent.push({ url } as never);
        return ok({} as never);
      }) as never;
      await call(7, { query: undefined, headers: undefined, signal: undefined, retry: { attempts: undefined } });
    } finally {
      globalThis.fetch = global;
    }
    expect(sent[0]!.url).toBe('https://pets.example.org/v1/pets/7');
  });

  test('is taken from the arguments as they are at the time of the call', async () => {
    const { call, sent } = calling(petsOperation('POST', { body: { type: 'application/json', write: jsonBody } }));
    const body = { name: 'Rex' };
    const query = { q: 1 };
    const answer = call(body, { query });
    body.name = 'Bella';
    query.q = 2;
    await answer;
    expect([sent[0]!.body, sent[0]!.url.split('?')[1]]).toEqual(['{"name":"Rex"}', 'q=1']);
  });

  test.each([
    ['a lone surrogate', { query: { q: '\uD800' } }],
    ['an invalid date', { query: { q: new Date(NaN) } }],
    ['a symbol', { query: { q: Symbol('q') } }],
    ['a circle', { query: { q: [[]].map((list: unknown[]) => (list.push(list), list)) } }],
    ['a header with a line end', { headers: { 'x-key': 'sec\nret' } }],
    ['a header name with a space', { headers: { 'x key': '1' } }],
    ['a header beyond Latin-1', { header: { 'x-key': 'sec☃ret' } }],
  ])('is refused with %s, and the message names no value', async (_name, options) => {
    const { call, sent } = calling(getPet);
    const error = await rejection(call(7, options));
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ operationId: 'getPet', method: 'GET', attempts: 0 });
    expect([error.status, error.body, error.cause]).toEqual([undefined, undefined, undefined]);
    expect(String(error)).not.toMatch(/sec.ret/s);
    expect(sent).toEqual([]);
  });

  test.each([['https://ann:secret@example.org'], ['https://example.org/?v=1'], ['https://example.org/#v1']])(
    'is refused below the base URL %s',
    async (baseUrl) => {
      const { call, sent } = calling(getPet, [ok], { baseUrl });
      const error = await rejection(call(7));
      expect(error).toBeInstanceOf(InputError);
      expect(String(error)).toContain('baseUrl');
      expect(String(error)).not.toContain('secret');
      expect(sent).toEqual([]);
    },
  );
});

describe('names that objects inherit', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const values = JSON.parse(`{${names.map((name) => `"${name}":["a","b"]`).join(',')}}`) as object;

  test('are ordinary names of parameters', async () => {
    const { call, sent } = calling({ ...getPet, styles: { query: {}, header: {} } });
    await call('constructor', { query: values, header: { constructor: 1 } });
    expect(sent[0]!.url).toBe(
      `https://pets.example.org/v1/pets/constructor?${names.map((name) => `${name}=a&${name}=b`).join('&')}`,
    );
    expect(sent[0]!.headers.get('constructor')).toBe('1');
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  test('are ordinary members of a body and of an answer', async () => {
    const { call, sent } = calling(petsOperation('POST', { body: { type: 'application/json', write: jsonBody } }), [
      () => new Response('{"__proto__":{"polluted":true}}'),
    ]);
    const answer = await call(values);
    expect(sent[0]!.body).toBe(JSON.stringify(values));
    expect(Object.keys(answer as object)).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('are no names of credentials or hooks', async () => {
    const { call, sent } = calling({ ...getPet, security: [['constructor']] }, [ok], {
      credentials: JSON.parse('{"constructor":"abcdef","__proto__":"abcdef"}') as Record<string, string>,
    });
    await expect(call(7)).rejects.toThrow(InputError);
    expect(sent).toEqual([]);
  });
});
