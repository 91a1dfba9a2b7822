import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  AbortError,
  json as jsonBody,
  multipart,
  TimeoutError,
  type ClientOptions,
} from '../../../templates/client/index.ts';
import { calling, fails, getPet, json, ok, petsOperation, rejection, type Sent } from './support.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Never answers, and ends as `fetch` does when its signal aborts. */
const silent = ({ init }: Sent): Promise<Response> =>
  new Promise((_resolve, reject) => {
    init.signal!.addEventListener('abort', () => reject(init.signal!.reason as Error));
  });

/** Never answers, whatever its signal does. */
const deaf = (): Promise<Response> => new Promise(() => undefined);

/** Sends headers at once and its body never. */
const stuck = ({ init }: Sent): Response =>
  new Response(
    new ReadableStream({
      start: (controller) => init.signal!.addEventListener('abort', () => controller.error(init.signal!.reason)),
    }),
  );

/** A signal that knows who listens to it. */
function countedSignal() {
  const controller = new AbortController();
  const { signal } = controller;
  const listening = new Set<unknown>();
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  vi.spyOn(signal, 'addEventListener').mockImplementation((...args: Parameters<typeof add>) => {
    listening.add(args[1]);
    add(...args);
  });
  vi.spyOn(signal, 'removeEventListener').mockImplementation((...args: Parameters<typeof remove>) => {
    listening.delete(args[1]);
    remove(...args);
  });
  return { controller, signal, listeners: () => listening.size };
}

