import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HttpError, InputError, NetworkError, type CallEvent, type Hooks } from '../../../templates/client/index.ts';
import { calling, fails, getPet, json, ok, rejection } from './support.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const offline = (): Promise<Response> => Promise.reject(new TypeError('fetch failed'));
const credentials = { key: 'the-key', user: { username: 'ann', password: 'the-word' } };
const url = 'https://pets.example.org/v1/pets/7';
const known = { operationId: 'getPet', method: 'GET', url };

/** Hooks that keep what they are told, in order. */
function recording(): { hooks: Hooks; told: [string, CallEvent][] } {
  const told: [string, CallEvent][] = [];
  const keep = (name: string) => (event: CallEvent) => void told.push([name, event]);
  const names = ['onRequest', 'onResponse', 'onRetry', 'onError'];
  return { hooks: Object.fromEntries(names.map((name) => [name, keep(name)])), told };
}

const slow = async (): Promise<Response> => {
  await new Promise((resolve) => setTimeout(resolve, 30));
  return new Response(null, { status: 404, headers: { 'x-id': '1' } });
};

const telling = (): Response => json({}, 503, { 'set-cookie': 'the-cookie', location: 'https://x?token=the-token' });

const hang = (): Promise<never> => new Promise(() => undefined);

describe('hooks', () => {
  test('are told of every request, answer, retry and error', async () => {
    const { hooks, told } = recording();
    const { call } = calling(getPet, [offline, fails(503), slow], { hooks, random: () => 1 });
    const error = rejection(call(7));
    await vi.runAllTimersAsync();
    expect(told).toEqual([
      ['onRequest', { ...known, attempts: 1 }],
      ['onRetry', { ...known, attempts: 1, delay: 500, error: expect.any(NetworkError) as unknown }],
      ['onRequest', { ...known, attempts: 2 }],
      ['onResponse', { ...known, attempts: 2, status: 503, duration: 0, headers: new Headers() }],
      ['onRetry', { ...known, attempts: 2, delay: 1000, status: 503 }],
      ['onRequest', { ...known, attempts: 3 }],
      ['onResponse', { ...known, attempts: 3, status: 404, duration: 30, headers: new Headers({ 'x-id': '1' }) }],
      ['onError', { ...known, attempts: 3, duration: 1530, error: await error }],
    ]);
    expect(await error).toBeInstanceOf(HttpError);
  });

  test('are told of a call that is refused', async () => {
    const { hooks, told } = recording();
    const error = await rejection(calling(getPet, [ok], { hooks }).call('..'));
    expect(error).toBeInstanceOf(InputError);
    const template = 'https://pets.example.org/v1/pets/{petId}';
    expect(told).toEqual([['onError', { ...known, url: template, attempts: 0, duration: 0, error }]]);
  });

  test('are told of a credential that is renewed', async () => {
    const { hooks, told } = recording();
    await calling(getPet, [fails(401), ok], { hooks, credentials: { token: () => 't' } }).call(7);
    expect(told.map(([name]) => name)).toEqual(['onRequest', 'onResponse', 'onRetry', 'onRequest', 'onResponse']);
    expect(told[2]![1]).toEqual({ ...known, attempts: 1, delay: 0, status: 401 });
  });

  test('see no secret', async () => {
    const { hooks, told } = recording();
    const { call } = calling(getPet, [telling], { hooks, credentials });
    const error = rejection(call(7, { query: { 'access-token': 'the-token', q: 1 } }));
    await vi.runAllTimersAsync();
    await error;
    expect(told.at(-1)![1].url).toBe(`${url}?access-token=***&q=1`);
    expect(inspect(told, { depth: 10, showHidden: true })).not.toMatch(/the-(key|word|cookie|token)|YW5u/);
  });

  test('see the URL as it is with reveal, but no error does', async () => {
    const { hooks, told } = recording();
    const { call } = calling(getPet, [fails(404)], { hooks, credentials, reveal: true });
    const error = await rejection(call(7, { query: { token: 'the-token' } }));
    expect(new Set(told.map(([, event]) => event.url))).toEqual(new Set([`${url}?token=the-token&appid=the-key`]));
    expect(error.url).toBe(`${url}?token=***`);
  });

  test('may add headers to a request, at once or later', async () => {
    for (const give of [
      (value: string) => ({ traceparent: value }),
      async (value: string) => ({ traceparent: value }),
    ]) {
      const hooks: Hooks = { onRequest: ({ attempts }) => give(`trace-${attempts}`) };
      const { call, sent } = calling(getPet, [fails(503), ok], { hooks });
      const answer = call(7, { headers: { traceparent: 'mine' } });
      await vi.runAllTimersAsync();
      await answer;
      expect(sent.map(({ headers }) => headers.get('traceparent'))).toEqual(['trace-1', 'trace-2']);
    }
  });

  test('are methods of the object they are given in', async () => {
    class Log implements Hooks {
      readonly lines: string[] = [];
      onRequest({ method, url: address }: CallEvent): void {
        this.lines.push(`${method} ${address}`);
      }
    }
    const log = new Log();
    await calling(getPet, [ok], { hooks: log }).call(7);
    expect(log.lines).toEqual([`GET ${url}`]);
  });
});

describe('a hook that fails', () => {
  const failures: [string, () => unknown][] = [
    [
      'throws',
      () => {
        throw new Error('bad hook');
      },
    ],
    ['is rejected', () => Promise.reject(new Error('bad hook'))],
  ];
  test.each(failures)('changes nothing when it %s, and is printed', async (_name, fail) => {
    const print = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const hooks = { onRequest: fail, onResponse: fail, onRetry: fail, onError: fail } as Hooks;
    const { call } = calling(getPet, [fails(503), ok], { hooks });
    const answer = call(7);
    await vi.runAllTimersAsync();
    expect(await answer).toEqual({ name: 'Rex' });
    await expect(calling(getPet, [fails(404)], { hooks }).call(7)).rejects.toMatchObject({ status: 404 });
    await vi.runAllTimersAsync();
    expect(print.mock.calls.map(([name]) => name as string)).toEqual([
      'onRequest',
      'onResponse',
      'onRetry',
      'onRequest',
      'onResponse',
      'onRequest',
      'onResponse',
      'onError',
    ]);
  });

  test('because it gives headers that cannot be sent is an input error of the call', async () => {
    const { call, sent } = calling(getPet, [ok], { hooks: { onRequest: () => ({ 'a b': 'sec\nret' }) } });
    const error = await rejection(call(7));
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).not.toContain('sec');
    expect(sent).toEqual([]);
  });

  test('in that it never ends, holds up nothing but a request that waits for it', async () => {
    const hooks = { onResponse: hang, onRetry: hang, onError: hang } as Hooks;
    const { call } = calling(getPet, [fails(503), ok], { hooks });
    const answer = call(7);
    await vi.runAllTimersAsync();
    expect(await answer).toEqual({ name: 'Rex' });
    await expect(calling(getPet, [fails(404)], { hooks }).call(7)).rejects.toBeInstanceOf(HttpError);
  });
});
