import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  AbortError,
  commas,
  connect,
  createRaw,
  DecodeError,
  InputError,
  json as jsonBody,
  NetworkError,
  operation,
  TimeoutError,
  type ClientOptions,
  type OperationDescriptor,
  type ProviderContext,
} from '../../../templates/client/index.ts';
import { api, brokenBody, fails, fakeFetch, getPet, json, ok, rejection, type Answer, type Sent } from './support.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Paths {
  '/pets/{petId}': {
    get: {
      parameters: {
        path: { petId: string };
        query?: { tags?: string[]; filter?: object };
        header?: { 'x-trace'?: string };
      };
      responses: {
        200: { content: { 'application/json': { name: string } } };
        404: { content: { 'application/json': { Message: string } } };
      };
    };
    put: {
      parameters: { path: { petId: string } };
      requestBody: { content: { 'application/json': { name: string } } };
      responses: { 204: { content?: never } };
    };
  };
  '/pets': {
    post: {
      parameters: object;
      requestBody: { content: { 'application/json': { name: string } } };
      responses: { 201: { content: { 'application/json': { name: string } } } };
    };
  };
}

const descriptors: OperationDescriptor[] = [
  { ...getPet, styles: { query: { tags: commas } } },
  { id: 'putPet', method: 'PUT', path: '/pets/{petId}', body: { type: 'application/json', write: jsonBody } },
  { id: 'postPet', method: 'POST', path: '/pets', security: [], body: { type: 'application/json', write: jsonBody } },
];
const pets = Object.fromEntries(
  descriptors.map((descriptor) => [descriptor.id, operation<[], unknown, never>(descriptor)]),
);

function rawWith(answers: readonly Answer[], options: ClientOptions = {}) {
  const { fetch, sent } = fakeFetch(...answers);
  return { raw: createRaw<Paths>(connect(api, { fetch, random: () => 1, ...options }), { pets }), sent };
}

const moved = (): Response => new Response(null, { status: 302, headers: { location: 'https://other.example.net/' } });

/** Sends headers at once and its body never. */
const stuck = ({ init }: Sent): Response =>
  new Response(
    new ReadableStream({ start: (it) => init.signal!.addEventListener('abort', () => it.error(new Error())) }),
  );

const pet7 = { params: { path: { petId: '7' } } };
const textOf = (body: unknown): Promise<string> => new Response(body as string).text();

