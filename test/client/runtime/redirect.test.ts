import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  binary,
  connect,
  exchange,
  headerKey,
  json as jsonBody,
  multipart,
  NetworkError,
  operation,
  RedirectError,
  type OperationDescriptor,
} from '../../../templates/client/index.ts';
import { api, calling, callOver, fakeFetch, getPet, json, ok, petsOperation, rejection } from './support.ts';

const to =
  (location: string, status = 302) =>
  (): Response =>
    new Response('moved', { status, headers: { location } });
const credentials = { key: 'the-key', user: { username: 'ann', password: 'the-word' } };
const own = 'https://pets.example.org/elsewhere';
const other = 'https://other.example.net/elsewhere';
const mine = { headers: { 'X-Mine': '1', 'Accept-Language': 'de' }, cookie: { seen: 1 } };
const post = (more: Partial<OperationDescriptor> = {}) =>
  petsOperation('POST', { body: { type: 'application/json', write: jsonBody }, ...more });

const refuse = ({ url }: { url: string }) => Promise.reject(new TypeError(`${url} includes credentials`));

describe('a redirect', () => {
  test('within the origin is followed with everything', async () => {
    const { call, sent } = calling(getPet, [to(own), ok], { credentials });
    expect(await call(7, mine)).toEqual({ name: 'Rex' });
    expect(sent.map(({ init }) => init.redirect)).toEqual(['manual', 'manual']);
    expect(sent[1]!.url).toBe(`${own}?appid=the-key`);
    expect(sent[1]!.headers).toEqual(sent[0]!.headers);
    expect(sent[1]!.headers.get('authorization')).toMatch(/^Basic /);
  });

  test.each([
    ['/elsewhere?a=1#top', 'https://pets.example.org/elsewhere?a=1&appid=the-key'],
    ['8?appid=the-key', 'https://pets.example.org/v1/pets/8?appid=the-key'],
    ['//pets.example.org/x', 'https://pets.example.org/x?appid=the-key'],
  ])('to %s is taken relative to the request, and keeps the key once', async (location, url) => {
    const { call, sent } = calling(getPet, [to(location), ok], { credentials });
    await call(7);
    expect(sent[1]!.url).toBe(url);
  });

  test.each([
    [other],
    ['http://pets.example.org/elsewhere'],
    ['https://pets.example.org:444/elsewhere'],
    ['https://pets.example.org.evil.net/'],
    ['//other.example.net/x'],
  ])('to another origin, %s, is followed without credentials, cookies and headers', async (location) => {
    const { call, sent } = calling(getPet, [to(location), ok], { credentials });
    expect(await call(7, mine)).toEqual({ name: 'Rex' });
    expect(Object.fromEntries(sent[1]!.headers)).toEqual({ accept: 'application/json', 'accept-language': 'de' });
    expect(sent[1]!.url).not.toContain('the-key');
  });

  test('that leads back brings no credentials back', async () => {
    const { call, sent } = calling(getPet, [to(other), to(own), ok], { credentials });
    await call(7, mine);
    expect(sent[2]!.url).toBe(own);
    expect(Object.fromEntries(sent[2]!.headers)).toEqual({ accept: 'application/json', 'accept-language': 'de' });
  });

  test('to another origin that answers 401 asks no provider', async () => {
    let asked = 0;
    const answers = [to(other), () => new Response(null, { status: 401 })];
    const { call, sent } = calling(getPet, answers, { credentials: { token: () => `t${++asked}` } });
    await expect(call(7)).rejects.toMatchObject({ status: 401, attempts: 1 });
    expect([sent.length, asked]).toEqual([2, 1]);
  });

  test.each([
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'POST', 'GET'],
    [303, 'PUT', 'GET'],
    [303, 'HEAD', 'HEAD'],
    [301, 'PUT', 'PUT'],
    [302, 'DELETE', 'DELETE'],
    [307, 'POST', 'POST'],
    [308, 'PATCH', 'PATCH'],
    [308, 'GET', 'GET'],
  ] as const)('with %i after a %s is a %s', async (status, method, next) => {
    const hasBody = !/GET|HEAD|DELETE/.test(method);
    const body = hasBody ? { body: { type: 'application/json', write: jsonBody } } : {};
    const keeps = hasBody && next === method;
    // A body stays within its origin.
    for (const location of keeps ? [own] : [own, other]) {
      const { call, sent } = calling(petsOperation(method, body), [to(location, status), ok]);
      await call(...(hasBody ? [{ a: 1 }] : []));
      expect(sent[1]!.method).toBe(next);
      expect(sent[1]!.body).toBe(keeps ? '{"a":1}' : undefined);
      expect(sent[1]!.headers.has('content-type')).toBe(keeps);
    }
  });

  test('sends a form again', async () => {
    const write = { body: { type: 'multipart/form-data', write: multipart } };
    const { call, sent } = calling(petsOperation('PUT', write), [to(own, 307), ok]);
    await call({ file: new Blob(['a']) });
    expect((sent[1]!.body as FormData).get('file')).toBeInstanceOf(Blob);
  });

  test('cannot send a stream again, and says so', async () => {
    const { call, sent } = calling(post({ body: { type: 'text/csv', write: binary } }), [to(own, 307), ok]);
    const error = await rejection(call(new Blob(['a']).stream()));
    expect(error).toBeInstanceOf(RedirectError);
    expect(error).toMatchObject({ status: 307, attempts: 1 });
    expect(error.message).toContain('a stream cannot be sent again');
    expect(sent).toHaveLength(1);
  });

  test('drops a stream where the body is dropped anyway', async () => {
    const { call, sent } = calling(post({ body: { type: 'text/csv', write: binary } }), [to(own, 303), ok]);
    await call(new Blob(['a']).stream());
    expect([sent[1]!.method, sent[1]!.body]).toEqual(['GET', undefined]);
  });

  test.each(['http://pets.example.org/v1/pets', other])('takes no body along to %s', async (location) => {
    const { call, sent } = calling(post(), [to(location, 308), ok], { credentials });
    expect(await rejection(call({ a: 1 }))).toBeInstanceOf(RedirectError);
    expect(sent).toHaveLength(1);
  });

  test('takes no body with credentials to another origin', async () => {
    const createToken = operation<[body: unknown], unknown, never>(post({ id: 'createToken', security: [] }));
    const token = exchange(headerKey('Authorization'), createToken, { apiKey: 'user', secret: 'word' }, 'token');
    const { fetch, sent } = fakeFetch(to(other, 307));
    const connection = connect(
      { ...api, schemes: { token } },
      { fetch, credentials: { token: { apiKey: 'the-key', secret: 'the-word' } } },
    );
    await expect(callOver(connection, getPet)(7)).rejects.toThrow(RedirectError);
    await expect(createToken(connection, { user: 'the-key', word: 'the-word' })).rejects.toThrow(RedirectError);
    expect(sent.map(({ url }) => new URL(url).origin)).toEqual(Array(sent.length).fill('https://pets.example.org'));
  });

  test('that never ends is given up after ten', async () => {
    const { call, sent } = calling(getPet, [to(own)], { credentials });
    const error = await rejection(call(7));
    expect(error).toBeInstanceOf(RedirectError);
    expect(error).toMatchObject({ status: 302, attempts: 1, operationId: 'getPet' });
    expect(sent).toHaveLength(11);
  });

  test.each(['ftp://pets.example.org/x', 'data:text/plain,hi', 'javascript:1', 'file:///etc/passwd'])(
    'to %s is not followed',
    async (location) => {
      const { call, sent } = calling(getPet, [to(location)], { credentials, retry: { attempts: 1 } });
      const error = await rejection(call(7));
      expect(error).toBeInstanceOf(RedirectError);
      expect(sent).toHaveLength(1);
    },
  );

  test('with a password in its address, which fetch refuses, does not show it', async () => {
    const location = 'https://ann:the-word@pets.example.org/';
    const { call } = calling(getPet, [to(location), refuse], { retry: { attempts: 1 } });
    const error = await rejection(call(7));
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/ann|the-word/);
  });

  test('to what is no address is an error', async () => {
    const { call, sent } = calling(getPet, [to('https://')], { retry: { attempts: 1 } });
    expect(await rejection(call(7))).toMatchObject({ operationId: 'getPet' });
    expect(sent).toHaveLength(1);
  });

  test.each([300, 304])('is none with status %i', async (status) => {
    const { call, sent } = calling(getPet, [to(own, status === 304 ? 305 : status)]);
    const error = await rejection(call(7));
    expect(error).toBeInstanceOf(RedirectError);
    expect(sent).toHaveLength(1);
  });

  test('without a location is an error with its body', async () => {
    const { call } = calling(getPet, [() => json({ choices: [] }, 302)]);
    const error = await rejection(call(7));
    expect(error).toBeInstanceOf(RedirectError);
    expect(error).toMatchObject({ status: 302, body: { choices: [] } });
  });

  test('shows no secret of where it leads', async () => {
    const { call } = calling(post(), [to(`http://other.example.net/x?token=the-token&sig=the-sig`, 307)]);
    const error = await rejection(call({ a: 1 }));
    expect(error.message).toContain('http://other.example.net');
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/the-token|the-sig/);
  });

  test('begins anew when the request is sent again', async () => {
    const answers = [to(other), () => new Response(null, { status: 503, headers: { 'retry-after': '0' } }), ok];
    const { call, sent } = calling(getPet, answers, { credentials });
    await call(7);
    expect(sent.map(({ url }) => new URL(url).hostname)).toEqual([
      'pets.example.org',
      'other.example.net',
      'pets.example.org',
    ]);
    expect(sent[2]!.headers.get('authorization')).toBe(sent[0]!.headers.get('authorization'));
  });
});

