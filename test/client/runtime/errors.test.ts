import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import {
  AbortError,
  ApiError,
  DecodeError,
  EnvelopeError,
  HttpError,
  InputError,
  NetworkError,
  RedirectError,
  RequestError,
  ServerError,
  TimeoutError,
  ValidationError,
  type ErrorDetails,
} from '../../../templates/client/index.ts';
import { brokenBody, calling, fails, getPet, json, ok, rejection } from './support.ts';

const once = { retry: { attempts: 1 } };
const details: ErrorDetails = { operationId: 'getPet', method: 'GET', url: 'https://example.org', attempts: 1 };

describe('an error', () => {
  test.each([
    [HttpError, [ApiError]],
    [RedirectError, [HttpError, ApiError]],
    [RequestError, [HttpError, ApiError]],
    [ServerError, [HttpError, ApiError]],
    [NetworkError, [ApiError]],
    [TimeoutError, [ApiError]],
    [AbortError, [ApiError]],
    [InputError, [ApiError]],
    [DecodeError, [ApiError]],
    [ValidationError, [DecodeError, ApiError]],
    [EnvelopeError, [ApiError]],
  ])('%# is of its family, and has its name', (type, bases) => {
    const error = new type('It failed.', details);
    for (const base of [type, ...bases, Error]) expect(error).toBeInstanceOf(base);
    const name = /class (\w+)/.exec(type.toString())![1];
    expect([error.name, String(error), error.stack?.split('\n')[0]]).toEqual([
      name,
      `${name}: It failed.`,
      `${name}: It failed.`,
    ]);
    expect(JSON.parse(JSON.stringify(error))).toEqual(details);
    expect(Object.keys(error)).not.toContain('cause');
  });

  test.each([
    [302, RedirectError],
    [400, RequestError],
    [404, RequestError],
    [499, RequestError],
    [500, ServerError],
    [599, ServerError],
  ])('of status %i is of its group', async (status, type) => {
    const { call } = calling(getPet, [fails(status)], once);
    const error = await rejection(call(7));
    expect(error).toBeInstanceOf(type);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status, operationId: 'getPet', method: 'GET', attempts: 1 });
  });

  test.each([
    [401, 'Check the credentials.'],
    [404, 'Check the arguments.'],
    [429, 'Try again later.'],
    [503, 'Try again later.'],
  ])('of status %i says what to do', async (status, advice) => {
    const { message } = await rejection(calling(getPet, [fails(status)], once).call(7));
    expect(message).toBe(`getPet: GET https://pets.example.org/v1/pets/7 answered ${status}. ${advice}`);
  });

  test.each([
    ['JSON', () => json({ Message: 'none' }, 404), { Message: 'none' }],
    [
      'other JSON',
      () => new Response('{"a":1}', { status: 404, headers: { 'content-type': 'application/problem+json' } }),
      { a: 1 },
    ],
    ['JSON without a type', () => new Response(new TextEncoder().encode('{"a":1}'), { status: 404 }), { a: 1 }],
    ['text', () => new Response('gone', { status: 404 }), 'gone'],
    ['text like JSON', () => new Response('{"a":1}', { status: 404 }), '{"a":1}'],
    [
      'broken JSON',
      () => new Response('{"a":', { status: 404, headers: { 'content-type': 'application/json' } }),
      '{"a":',
    ],
    ['a body that breaks off', () => new Response(brokenBody('{"a":'), { status: 404 }), '{"a":'],
    [
      'a byte order mark',
      () => new Response('\uFEFF{}', { status: 404, headers: { 'content-type': 'text/json' } }),
      {},
    ],
    ['nothing', () => new Response(null, { status: 404 }), undefined],
  ])('with %s carries the body', async (_name, answer, body) => {
    const { call } = calling(getPet, [answer]);
    const error = await rejection(call(7));
    expect(error).toMatchObject({ operationId: 'getPet', status: 404 });
    expect(error.body).toEqual(body);
  });

  test('has headers, without cookies', async () => {
    const headers = { 'x-request-id': '1', 'set-cookie': 'session=1' };
    const error = await rejection(calling(getPet, [() => json({}, 404, headers)]).call(7));
    expect(Object.fromEntries((error as HttpError).headers)).toEqual({
      'content-type': 'application/json',
      'x-request-id': '1',
    });
  });

  test('reads no more of a large body than it needs, and lets go of the rest', async () => {
    const cancel = vi.fn<() => void>();
    let chunks = 0;
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
      chunks++;
      controller.enqueue(new Uint8Array(10_000).fill(65));
    };
    const { call } = calling(getPet, [() => new Response(new ReadableStream({ pull, cancel }), { status: 404 })]);
    const error = await rejection(call(7));
    expect((error.body as string).length).toBeLessThan(100_000);
    expect(chunks).toBeLessThan(12);
    expect(cancel).toHaveBeenCalledTimes(1);
  });
});