describe('the raw client', () => {
  test('gives data and response', async () => {
    const { raw, sent } = rawWith([ok]);
    const { data, error, response } = await raw.GET('/pets/{petId}', pet7);
    expect([data?.name, error, response.status]).toEqual(['Rex', undefined, 200]);
    expect(sent[0]).toMatchObject({ url: 'https://pets.example.org/v1/pets/7', method: 'GET', body: undefined });
    expect(sent[0]!.headers.get('accept')).toBe('application/json');
  });

  test('gives errors as they are described, and does not throw them', async () => {
    const { raw } = rawWith([() => json({ Message: 'none' }, 404)]);
    const { data, error, response } = await raw.GET('/pets/{petId}', pet7);
    expect([data, error?.Message, response.status]).toEqual([undefined, 'none', 404]);
  });

  test('gives nothing for no content', async () => {
    const { raw } = rawWith([fails(204)]);
    const { data, error } = await raw.PUT('/pets/{petId}', { ...pet7, body: { name: 'Rex' } });
    expect([data, error]).toEqual([undefined, undefined]);
  });

  test('sends bodies, queries and headers, the query in its described style', async () => {
    const { raw, sent } = rawWith([ok], { headers: { 'x-app': 'test', 'x-both': 'client', 'x-none': '1' } });
    await raw.GET('/pets/{petId}', {
      params: { path: { petId: 'a/b' }, query: { tags: ['a', 'b'], filter: { x: 1 } }, header: { 'x-trace': 't' } },
      headers: { 'x-both': 'call', 'x-none': null },
    });
    expect(sent[0]!.url).toBe('https://pets.example.org/v1/pets/a%2Fb?tags=a,b&x=1');
    expect(Object.fromEntries(sent[0]!.headers)).toEqual({
      accept: 'application/json',
      'x-app': 'test',
      'x-both': 'call',
      'x-trace': 't',
    });
    await raw.POST('/pets', { body: { name: 'Rex' } });
    expect(sent[1]!.headers.get('content-type')).toBe('application/json');
    expect(await textOf(sent[1]!.body)).toBe('{"name":"Rex"}');
  });

  test('can be told to serialise otherwise', async () => {
    const { raw, sent } = rawWith([ok]);
    await raw.GET('/pets/{petId}', {
      params: { path: { petId: '7' }, query: { tags: ['a', 'b'] } },
      querySerializer: { array: { style: 'pipeDelimited', explode: false } },
    });
    expect(sent[0]!.url).toMatch(/\?tags=a\|b$/);
  });

  test('has all methods, request(), and middleware', async () => {
    const { raw, sent } = rawWith([ok]);
    const seen: string[] = [];
    const middleware = {
      onRequest({ request, schemaPath }: { request: Request; schemaPath: string }) {
        seen.push(schemaPath);
        return new Request(request, { headers: { ...Object.fromEntries(request.headers), 'x-more': '1' } });
      },
      onResponse: ({ response }: { response: Response }) => new Response(response.body, { status: 202 }),
    };
    raw.use(middleware);
    const { response } = await raw.request('get', '/pets/{petId}', pet7);
    expect([response.status, seen, sent[0]!.headers.get('x-more')]).toEqual([202, ['/pets/{petId}'], '1']);
    raw.eject(middleware);
    expect((await raw.GET('/pets/{petId}', pet7)).response.status).toBe(200);
    for (const method of ['PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'] as const) {
      expect(raw[method]).toBeTypeOf('function');
    }
  });

  test('reads a body in the form it is told to', async () => {
    const { raw } = rawWith([ok]);
    expect((await raw.GET('/pets/{petId}', { ...pet7, parseAs: 'text' })).data).toBe('{"name":"Rex"}');
    const { data } = await raw.GET('/pets/{petId}', { ...pet7, parseAs: 'stream' });
    expect(await textOf(data)).toBe('{"name":"Rex"}');
  });

  test('passes other settings of fetch on', async () => {
    const { raw, sent } = rawWith([ok]);
    await raw.GET('/pets/{petId}', { ...pet7, cache: 'no-store', credentials: 'include' });
    expect(sent[0]!.init).toMatchObject({
      cache: 'no-store',
      credentials: 'include',
      redirect: 'manual',
      method: 'GET',
    });
  });

  test('may have a fetch of its own for a call', async () => {
    const { raw, sent } = rawWith([ok], { credentials: { token: 't' } });
    const requests: Request[] = [];
    const fetch = async (request: Request): Promise<Response> => (requests.push(request), json({ name: 'Bella' }));
    expect((await raw.GET('/pets/{petId}', { ...pet7, fetch })).data?.name).toBe('Bella');
    expect(requests[0]!.headers.get('authorization')).toBe('Token t');
    expect(sent).toEqual([]);
  });

  test('throws for what is no JSON as openapi-fetch does', async () => {
    const { raw } = rawWith([() => new Response('<html>')]);
    await expect(raw.GET('/pets/{petId}', pet7)).rejects.toThrow(SyntaxError);
    await expect(raw.GET('/pets/{petId}', pet7)).rejects.not.toThrow(DecodeError);
  });
});