describe('a timeout', () => {
  test.each([
    ['no answer', silent],
    ['no answer and a deaf fetch', deaf],
    ['a body that never ends', stuck],
  ])('ends each try with %s', async (_name, answer) => {
    const { call, sent } = calling(getPet, [answer], {
      timeout: 1000,
      retry: { attempts: 2, delay: 100 },
      random: () => 1,
    });
    const error = rejection(call(7));
    await vi.advanceTimersByTimeAsync(2099);
    expect(sent).toHaveLength(2);
    expect(sent[0]!.init.signal!.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(await error).toBeInstanceOf(TimeoutError);
    expect(await error).toMatchObject({ attempts: 2, operationId: 'getPet' });
    expect((await error).message).toContain('exceeded its timeout of 1000 ms');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is 30 seconds when nobody says otherwise, and can be said for one call', async () => {
    const { call } = calling(getPet, [silent], { retry: { attempts: 1 } });
    const errors = [rejection(call(7)), rejection(call(7, { timeout: 5 }))];
    await vi.advanceTimersByTimeAsync(5);
    expect((await errors[1])!.message).toContain('of 5 ms');
    await vi.advanceTimersByTimeAsync(29_994);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect((await errors[0])!.message).toContain('of 30000 ms');
  });

  test('lets a try after it succeed', async () => {
    const { call } = calling(getPet, [silent, ok], { timeout: 1000 });
    const answer = call(7);
    await vi.runAllTimersAsync();
    expect(await answer).toEqual({ name: 'Rex' });
  });

  test('ends a POST for good', async () => {
    const { call, sent } = calling(petsOperation('POST'), [silent, ok], { timeout: 1000 });
    const error = rejection(call());
    await vi.runAllTimersAsync();
    expect(await error).toBeInstanceOf(TimeoutError);
    expect(sent).toHaveLength(1);
  });

  test.each([
    ['provider', { credentials: { token: () => new Promise<string>(() => undefined) } }],
    ['hook', { hooks: { onRequest: () => new Promise<void>(() => undefined) } }],
  ] as [string, ClientOptions][])('ends the waiting for a %s', async (_name, options) => {
    const { call, sent } = calling(getPet, [ok], { timeout: 1000, retry: { attempts: 1 }, ...options });
    const error = rejection(call(7));
    await vi.advanceTimersByTimeAsync(1000);
    expect(await error).toBeInstanceOf(TimeoutError);
    expect(sent).toEqual([]);
  });

  test('ends the reading of a stream that becomes part of a form', async () => {
    const descriptor = petsOperation('PUT', { body: { type: 'multipart/form-data', write: multipart } });
    const { call, sent } = calling(descriptor, [ok], { timeout: 1000, retry: { attempts: 1 } });
    const error = rejection(call({ file: new ReadableStream() }));
    await vi.advanceTimersByTimeAsync(1000);
    expect(await error).toBeInstanceOf(TimeoutError);
    expect(sent).toEqual([]);
  });
});

describe('a deadline', () => {
  test('ends a call in all, whatever its tries may take', async () => {
    const { call, sent } = calling(getPet, [silent], { timeout: 1000, deadline: 2500, random: () => 1 });
    const error = rejection(call(7));
    await vi.advanceTimersByTimeAsync(2500);
    expect(await error).toBeInstanceOf(TimeoutError);
    expect((await error).message).toContain('exceeded its deadline of 2500 ms');
    expect(sent).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('can be said for one call', async () => {
    const { call } = calling(getPet, [silent], { deadline: 60_000 });
    const error = rejection(call(7, { deadline: 20 }));
    await vi.advanceTimersByTimeAsync(20);
    expect((await error).message).toContain('deadline of 20 ms');
  });
});

describe('an abort', () => {
  test('before the call sends nothing', async () => {
    const { call, sent } = calling(getPet);
    const reason = new Error('enough');
    const error = await rejection(call(7, { signal: AbortSignal.abort(reason) }));
    expect(error).toBeInstanceOf(AbortError);
    expect(error).toMatchObject({ name: 'AbortError', attempts: 0, cause: { message: 'enough' } });
    expect(error.message).toBe('getPet: GET https://pets.example.org/v1/pets/7 was aborted. (enough)');
    expect(sent).toEqual([]);
  });

  test.each([
    ['while there is no answer', [silent], 0, 1],
    ['with a deaf fetch', [deaf], 0, 1],
    ['while the body arrives', [stuck], 0, 1],
    ['while it waits to try again', [fails(503)], 100, 1],
    ['during the second try', [fails(503), silent], 600, 2],
  ] as const)('%s ends the call at once', async (_name, answers, time, attempts) => {
    const { controller, signal, listeners } = countedSignal();
    const { call, sent } = calling(getPet, answers, { random: () => 1 });
    const error = rejection(call(7, { signal }));
    await vi.advanceTimersByTimeAsync(time);
    expect(listeners()).toBe(1);
    controller.abort(new Error('enough'));
    expect(await error).toBeInstanceOf(AbortError);
    expect(await error).toMatchObject({ attempts });
    expect(sent).toHaveLength(attempts);
    expect([listeners(), vi.getTimerCount()]).toEqual([0, 0]);
    expect(sent.at(-1)!.init.signal!.aborted || time > 0).toBe(true);
  });

  test('in a provider sends nothing, though the provider gives a token afterwards', async () => {
    const { controller, signal, listeners } = countedSignal();
    const token = Promise.withResolvers<string>();
    const onRequest = vi.fn<() => void>();
    const { call, sent } = calling(getPet, [ok], {
      credentials: { token: () => token.promise },
      hooks: { onRequest },
    });
    const error = rejection(call(7, { signal }));
    await vi.advanceTimersByTimeAsync(0);
    controller.abort();
    expect(await error).toMatchObject({ name: 'AbortError', attempts: 0 });
    token.resolve('late');
    await vi.advanceTimersByTimeAsync(10);
    expect([sent, onRequest.mock.calls]).toEqual([[], []]);
    expect([listeners(), vi.getTimerCount()]).toEqual([0, 0]);
  });

  test('in a hook sends nothing', async () => {
    const controller = new AbortController();
    const { call, sent } = calling(getPet, [ok], { hooks: { onRequest: () => controller.abort() } });
    expect(await rejection(call(7, { signal: controller.signal }))).toBeInstanceOf(AbortError);
    expect(sent).toEqual([]);
  });

  test.each([['a text'], [undefined], [null], [0]])('may have any reason (%j)', async (reason) => {
    const controller = new AbortController();
    const { call } = calling(getPet, [silent]);
    const error = rejection(call(7, { signal: controller.signal }));
    controller.abort(reason);
    expect(await error).toBeInstanceOf(AbortError);
  });

  test('may come from a signal of time', async () => {
    vi.useRealTimers();
    const { call } = calling(getPet, [silent]);
    expect(await rejection(call(7, { signal: AbortSignal.timeout(1) }))).toBeInstanceOf(AbortError);
  });

  test('after the end changes nothing', async () => {
    const controller = new AbortController();
    const { call } = calling(getPet);
    const answer = call(7, { signal: controller.signal });
    expect(await answer).toEqual({ name: 'Rex' });
    controller.abort();
    expect(await answer).toEqual({ name: 'Rex' });
  });
});

test.each([
  ['succeeds', [ok]],
  ['fails', [fails(404)]],
  ['succeeds after retries', [fails(503), () => Promise.reject(new Error('offline')), ok]],
  ['fails after retries', [fails(503)]],
  ['is refused', [() => new Response('<html>')]],
] as const)('a call that %s leaves no timer and no listener', async (_name, answers) => {
  const { signal, listeners } = countedSignal();
  const descriptor = petsOperation('PUT', { body: { type: 'application/json', write: jsonBody } });
  const { call } = calling(descriptor, answers, { deadline: 60_000 });
  const outcome = call({}, { signal }).result();
  await vi.advanceTimersByTimeAsync(10_000);
  await outcome;
  expect([listeners(), vi.getTimerCount()]).toEqual([0, 0]);
});

test('a clock of its own decides on the deadline', async () => {
  let time = 0;
  const { call, sent } = calling(getPet, [fails(503)], {
    now: () => (time += 400),
    deadline: 2000,
    retry: { delay: 0 },
  });
  const outcome = call(7).result();
  await vi.runAllTimersAsync();
  expect(await outcome).toMatchObject({ ok: false });
  expect(sent.length).toBeLessThan(3);
  expect(json({}).ok).toBe(true);
});
