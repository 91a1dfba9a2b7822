import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  AbortError,
  connect,
  download,
  NetworkError,
  TimeoutError,
  type ApiError,
  type ClientOptions,
  type DownloadCall,
} from '../../../templates/client/index.ts';
import { api, brokenBody, fails, fakeFetch, getPet, ok, rejection, type Answer, type Sent } from './support.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const broken = (): Response => new Response(brokenBody('a,'));
const file = (): Response => new Response('a,b', { headers: { 'content-type': 'text/csv' } });

function downloading(answers: readonly Answer[], options: ClientOptions = {}) {
  const { fetch, sent } = fakeFetch(...answers);
  const call = download<unknown[], ApiError>({ ...getPet, accept: 'text/csv' });
  const connection = connect(api, { fetch, ...options });
  return { call: (more = {}): DownloadCall<ApiError> => call(connection, 7, more), sent };
}

/** Chunks that come one by one, as told. */
function slowFile(...chunks: (string | number)[]) {
  const cancelled = vi.fn<() => void>();
  const answer = (): Response =>
    new Response(
      new ReadableStream({
        async pull(controller) {
          const chunk = chunks.shift();
          if (typeof chunk === 'string') controller.enqueue(new TextEncoder().encode(chunk));
          else if (chunk === undefined) controller.close();
          else await new Promise((resolve) => setTimeout(resolve, chunk));
        },
        cancel: cancelled,
      }),
    );
  return { answer, cancelled };
}

const textOf = (stream: ReadableStream<Uint8Array>): Promise<string> => new Response(stream).text();

describe('a download', () => {
  test('is a Blob, bytes or a stream', async () => {
    const { call, sent } = downloading([file]);
    const blob = await call();
    expect([await blob.text(), blob.type]).toEqual(['a,b', 'text/csv']);
    expect(await call().bytes()).toEqual(new TextEncoder().encode('a,b'));
    expect(await textOf(await call().stream())).toBe('a,b');
    expect(sent.map(({ headers }) => headers.get('accept'))).toEqual(['text/csv', 'text/csv', 'text/csv']);
  });

  test('has a status and headers', async () => {
    const { status, headers, data } = await downloading([file]).call().withResponse();
    expect([status, headers.get('content-type'), data.size]).toEqual([200, 'text/csv', 3]);
  });

  test('is asked for when it is awaited, and once', async () => {
    const { call, sent } = downloading([file]);
    const pending = call();
    await Promise.resolve();
    expect(sent).toEqual([]);
    await pending;
    await pending;
    expect(sent).toHaveLength(1);
  });

  test('of nothing is empty', async () => {
    const { call } = downloading([fails(204)]);
    expect((await call()).size).toBe(0);
    expect(await call().bytes()).toEqual(new Uint8Array());
    expect(await textOf(await call().stream())).toBe('');
  });

  test('of a page that is refused is an error, in any form', async () => {
    const { call } = downloading([fails(404)]);
    await expect(call()).rejects.toMatchObject({ status: 404 });
    await expect(call().bytes()).rejects.toMatchObject({ status: 404 });
    await expect(call().stream()).rejects.toMatchObject({ status: 404 });
    expect(await call().result()).toMatchObject({ ok: false, error: { status: 404 } });
  });

  test('that breaks off is begun anew, but not as a stream', async () => {
    for (const form of ['blob', 'bytes'] as const) {
      const { call, sent } = downloading([broken, file]);
      const data =
        form === 'blob'
          ? call().then((blob) => blob.size)
          : call()
              .bytes()
              .then(({ length }) => length);
      await vi.runAllTimersAsync();
      expect([await data, sent.length]).toEqual([3, 2]);
    }
    const { call, sent } = downloading([broken, file]);
    const error = await rejection(textOf(await call().stream()));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ operationId: 'getPet', attempts: 1 });
    expect(sent).toHaveLength(1);
  });
});

