import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  binary,
  connect,
  type HttpError,
  InputError,
  NetworkError,
  readNothing,
  ServerError,
  type ClientOptions,
  type LimitOptions,
} from '../../../templates/client/index.ts';
import {
  api,
  brokenBody,
  calling,
  callOver,
  fails,
  fakeFetch,
  getPet,
  json,
  ok,
  petsOperation,
  rejection,
  type Answer,
} from './support.ts';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') }));
afterEach(() => void vi.useRealTimers());

const offline = (): Promise<Response> => Promise.reject(new TypeError('fetch failed'));

/** Runs a call to its end, whatever it waits for, and tells how it ended and at what times it sent something. */
async function run(
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE' | 'OPTIONS' | 'TRACE' | 'POST' | 'PATCH',
  answers: readonly Answer[],
  options: ClientOptions = {},
  callOptions: LimitOptions = {},
) {
  const begun = Date.now();
  const times: number[] = [];
  const { fetch, sent } = fakeFetch(...answers);
  const timed = (...args: Parameters<typeof fetch>): Promise<Response> => {
    times.push(Date.now() - begun);
    return fetch(...args);
  };
  const connection = connect(api, { fetch: timed, random: () => 1, ...options });
  const outcome = callOver(connection, petsOperation(method))(callOptions).result();
  await vi.runAllTimersAsync();
  if (vi.getTimerCount() > 0) throw new Error('The call leaves a timer behind.');
  return { outcome: await outcome, times, sent };
}

describe('a request is sent again', () => {
  const methods = ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'] as const;
  test.each(methods)('with %s after a network error', async (method) => {
    const { outcome, times } = await run(method, [offline, offline, ok]);
    expect(outcome.ok).toBe(true);
    expect(times).toEqual([0, 500, 1500]);
  });

  test.each([408, 429, 500, 502, 503, 504, 599])('after status %i', async (status) => {
    const { outcome, times } = await run('GET', [fails(status), ok]);
    expect(outcome.ok).toBe(true);
    expect(times).toEqual([0, 500]);
  });

  test.each([400, 401, 403, 404, 409, 422, 304])('but not after status %i', async (status) => {
    const { outcome, times } = await run('GET', [fails(status), ok]);
    expect(outcome).toMatchObject({ ok: false, error: { status, attempts: 1 } });
    expect(times).toEqual([0]);
  });

  test.each(['POST', 'PATCH'] as const)('with %s only if asked to', async (method) => {
    for (const answer of [offline, fails(503)]) {
      expect((await run(method, [answer, ok])).times).toEqual([0]);
      expect((await run(method, [answer, ok], { retry: { unsafe: true } })).times).toEqual([0, 500]);
      expect((await run(method, [answer, ok], {}, { retry: { unsafe: true } })).times).toEqual([0, 500]);
      expect(
        (await run(method, [answer, ok], { retry: { unsafe: true } }, { retry: { unsafe: false } })).times,
      ).toEqual([0]);
    }
  });

  test('three times in all, and then the error says how often', async () => {
    const { outcome, times } = await run('GET', [fails(503)]);
    expect(outcome).toMatchObject({ ok: false, error: { status: 503, attempts: 3 } });
    expect(!outcome.ok && outcome.error).toBeInstanceOf(ServerError);
    expect(times).toEqual([0, 500, 1500]);
  });

  test('as often as the client or the call says', async () => {
    const retry = { attempts: 5, delay: 10, maxDelay: 30 };
    expect((await run('GET', [offline], { retry })).times).toEqual([0, 10, 30, 60, 90]);
    expect((await run('GET', [offline], { retry }, { retry: { attempts: 2 } })).times).toEqual([0, 10]);
    expect((await run('GET', [offline], {}, { retry: { attempts: 1 } })).times).toEqual([0]);
  });

  test('after a body that broke off, but not after one that makes no sense', async () => {
    const { outcome, times } = await run('GET', [() => new Response(brokenBody('{"name":')), ok]);
    expect(outcome).toMatchObject({ ok: true, data: { name: 'Rex' } });
    expect(times).toEqual([0, 500]);
    const nonsense = await run('GET', [() => new Response('{"name":'), ok]);
    expect(nonsense.outcome).toMatchObject({ ok: false, error: { name: 'DecodeError' } });
    expect(nonsense.times).toEqual([0]);
  });

  test('never with a stream as its body, whatever is asked', async () => {
    for (const answer of [offline, fails(503), fails(401)]) {
      const descriptor = petsOperation('PUT', { body: { type: 'text/csv', write: binary } });
      const { call, sent } = calling(descriptor, [answer, ok], {
        retry: { unsafe: true },
        credentials: { token: () => 't' },
      });
      const error = rejection(call(new Blob(['a']).stream()));
      await vi.runAllTimersAsync();
      expect(await error).toMatchObject({ attempts: 1 });
      expect(sent).toHaveLength(1);
    }
  });

  test('with its answer let go of', async () => {
    const cancelled = vi.fn<() => void>();
    const answer = () => new Response(new ReadableStream({ cancel: cancelled }), { status: 503 });
    await run('GET', [answer, ok]);
    expect(cancelled).toHaveBeenCalledTimes(1);
  });

  test('for a renewed credential on top of the attempts there are', async () => {
    const statuses = [401, 503, 503, 200];
    const answers = statuses.map((status) => () => (status === 200 ? json({}) : new Response(null, { status })));
    const { outcome, times } = await run('GET', answers, { credentials: { token: () => 't' } });
    expect(outcome.ok).toBe(true);
    expect(times).toEqual([0, 0, 500, 1500]);
  });
});