describe('for the raw client too', () => {
  test.each(['', '.', '..', '%2e%2E', 'a/..', undefined as never])('the path is guarded (%j)', async (petId) => {
    for (const baseUrl of ['https://pets.example.org/v1', 'https://{petId}.example.org/pets/{petId}']) {
      const { raw, sent } = rawWith([ok]);
      const error = await rejection(raw.GET('/pets/{petId}', { params: { path: { petId } }, baseUrl }));
      expect(error).toBeInstanceOf(InputError);
      expect(error.message).toContain('The path parameter petId');
      expect(sent).toEqual([]);
    }
  });

  test('the path is guarded where the base URL has none', async () => {
    const { raw, sent } = rawWith([ok], { baseUrl: 'http://localhost:4010' });
    const error = await rejection(raw.GET('/pets/{petId}', { params: { path: { petId: '..' } } }));
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toContain('The path parameter petId');
    expect(sent).toEqual([]);
  });

  test('the path is guarded where a call serialises it itself, or gives none', async () => {
    const { raw, sent } = rawWith([ok]);
    const options = { params: { path: { petId: '..' } }, pathSerializer: () => 'https://pets.example.org/' };
    await expect(raw.GET('/pets/{petId}', options)).rejects.toThrow(InputError);
    await expect(raw.GET('/pets/{petId}', {} as never)).rejects.toThrow(InputError);
    expect(sent).toEqual([]);
  });

  test('credentials are sent as the operation asks for them', async () => {
    const { raw, sent } = rawWith([ok], { credentials: { key: 'k', user: { username: 'a', password: 'b' } } });
    await raw.GET('/pets/{petId}', pet7);
    await raw.POST('/pets', { body: { name: 'Rex' } });
    expect(sent[0]!.url).toBe('https://pets.example.org/v1/pets/7?appid=k');
    expect(sent[0]!.headers.get('authorization')).toMatch(/^Basic /);
    expect([sent[1]!.url, sent[1]!.headers.has('authorization')]).toEqual(['https://pets.example.org/v1/pets', false]);
  });

  test('credentials are not sent to what is not described', async () => {
    const { raw, sent } = rawWith([ok], { credentials: { token: 't' } });
    await raw.GET('/elsewhere' as '/pets/{petId}', {} as never);
    expect(sent[0]!.headers.has('authorization')).toBe(false);
  });

  test('request() is the method it names, in either case', async () => {
    const { raw, sent } = rawWith([ok], { credentials: { token: 't' } });
    await raw.request('get', '/pets/{petId}', pet7);
    await raw.request('GET' as 'get', '/pets/{petId}', pet7);
    await raw.request('patch' as 'get', '/elsewhere' as '/pets/{petId}', {} as never);
    expect(sent.map(({ method, headers }) => [method, headers.get('authorization')])).toEqual([
      ['GET', 'Token t'],
      ['GET', 'Token t'],
      ['PATCH', null],
    ]);
    const failing = rawWith([fails(503)]);
    const answer = failing.raw.request('post', '/pets', { body: { name: 'Rex' } });
    await vi.runAllTimersAsync();
    expect([(await answer).response.status, failing.sent.length]).toEqual([503, 1]);
  });

  test('credentials are not sent to another base URL, but it can be called without', async () => {
    const other = { ...pet7, baseUrl: 'https://other.example.net' };
    const { raw, sent } = rawWith([ok], { credentials: { token: 't' } });
    const error = await rejection(raw.GET('/pets/{petId}', other));
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toContain('baseUrl');
    expect(sent).toEqual([]);
    await raw.GET('/pets/{petId}', { ...pet7, baseUrl: 'https://pets.example.org/v2' });
    expect(sent[0]!.url).toBe('https://pets.example.org/v2/pets/7');
    const anonymous = rawWith([ok]);
    await anonymous.raw.GET('/pets/{petId}', other);
    expect(anonymous.sent[0]!.url).toBe('https://other.example.net/pets/7');
  });

  test("the client's headers are sent to its own origin only", async () => {
    const { raw, sent } = rawWith([ok], { headers: { 'x-app': 'secret' } });
    const headers = { 'x-call': 'c' };
    await raw.GET('/pets/{petId}', { ...pet7, headers, baseUrl: 'https://other.example.net' });
    await raw.GET('/pets/{petId}', { ...pet7, headers, baseUrl: 'https://pets.example.org/v2' });
    expect(sent.map((each) => [each.headers.get('x-app'), each.headers.get('x-call')])).toEqual([
      [null, 'c'],
      ['secret', 'c'],
    ]);
  });

  test('nor to where a middleware leads', async () => {
    const { raw, sent } = rawWith([ok], { credentials: { token: 't' } });
    raw.use({ onRequest: ({ request }) => new Request('https://other.example.net/', request) });
    await expect(raw.GET('/pets/{petId}', pet7)).rejects.toThrow(InputError);
    expect(sent).toEqual([]);
  });

  test('redirects lose credentials', async () => {
    const { raw, sent } = rawWith([moved, ok], { credentials: { token: 't' } });
    await raw.GET('/pets/{petId}', pet7);
    expect(sent[1]!.headers.has('authorization')).toBe(false);
  });

  test('requests are sent again, with their bodies, and after 401 with another token', async () => {
    const answers = [401, 503, 200].map((status) => () => (status === 200 ? json({}) : new Response(null, { status })));
    const { raw, sent } = rawWith(answers, {
      credentials: { token: ({ rejected }: ProviderContext) => (rejected ? 'new' : 'old') },
    });
    const answer = raw.PUT('/pets/{petId}', { ...pet7, body: { name: 'Rex' } });
    await vi.runAllTimersAsync();
    expect((await answer).response.status).toBe(200);
    expect(await Promise.all(sent.map(({ body }) => textOf(body)))).toEqual(Array(3).fill('{"name":"Rex"}'));
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Token old', 'Token new', 'Token new']);
  });

  test('the last answer is given when no more are tried', async () => {
    const { raw, sent } = rawWith([fails(503)]);
    const answer = raw.GET('/pets/{petId}', pet7);
    await vi.runAllTimersAsync();
    expect((await answer).response.status).toBe(503);
    expect(sent).toHaveLength(3);
  });

  test('a stream is sent once, as a stream', async () => {
    const { raw, sent } = rawWith([fails(503)]);
    const body = new Blob(['{}']).stream() as never;
    const options = { ...pet7, body, bodySerializer: () => body, duplex: 'half' };
    expect((await raw.PUT('/pets/{petId}', options)).response.status).toBe(503);
    expect(sent).toHaveLength(1);
    expect(sent[0]!.body).toBeInstanceOf(ReadableStream);
  });

  test('limits hold, also for the reading of a body', async () => {
    const { raw } = rawWith([stuck], { timeout: 1000, retry: { attempts: 1 } });
    const error = rejection(raw.GET('/pets/{petId}', pet7));
    await vi.runAllTimersAsync();
    expect(await error).toBeInstanceOf(TimeoutError);
    const broken = rawWith([() => new Response(brokenBody('{'))], { retry: { attempts: 1 } });
    expect(await rejection(broken.raw.GET('/pets/{petId}', pet7))).toBeInstanceOf(NetworkError);
  });

  test('an abort ends a call', async () => {
    const controller = new AbortController();
    const { raw } = rawWith([() => new Promise(() => undefined)]);
    const error = rejection(raw.GET('/pets/{petId}', { ...pet7, signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(0);
    controller.abort();
    expect(await error).toBeInstanceOf(AbortError);
  });

  test('an abort and the deadline end a stream', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const aborted = rawWith([() => new Response(new ReadableStream(), { status: 206, headers: { 'x-a': '1' } })]);
    const answer = await aborted.raw.GET('/pets/{petId}', { ...pet7, signal, parseAs: 'stream' });
    expect([answer.response.status, answer.response.headers.get('x-a')]).toEqual([206, '1']);
    controller.abort();
    expect(await rejection(textOf(answer.data))).toBeInstanceOf(AbortError);
    const late = rawWith([() => new Response(new ReadableStream())], { deadline: 1000, timeout: 400 });
    const { data } = await late.raw.GET('/pets/{petId}', { ...pet7, parseAs: 'stream' });
    const error = rejection(textOf(data));
    await vi.advanceTimersByTimeAsync(1100);
    expect(await error).toBeInstanceOf(TimeoutError);
  });

  test('where a stream is asked for, limits hold for the reading of an error, and nothing may come', async () => {
    const refused = rawWith([({ init }) => new Response(stuck({ init } as Sent).body, { status: 404 })], {
      timeout: 1000,
    });
    const error = rejection(refused.raw.GET('/pets/{petId}', { ...pet7, parseAs: 'stream' }));
    await vi.runAllTimersAsync();
    expect(await error).toBeInstanceOf(TimeoutError);
    const empty = rawWith([fails(204)]);
    const { data, response } = await empty.raw.GET('/pets/{petId}', { ...pet7, parseAs: 'stream' });
    expect([data, response.status]).toEqual([undefined, 204]);
  });

  test('calls leave no listener on a signal', async () => {
    const { signal } = new AbortController();
    const { raw } = rawWith([ok]);
    for (let times = 0; times < 20; times++) await raw.GET('/pets/{petId}', { ...pet7, signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('hooks are told', async () => {
    const told: string[] = [];
    const onResponse = ({ operationId, url, status }: { operationId: string; url: string; status: number }) =>
      void told.push(`${operationId} ${url} ${status}`);
    const { raw } = rawWith([() => json({}, 404)], { hooks: { onResponse }, credentials: { token: 't' } });
    await raw.GET('/pets/{petId}', pet7);
    expect(told).toEqual(['getPet https://pets.example.org/v1/pets/7 404']);
  });
});