describe('a stream', () => {
  test('is begun anew until its headers have come', async () => {
    const { call, sent } = downloading([fails(503), file]);
    const stream = call().stream();
    await vi.runAllTimersAsync();
    expect(await textOf(await stream)).toBe('a,b');
    expect(sent).toHaveLength(2);
  });

  test('may take longer than the timeout, which ends with the headers', async () => {
    const { answer } = slowFile('a', 5000, 'b', 900, 'c');
    const text = textOf(await downloading([answer], { timeout: 1000, deadline: 9000 }).call().stream());
    await vi.runAllTimersAsync();
    expect(await text).toBe('abc');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('waits for a reader without a timer where there is no deadline', async () => {
    await downloading([file]).call().stream();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('ends at the deadline', async () => {
    const { answer } = slowFile('a', 900, 'b', 900, 'c', 900);
    const error = rejection(textOf(await downloading([answer], { deadline: 2000 }).call().stream()));
    await vi.runAllTimersAsync();
    expect(await error).toMatchObject({ name: 'TimeoutError' });
    expect((await error).message).toContain('deadline');
  });

  test('ends at the deadline though its chunks are ready at once', async () => {
    let chunks = 0;
    const ready = (): Response =>
      new Response(
        new ReadableStream({
          pull(controller) {
            vi.setSystemTime(Date.now() + 100);
            if (++chunks > 50) controller.close();
            else controller.enqueue(new Uint8Array(1));
          },
        }),
      );
    const { call } = downloading([ready], { deadline: 2000 });
    const error = await rejection(textOf(await call().stream()));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error.message).toContain('deadline');
    expect(chunks).toBeLessThan(30);
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each(['abort', 'deadline'])('ends at once while nobody reads (%s)', async (why) => {
    const controller = new AbortController();
    const { answer, cancelled } = slowFile('a', 'b', 'c', 'd', 'e');
    const options = { signal: controller.signal, deadline: why === 'deadline' ? 2000 : Infinity };
    const stream = await downloading([answer], { timeout: 700 }).call(options).stream();
    await vi.advanceTimersByTimeAsync(1900);
    expect(cancelled).not.toHaveBeenCalled();
    if (why === 'abort') controller.abort();
    await vi.advanceTimersByTimeAsync(200);
    expect(cancelled).toHaveBeenCalledTimes(1);
    const error = await rejection(stream.getReader().read());
    expect(error).toBeInstanceOf(why === 'abort' ? AbortError : TimeoutError);
    expect([getEventListeners(controller.signal, 'abort'), vi.getTimerCount()]).toEqual([[], 0]);
  });

  test.each(['close', 'cancel', 'error'])('leaves no listener and no timer behind (%s)', async (how) => {
    const { signal } = new AbortController();
    const { call } = downloading([how === 'error' ? broken : file], { deadline: 5000 });
    const stream = await call({ signal }).stream();
    if (how === 'cancel') await stream.cancel();
    else await textOf(stream).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(0);
    expect([getEventListeners(signal, 'abort'), vi.getTimerCount()]).toEqual([[], 0]);
  });

  test('ends at an abort, and leaves nothing behind', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const [add, remove] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];
    const { answer, cancelled } = slowFile('a', 5000, 'b');
    const error = rejection(textOf(await downloading([answer]).call({ signal }).stream()));
    await vi.advanceTimersByTimeAsync(10);
    controller.abort();
    expect(await error).toBeInstanceOf(AbortError);
    expect(cancelled).toHaveBeenCalledTimes(1);
    const added = new Set(add.mock.calls.map(([, listener]) => listener));
    expect(new Set(remove.mock.calls.map(([, listener]) => listener))).toEqual(added);
    await vi.advanceTimersByTimeAsync(5000);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('can be left', async () => {
    const { answer, cancelled } = slowFile('a', 'b', 'c', 'd', 'e');
    const stream = await downloading([answer]).call().stream();
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel();
    expect(cancelled).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('an answer of JSON is a file like any other', async () => {
  const sent: Sent[] = [];
  const { call } = downloading([(request) => (sent.push(request), ok(request))]);
  expect(await (await call()).text()).toBe('{"name":"Rex"}');
});