describe('the time between', () => {
  test('doubles, from half of it to all of it, and is bounded', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 0, max: 20_000 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        async (attempts, delay, maxDelay, random) => {
          const { times } = await run('GET', [offline], {
            retry: { attempts, delay, maxDelay },
            random: () => random.next().value,
          });
          expect(times).toHaveLength(attempts);
          for (let index = 1; index < attempts; index++) {
            const longest = Math.min(maxDelay, delay * 2 ** (index - 1));
            const pause = times[index]! - times[index - 1]!;
            expect(pause).toBeGreaterThanOrEqual(Math.floor(longest / 2));
            expect(pause).toBeLessThanOrEqual(longest);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  test.each([
    ['3', 3000],
    ['0', 0],
    ['0.5', 500],
    ['Thu, 01 Jan 2026 00:00:07 GMT', 7000],
    ['Thursday, 01-Jan-26 00:00:07 GMT', 7000],
  ])('is what Retry-After says: %s', async (value, time) => {
    const { times } = await run('GET', [fails(429, { 'retry-after': value }), ok]);
    expect(times).toEqual([0, time]);
  });

  test.each(['soon', '', '-1', 'Mon, 01 Jan 2001 00:00:00 GMT'])(
    'is its own where Retry-After says %j',
    async (value) => {
      const { times } = await run('GET', [fails(503, { 'retry-after': value }), ok]);
      expect(times.length).toBe(2);
      expect(times[1]).toBeLessThanOrEqual(500);
    },
  );

  test.each(['21', 'Thu, 01 Jan 2026 00:00:21 GMT', '1e9'])(
    'that Retry-After asks for (%s) is not waited when it is longer than maxDelay',
    async (value) => {
      const { outcome, times } = await run('GET', [fails(429, { 'retry-after': value }), ok]);
      expect(outcome).toMatchObject({ ok: false, error: { status: 429, attempts: 1 } });
      expect(!outcome.ok && (outcome.error as HttpError).headers.get('retry-after')).toBe(value);
      expect(times).toEqual([0]);
      const patient = await run('GET', [fails(429, { 'retry-after': '21' }), ok], { retry: { maxDelay: 30_000 } });
      expect(patient.times).toEqual([0, 21_000]);
    },
  );

  test('is not waited when the deadline comes first, but the error is given as it is', async () => {
    for (const answer of [fails(503), fails(503, { 'retry-after': '2' }), offline]) {
      const { outcome, times } = await run('GET', [answer, ok], {}, { deadline: 500 });
      expect(outcome.ok).toBe(false);
      expect(!outcome.ok && outcome.error.name).toBe(answer === offline ? 'NetworkError' : 'ServerError');
      expect(times).toEqual([0]);
    }
    expect((await run('GET', [fails(503), ok], {}, { deadline: 501 })).times).toEqual([0, 500]);
  });
});

describe('a network error', () => {
  test('tells what happened, and what to do', async () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });
    const { outcome } = await run('GET', [() => Promise.reject(new TypeError('fetch failed', { cause }))]);
    const error = outcome.ok ? undefined : outcome.error;
    expect(error).toBeInstanceOf(NetworkError);
    expect(error!.message).toBe(
      'getPets: GET https://pets.example.org/v1/pets got no answer. Check network and baseUrl.' +
        ' (connect ECONNREFUSED 127.0.0.1:1)',
    );
    expect(error).toMatchObject({ attempts: 3, cause: { message: 'connect ECONNREFUSED 127.0.0.1:1' } });
  });

  test.each([
    [
      new TypeError('fetch failed', { cause: Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }) }),
      'ECONNREFUSED',
    ],
    ['a text', 'a text'],
    [undefined, undefined],
    [null, undefined],
    [{ message: 'an object' }, 'an object'],
  ])('may be anything that is thrown (%#)', async (thrown, said) => {
    const { outcome } = await run('GET', [() => Promise.reject(thrown)]);
    const error = outcome.ok ? undefined : outcome.error;
    expect(error).toBeInstanceOf(NetworkError);
    expect((error!.cause as Error | undefined)?.message).toBe(said);
  });
});

test('an answer that nobody reads is not waited for', async () => {
  const { call } = calling({ ...getPet, read: readNothing }, [() => new Response(new ReadableStream())]);
  await expect(call(7)).resolves.toBeUndefined();
});

describe('a limit that makes no sense', () => {
  const limits: [string, LimitOptions][] = [
    ['timeout', { timeout: -1 }],
    ['timeout', { timeout: NaN }],
    ['deadline', { deadline: -5 }],
    ['deadline', { deadline: NaN }],
    ['attempts', { retry: { attempts: 0 } }],
    ['attempts', { retry: { attempts: -1 } }],
    ['attempts', { retry: { attempts: NaN } }],
    ['delay', { retry: { delay: -1 } }],
    ['maxDelay', { retry: { maxDelay: NaN } }],
  ];
  test.each(limits)('%s is an input error, of the client as of the call (%j)', async (name, options) => {
    for (const [ofClient, ofCall] of [
      [options, {}],
      [{}, options],
    ]) {
      const { call, sent } = calling(getPet, [ok], ofClient);
      const error = await rejection(call(7, ofCall));
      expect(error).toBeInstanceOf(InputError);
      expect(error.message).toContain(`${name} must be`);
      expect(sent).toEqual([]);
    }
  });

  test('is not one that is very large', async () => {
    const options = { timeout: Infinity, deadline: Infinity, retry: { attempts: Infinity, maxDelay: Infinity } };
    const { outcome } = await run('GET', [offline, offline, offline, ok], options);
    expect(outcome.ok).toBe(true);
    const { call } = calling(getPet, [ok], { timeout: 1e15 });
    await expect(call(7)).resolves.toEqual({ name: 'Rex' });
  });
});