const hidden = (): Response => {
  const response = new Response(null);
  return Object.defineProperties(response, { type: { value: 'opaqueredirect' }, status: { value: 0 } });
};

describe('a redirect that a browser hides', () => {
  test.each(['GET', 'HEAD'] as const)(
    'is followed by it for %s, when Authorization is the only secret',
    async (method) => {
      const { call, sent } = calling(petsOperation(method), [hidden, ok], { credentials: { token: 't' } });
      await call(mine);
      expect(sent.map(({ init }) => init.redirect)).toEqual(['manual', 'follow']);
      expect(sent[1]!.url).toBe(sent[0]!.url);
      expect(Object.fromEntries(sent[1]!.headers)).toEqual({
        accept: 'application/json',
        'accept-language': 'de',
        authorization: 'Token t',
      });
    },
  );

  test('is followed by it without any credentials', async () => {
    const { call, sent } = calling(getPet, [hidden, ok]);
    await call(7, mine);
    expect(sent[1]!.headers.has('x-mine')).toBe(false);
  });

  test.each([
    ['a key in the query', 'GET', [['key', 'user']]],
    ['a key in a header', 'GET', [['header']]],
    ['a key in a cookie', 'GET', [['session']]],
    ['another method', 'POST', [['token']]],
    ['another method', 'DELETE', [[]]],
  ] as const)('is an error with %s, that says what to do', async (_name, method, security) => {
    const all = { ...credentials, header: 'h', session: 's', token: 't' };
    const { call, sent } = calling(petsOperation(method, { security }), [hidden, ok], { credentials: all });
    const error = await rejection(call());
    expect(error).toBeInstanceOf(NetworkError);
    expect(error.message).toContain('Check baseUrl');
    expect(sent).toHaveLength(1);
  });
});