describe('a call', () => {
  test('gives its data, with status and headers if asked', async () => {
    const { call } = calling(getPet, [() => json({ name: 'Rex' }, 201, { 'x-id': '1' })]);
    expect(await call(7)).toEqual({ name: 'Rex' });
    const { data, status, headers, response } = await call(7).withResponse();
    expect([data, status, headers.get('x-id'), response.status]).toEqual([{ name: 'Rex' }, 201, '1', 201]);
  });

  test('gives a result in place of throwing', async () => {
    const good = await calling(getPet).call(7).result();
    expect(good).toMatchObject({ ok: true, data: { name: 'Rex' }, status: 200 });
    const bad = await calling(getPet, [() => json({ Message: 'none' }, 404)])
      .call(7)
      .result();
    expect(bad).toMatchObject({ ok: false, error: { status: 404, body: { Message: 'none' } } });
    const refused = await calling(getPet).call('..').result();
    expect(!refused.ok && refused.error).toBeInstanceOf(InputError);
  });

  test('is a promise, and sends one request however often it is asked', async () => {
    const { call, sent } = calling(getPet);
    const pending = call(7);
    expect(pending).toBeInstanceOf(Promise);
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toHaveLength(1);
    await Promise.all([pending, pending.withResponse(), pending.result(), pending.then(() => 1)]);
    expect(sent).toHaveLength(1);
  });

  test('that fails is reported once as unhandled, or not at all when its result is asked for', async () => {
    const unhandled = vi.fn<() => void>();
    process.on('unhandledRejection', unhandled);
    const { call } = calling(getPet, [fails(404)]);
    await call(7).result();
    await rejection(call(7).withResponse());
    await rejection(call(7));
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).not.toHaveBeenCalled();
    process.off('unhandledRejection', unhandled);
  });
});

const shown = (error: unknown): string =>
  inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error) + String(error);

const echo = ({ url, headers }: { url: string; headers: Headers }): Record<string, unknown> => ({
  Message: `bad request ${url}`,
  sent: Object.fromEntries(headers),
});

const failing = (): Promise<string> =>
  Promise.reject(new Error('cannot renew the-key', { cause: new Error('the-key') }));

describe('no secret is in an error', () => {
  const secrets = /the-token|the-key|the-word|YW5uOnRoZS13b3Jk|the-cookie|the%20word|the-session/;
  const credentials = { key: 'the-key', user: { username: 'ann', password: 'the-word' }, header: 'the-token' };
  const security = [['key', 'user', 'header']];

  test.each([
    ['the answer echoes the request', (sent: { url: string; headers: Headers }) => json(echo(sent), 400)],
    [
      'the answer echoes it as text',
      (sent: { url: string; headers: Headers }) => new Response(JSON.stringify(echo(sent)), { status: 500 }),
    ],
    [
      'the answer echoes it and makes no sense',
      (sent: { url: string; headers: Headers }) => new Response(`{${JSON.stringify(echo(sent))}`),
    ],
    ['the answer is truncated', () => new Response('{"token":"the-token')],
    ['the answer sets a cookie', () => json({}, 403, { 'set-cookie': 'session=the-cookie' })],
    [
      'the answer redirects',
      () => new Response(null, { status: 302, headers: { location: 'ftp://x?session=the-session' } }),
    ],
    [
      'fetch throws what it sent',
      ({ url, headers }: { url: string; headers: Headers }) =>
        Promise.reject(
          Object.assign(new TypeError(`request to ${url} failed`, { cause: new Error(JSON.stringify([...headers])) }), {
            config: { headers: [...headers] },
          }),
        ),
    ],
    ['fetch throws a URL', ({ url }: { url: string }) => Promise.reject(new Error(`request to ${url} failed`))],
  ])('when %s', async (_name, answer) => {
    const { call } = calling({ ...getPet, security }, [answer as () => Response], { ...once, credentials });
    const query = { 'access-token': 'the-token', signature: 'the-token', q: 'kept', appid: undefined };
    const error = await rejection(call(7, { query }));
    expect(error).toBeInstanceOf(ApiError);
    expect(shown(error)).not.toMatch(secrets);
    expect(error.url).toBe('https://pets.example.org/v1/pets/7?access-token=***&signature=***&q=kept');
  });

  test('when the caller sends one under the name of a scheme', async () => {
    const error = await rejection(calling(getPet, [fails(404)]).call(7, { query: { appid: 'the-key' } }));
    expect(shown(error)).not.toMatch(secrets);
  });

  test('when a provider fails', async () => {
    const { call } = calling({ ...getPet, security: [['token']] }, [ok], {
      credentials: { token: failing, key: 'the-key' },
    });
    expect(shown(await rejection(call(7)))).not.toMatch(secrets);
  });

  test('but what only looks alike is kept', async () => {
    const body = { key: 'error.notFound', author: 'Ann', url: 'https://x?q=1' };
    const { call } = calling(getPet, [() => json(body, 404)], { credentials: { token: 'a' } });
    expect((await rejection(call(7))).body).toEqual(body);
  });
});
