import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  connect,
  exchange,
  headerKey,
  InputError,
  json as jsonBody,
  NetworkError,
  operation,
  type ApiDescriptor,
  type Call,
  type ClientOptions,
} from '../../../templates/client/index.ts';
import { api, callOver, fails, fakeFetch, getPet, json, ok, rejection } from './support.ts';

const paths = (sent: readonly { url: string }[]): string[] => sent.map(({ url }) => new URL(url).pathname.slice(3));

describe('an exchange', () => {
  const createToken = operation<[body: unknown], { token: string }, never>({
    id: 'createToken',
    method: 'POST',
    path: '/tokens',
    body: { type: 'application/json', write: jsonBody },
    security: [],
  });
  const exchanging: ApiDescriptor = {
    ...api,
    security: [['token']],
    schemes: {
      token: exchange(
        headerKey('Authorization', 'Token '),
        createToken,
        { apiKey: 'username', secret: 'password' },
        'token',
      ),
    },
  };
  const pair = { apiKey: 'the-key', secret: 'the-secret' };

  /** A server that gives tokens t1, t2, …, of which only the valid one is good. */
  function server(options: ClientOptions = {}) {
    const state = { given: 0, valid: 't1', delay: Promise.resolve() };
    const { fetch, sent } = fakeFetch(async ({ url, headers }) => {
      if (url.endsWith('/tokens')) {
        await state.delay;
        return json({ token: `t${++state.given}` });
      }
      return headers.get('authorization') === `Token ${state.valid}` ? json({}) : json({ Message: 'expired' }, 401);
    });
    const connection = connect(exchanging, { fetch, credentials: { token: pair }, ...options });
    return { call: callOver(connection, getPet), connection, sent, state };
  }

  test('makes a token of key and secret once, and keeps it', async () => {
    const { call, sent } = server();
    await call(1);
    await call(2);
    expect(paths(sent)).toEqual(['/tokens', '/pets/1', '/pets/2']);
    expect(sent[0]!.body).toBe('{"username":"the-key","password":"the-secret"}');
    expect(sent[0]!.headers.has('authorization')).toBe(false);
  });

  test('is shared by calls at the same time', async () => {
    const { call, sent } = server();
    await Promise.all([call(1), call(2), call(3)]);
    expect(paths(sent).filter((path) => path === '/tokens')).toHaveLength(1);
  });

  test('is made again once after a 401, for all calls', async () => {
    const { call, sent, state } = server();
    await call(1);
    state.valid = 't2';
    await Promise.all([call(2), call(3), call(4)]);
    expect(state.given).toBe(2);
    await call(5);
    expect(state.given).toBe(2);
    expect(paths(sent).at(-1)).toBe('/pets/5');
  });

  test('that does not help leaves the second 401 to the caller', async () => {
    const { call, state } = server();
    state.valid = 'none';
    await expect(call(1)).rejects.toMatchObject({ operationId: 'getPet', status: 401, attempts: 2 });
    expect(state.given).toBe(2);
  });

  test('belongs to one connection', async () => {
    const one = server();
    const other = server();
    await one.call(1);
    await other.call(1);
    expect([one.state.given, other.state.given]).toEqual([1, 1]);
  });

  test('that fails is the error of the call, and is tried again by the next', async () => {
    const { fetch } = fakeFetch(fails(403), () => json({ token: 't1' }), ok);
    const call = callOver(connect(exchanging, { fetch, credentials: { token: pair } }), getPet);
    await expect(call(1)).rejects.toMatchObject({ operationId: 'createToken', status: 403 });
    await expect(call(1)).resolves.toEqual({ name: 'Rex' });
  });

  test('that cannot be reached is not retried by the call on top of its own retries', async () => {
    const { fetch, sent } = fakeFetch(() => Promise.reject(new TypeError('fetch failed')));
    const call = callOver(connect(exchanging, { fetch, credentials: { token: pair } }), getPet);
    expect(await rejection(call(1))).toBeInstanceOf(NetworkError);
    // It is a POST, which is sent once.
    expect(sent).toHaveLength(1);
  });

  test('outlives the call that began it', async () => {
    const { call, state } = server();
    const { promise, resolve } = Promise.withResolvers<void>();
    state.delay = promise;
    const controller = new AbortController();
    const first = rejection(call(1, { signal: controller.signal }));
    const second = call(2);
    controller.abort();
    await expect(first).resolves.toMatchObject({ name: 'AbortError' });
    resolve();
    await expect(second).resolves.toEqual({});
    expect(state.given).toBe(1);
  });

  test('is left out where a token or a provider of tokens is given', async () => {
    for (const token of ['t1', () => 't1']) {
      const { call, sent } = server({ credentials: { token } });
      await call(1);
      expect(paths(sent)).toEqual(['/pets/1']);
    }
  });

  test('without a token in its answer is an input error', async () => {
    const { fetch } = fakeFetch(() => json({ Token: 't1' }));
    const call = callOver(connect(exchanging, { fetch, credentials: { token: pair } }), getPet);
    const error = await rejection(call(1));
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toContain('token');
  });

  test('never shows key, secret or token in an error', async () => {
    const answers = [
      () => json({ Message: 'no user the-key with the-secret' }, 400),
      () => new Response('{"token":"t0ken-of-the-se'),
      () => Promise.reject(new TypeError('fetch failed', { cause: new Error('sent {"password":"the-secret"}') })),
    ];
    for (const answer of answers) {
      const { fetch } = fakeFetch(answer);
      const connection = connect(exchanging, { fetch, credentials: { token: pair } });
      const errors = await Promise.all([
        rejection(callOver(connection, getPet)(1)),
        rejection(createToken(connection, { username: 'the-key', password: 'the-secret' }) as Call<unknown>),
      ]);
      const shown = inspect(errors, { depth: 10, showHidden: true }) + JSON.stringify(errors);
      expect(shown).not.toMatch(/the-key|the-secret|t0ken/);
    }
  });
});
