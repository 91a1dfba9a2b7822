import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';
import { describeWithRedis } from './harness.ts';

const cli = new URL('../../../scripts/cli.ts', import.meta.url).pathname;

describeWithRedis('two mock processes with one Redis', (bench) => {
  const started: ChildProcess[] = [];

  afterEach(async () => {
    await Promise.all(
      started.splice(0).map(async (child) => {
        if (child.exitCode !== null) return;
        const gone = once(child, 'exit');
        child.kill();
        await gone;
      }),
    );
  });

  function run(url: string, ...options: string[]): ChildProcess {
    const child = spawn(process.execPath, [
      cli,
      'mock',
      '--api',
      'cxengage',
      '--port',
      '0',
      '--no-watch',
      '--state',
      url,
      ...options,
    ]);
    started.push(child);
    return child;
  }

  /** @returns its origin */
  async function start(url: string): Promise<string> {
    const child = run(url, '--contacts', '5');
    for await (const line of createInterface(child.stderr!)) {
      const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (origin !== undefined) return origin;
    }
    throw new Error('The mock did not start.');
  }

  test('are one mock to those who call them', async () => {
    const url = bench.newUrl();
    const [one, two] = await Promise.all([start(url), start(url)]);
    const { records } = (await call(one, '/__mock/state/cxengage/tenants')) as { records: [{ id: string }] };
    const contacts = `/cxengage/v1/tenants/${records[0].id}/contacts`;
    const names = Array.from({ length: 60 }, (_, index) => `Person ${index}`);
    const created = await Promise.all(
      names.map((name, index) => call(index % 2 ? one : two, contacts, { attributes: { name } })),
    );
    const ids = created.map((answer) => (answer as { result: { id: string } }).result.id);
    expect(new Set(ids).size).toBe(60);
    for (const [index, contact] of ids.entries()) {
      expect(await call(index % 2 ? two : one, `${contacts}/${contact}`)).toMatchObject({
        result: { attributes: { name: names[index] } },
      });
    }
    expect(await call(one, '/__mock/sessions')).toMatchObject([{ name: '' }]);
    await call(one, '/__mock/journal');
    const entries = (await call(two, '/__mock/journal?operation=createContact&limit=100')) as { id: number }[];
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(60);
    await call(two, '/__mock/reset', '');
    expect(await call(one, `${contacts}/${ids[0]}`)).toHaveProperty('message');
  });

  test('must have the same seed', async () => {
    const url = bench.newUrl();
    await start(url);
    const other = run(url, '--contacts', '5', '--seed', 'other');
    const told: string[] = [];
    other.stderr!.on('data', (data) => told.push(String(data)));
    const [code] = (await once(other, 'close')) as [number];
    expect(code).toBe(1);
    expect(told.join('')).toContain('seed "contact-apis" where this one has "other"');
  });
});

/** What is answered; a body, be it an empty one, makes it a POST. */
async function call(origin: string, path: string, body?: unknown): Promise<unknown> {
  const headers = { authorization: 'Bearer mock-token', 'content-type': 'application/json' };
  const post = { method: 'POST', body: body === '' ? '' : JSON.stringify(body) };
  const response = await fetch(`${origin}${path}`, { headers, ...(body === undefined ? {} : post) });
  expect(response.status, `${path} is not carried out`).toBeLessThan(500);
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}
