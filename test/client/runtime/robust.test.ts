import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  AbortError,
  connect,
  exchange,
  headerKey,
  HttpError,
  json as asJson,
  multipart,
  operation,
  type ApiError,
} from '../../../templates/client/index.ts';
import { api, calling, callOver, fails, fakeFetch, getPet, json, ok, petsOperation, rejection } from './support.ts';

describe('an exchange', () => {
  const createToken = operation<[body: unknown], { token: string }, ApiError>({
    ...petsOperation('POST', { body: { type: 'application/json', write: asJson } }),
    security: [],
  });
  const token = exchange(headerKey('Authorization', 'Token '), createToken, { apiKey: 'username' }, 'token');
  const credentials = { token: { apiKey: 'the key' } };

  test('that gave no token is tried again by the next call', async () => {
    const { fetch, sent } = fakeFetch(
      () => json({}),
      () => json({ token: '' }),
      () => json({ token: 'good' }),
      ok,
    );
    const connection = connect({ ...api, security: [['token']], schemes: { token } }, { fetch, credentials });
    await rejection(callOver(connection, getPet)(1));
    await rejection(callOver(connection, getPet)(1));
    await callOver(connection, getPet)(1);
    expect(sent.at(-1)!.headers.get('authorization')).toBe('Token good');
  });
});

describe('a form that cannot be written', () => {
  const upload = petsOperation('POST', { body: { type: 'multipart/form-data', write: multipart } });

  test('is reported once, also when the call was aborted or refused before', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    const { call } = calling(upload);
    expect(await rejection(call('bad', { signal: AbortSignal.abort() }))).toBeInstanceOf(AbortError);
    await rejection(call('bad', { headers: { 'bad header': 'x' } }));
    await new Promise(setImmediate);
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});

describe('an abort', () => {
  test('gives an AbortError, also when its reason is the error of another call', async () => {
    const failed = await rejection(calling(getPet, [fails(404)]).call(1));
    const error = await rejection(calling(getPet).call(2, { signal: AbortSignal.abort(failed) }));
    expect(error).toBeInstanceOf(AbortError);
    expect((error.cause as Error).message).toBe(failed.message);
  });

  test('ends what a fetch goes on with that does not hear of it', async () => {
    const controller = new AbortController();
    const { call, sent } = calling(getPet, [
      async () => {
        controller.abort();
        await new Promise(setImmediate);
        return new Response(null, { status: 307, headers: { location: '/v1/pets/2' } });
      },
      ok,
    ]);
    await rejection(call(1, { signal: controller.signal }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(sent).toHaveLength(1);
  });
});

test('an empty Retry-After says nothing', async () => {
  const delays: number[] = [];
  const onRetry = ({ delay }: { delay: number }): unknown => delays.push(delay);
  const retry = { delay: 8, attempts: 2 };
  const { call } = calling(getPet, [fails(503, { 'retry-after': '' }), ok], {
    hooks: { onRetry },
    retry,
    random: () => 0,
  });
  await call(1);
  expect(delays).toEqual([4]);
});

const shown = (error: unknown): string => inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error);

describe('no error shows a credential', () => {
  test('that stands in a header of the answer', async () => {
    const link = { link: '<https://pets.example.org/v1/pets?appid=sup3rsecret&page=2>', 'set-cookie': 'a=b' };
    const options = { credentials: { key: 'sup3rsecret', user: { username: 'ann', password: 'longpassword' } } };
    const error = await rejection(calling(getPet, [fails(404, link)], options).call(1));
    expect(error).toBeInstanceOf(HttpError);
    expect([...(error as HttpError).headers.values()].join(' ')).not.toMatch(/sup3rsecret|a=b/);
  });

  test.each([
    ['with escapes', () => new Response(String.raw`{"error":"bad abc\/def\/ghi"}`, answerHeaders)],
    ['without its prefix', () => json({ error: `bad ${btoa('ann:abc/def/ghi')}` }, 400)],
  ])('that the API repeats %s', async (_how, answer) => {
    const user = { username: 'ann', password: 'abc/def/ghi' };
    const options = { credentials: { key: 'abc/def/ghi', user } };
    const error = await rejection(calling(getPet, [answer], options).call(1));
    expect(error.body).toEqual({ error: 'bad ***' });
    expect(shown(error)).not.toMatch(/def|YW5u/);
  });

  test('that was refused before', async () => {
    const tokens = ['token-one-secret', 'token-two-secret'];
    const options = { credentials: { token: async () => tokens.shift()! } };
    const answers = [fails(401), () => json({ error: 'old was token-one-secret' }, 403)];
    const error = await rejection(calling(getPet, answers, options).call(1));
    expect(error.body).toEqual({ error: 'old was ***' });
  });
});

const answerHeaders = { status: 400, headers: { 'content-type': 'application/json' } };
