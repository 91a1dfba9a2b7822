import { request } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createMock } from '../../../scripts/mock/mock.ts';
import { readApis } from '../../support/apis.ts';
import { wildRequests, type WildRequest } from './requests.ts';

/** More of them, and others, by `FUZZ_RUNS=100000 FUZZ_SEED=7 npx vitest run test/mock/fuzz`. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 2000);
const seed = Number(process.env['FUZZ_SEED'] ?? 1);

const apis = await readApis();
const errors: unknown[] = [];
const mock = await createMock({
  apis,
  bodyLimit: 2 ** 20,
  limits: { sessions: 50 },
  deliver: async () => {},
  onError: (error) => errors.push(error),
});
const { url } = await mock.listen({ port: 0 });
const port = Number(new URL(url).port);
afterAll(() => mock.close());

const leak = /\bat \S+:\d+:\d+|node_modules|file:\/\/|\/scripts\/|\.ts\b/;

test(
  'whatever is asked, the mock answers, never with a fault of its own, and tells nothing of itself',
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(wildRequests(apis.map(({ model }) => model)), async (wild) => {
        const { status, text } = await send(wild);
        expect(errors).toEqual([]);
        expect(status).toBeGreaterThanOrEqual(200);
        expect(isAsked(wild) || status < 500 || status === 503).toBe(true);
        expect(status >= 400 ? text : '').not.toMatch(leak);
      }),
      { numRuns, seed },
    );
  },
);

test('bytes that are no HTTP end nothing', { timeout: 120_000 }, async () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom(
      'GET ',
      'POST /which50/files HTTP/1.1\r\n',
      'Host: x\r\n',
      '\r\n\r\n',
      'Content-Length: 99999999999\r\n',
      'Transfer-Encoding: chunked\r\n',
      'zz\r\n',
      `X: ${'a'.repeat(20_000)}\r\n`,
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
      await exchange(pieces.join(''));
      expect(errors).toEqual([]);
    }),
    { numRuns: Math.ceil(numRuns / 10), seed },
  );
  expect((await mock.fetch(`${url}/which50/contactLists`, { headers: { authorization: 'Basic YTpi' } })).status).toBe(
    200,
  );
});

test('a body that never ends is given up, and the others are served meanwhile', async () => {
  const slow = connect(port, '127.0.0.1');
  slow.on('error', () => {});
  slow.write(
    'POST /which50/files HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Basic YTpi\r\nContent-Length: 100\r\n\r\n{',
  );
  const response = await fetch(`${url}/which50/contactLists`, { headers: { authorization: 'Basic YTpi' } });
  expect(response.status).toBe(200);
  slow.destroy();
});

/** A status or example that was asked for may be a 5xx. */
function isAsked({ headers, target }: WildRequest): boolean {
  return headers.some(([name]) => name === 'prefer') || /[?&]__/.test(target);
}

function send({ method, target, headers, body }: WildRequest): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method, path: target, setHost: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.setHeader('host', `127.0.0.1:${port}`);
    for (const [name, value] of headers) sent.setHeader(name, value);
    if (body) sent.setHeader('content-length', body.length);
    sent.end(body);
  });
}

/** Sends bytes as they are, and waits for the connection to end. */
function exchange(bytes: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    socket.setTimeout(3000, () => socket.destroy());
    socket
      .on('error', () => {})
      .on('close', () => resolve())
      .resume();
  });
}
