import { connect } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { listen, PortInUseError } from '../../scripts/mock/server.ts';
import { giving, mockPaths, taking } from './support.ts';

const mock = await mockPaths({
  '/pets': { get: giving({ 'application/json': [] }) },
  '/echo': { post: taking('application/octet-stream', { type: 'string', format: 'binary' }) },
});
afterAll(() => mock.close());

/** Sends bytes as they are, and gives what comes back until the connection ends. */
function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    let received = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (received += chunk));
    socket.on('error', reject).on('close', () => resolve(received));
  });
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

test('listens where it says', async () => {
  const { url } = await mock.listen({ port: 0 });
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await (await fetch(`${url}/tiny/pets`)).json()).toEqual([]);
});

test('leaves the global Request and Response alone', async () => {
  const { Request, Response } = globalThis;
  await mock.listen({ port: 0 });
  expect([globalThis.Request, globalThis.Response]).toEqual([Request, Response]);
});

test('answers HEAD with the length and without the body', async () => {
  const { url } = await mock.listen({ port: 0 });
  const response = await fetch(`${url}/tiny/pets`, { method: 'HEAD' });
  expect([response.headers.get('content-length'), await response.text()]).toEqual(['2', '']);
});

test('takes a body up to 32 MiB and refuses more', async () => {
  const { url } = await mock.listen({ port: 0 });
  const send = (size: number) =>
    fetch(`${url}/tiny/echo`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(size),
    });
  expect((await send(32 * 2 ** 20)).status).toBe(204);
  expect((await send(32 * 2 ** 20 + 1)).status).toBe(413);
  expect((await send(1)).status).toBe(204);
});

test('whoever sends too large a body without saying how large is told so', async () => {
  const { url } = await mock.listen({ port: 0 });
  const body = new ReadableStream({
    start(controller) {
      for (let sent = 0; sent < 40; sent += 1) controller.enqueue(new Uint8Array(2 ** 20));
      controller.close();
    },
  });
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
    duplex: 'half',
  } as const;
  expect((await fetch(`${url}/tiny/echo`, init)).status).toBe(413);
});

test('an answer that cannot be sent is a failure of the mock, which goes on serving', async () => {
  const errors: unknown[] = [];
  const server = await listen(
    async ({ path }) => ({ status: 200, headers: path === '/bad' ? { 'no token': 'x' } : {}, body: 'x' }),
    { port: 0 },
    0,
    (error) => errors.push(error),
  );
  expect((await fetch(`${server.url}/bad`)).status).toBe(500);
  expect(errors).toEqual([expect.objectContaining({ code: 'ERR_INVALID_HTTP_TOKEN' })]);
  expect((await fetch(`${server.url}/good`)).status).toBe(200);
  await server.close();
});

test.each([
  'GET /tiny/pets HTTP/1.1\r\nHost: a b',
  'GET /pets HTTP/1.1\r\nHost: mock.test/tiny',
  'GET /tiny\\pets HTTP/1.1\r\nHost: mock.test',
])('refuses an address that is none with a problem: %s', async (head) => {
  const { url } = await mock.listen({ port: 0 });
  const answer = await exchange(Number(new URL(url).port), `${head}\r\nConnection: close\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 400 [^]*application\/problem\+json[^]*"status":400/);
});

test('a taken port is told', async () => {
  const { url } = await mock.listen({ port: 0 });
  const port = Number(new URL(url).port);
  const error: unknown = await mock.listen({ port }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(PortInUseError);
  expect(error).toMatchObject({ port });
});

test('closing ends open connections', async () => {
  const server = await mock.listen({ port: 0 });
  const closed = new Promise((resolve) =>
    connect(Number(new URL(server.url).port), '127.0.0.1', () => server.close()).on('close', resolve),
  );
  await closed;
  expect(await answers(server.url)).toBe(false);
  await server.close();
});

test('closing the mock closes all of its servers', async () => {
  const own = await mockPaths({ '/pets': { get: giving({ 'application/json': [] }) } });
  const servers = await Promise.all([own.listen({ port: 0 }), own.listen({ port: 0 })]);
  await own.close();
  expect(await Promise.all(servers.map(({ url }) => answers(url)))).toEqual([false, false]);
});

test('answers HTTP/1.0 requests, which name no host', async () => {
  const { url } = await mock.listen({ port: 0 });
  const answer = await exchange(Number(new URL(url).port), 'GET /tiny/pets HTTP/1.0\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
});
