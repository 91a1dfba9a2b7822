import { fork, type ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { parseArgs } from 'node:util';

/**
 * `npm run soak`: sends the mock a million requests of all kinds, and says how much memory it keeps. It fails where the
 * heap at the end is more than a quarter above what it was after the first tenth.
 */
const { values } = parseArgs({ options: { requests: { type: 'string', default: '1000000' } } });
const total = Number(values.requests);
const workers = 16;
const tolerance = 1.25;

const child = fork(path.join(import.meta.dirname, 'soak-mock.ts'), { execArgv: ['--expose-gc'] });
const port = await next<number>(child);
const agent = new Agent({ keepAlive: true, maxSockets: workers });
const basic = { authorization: `Basic ${btoa('ann:mock-token')}` };
const token = { authorization: 'Token mock-token' };
const tenant = '/cxengage/v1/tenants/2336d1ec-c956-47e1-b3b1-fe8fde81b2b4';
const json = { 'content-type': 'application/json' };

/** One turn of a worker: what it writes it removes again, by and by in a session that is then ended. */
async function turn(worker: number, count: number): Promise<number> {
  const session = { 'x-mock-session': `worker-${worker}-${Math.floor(count / 500)}` };
  const in50 = { ...basic, ...session };
  const sent = [
    send('GET', '/which50/contactLists', in50),
    send('GET', '/which50/contacts/kF8sQ2vXb1Lw', { ...in50, accept: 'application/xml' }),
    send(
      'POST',
      '/which50/contactLists/12/contact',
      { ...in50, ...json },
      `{"Values":{"Email":"a${count}@example.com"}}`,
    ),
    send('POST', '/which50/contactLists/12/contact', { ...in50, 'content-type': 'text/xml' }, '<Contact><broken>'),
    send('GET', '/which50/contactLists/12/contacts?$top=x', in50),
    send('GET', `/which50/nowhere/${count}`, in50),
    send('GET', '/callab/v1/contacts/query?per_page=20&page=2', { authorization: 'Bearer mock-token', ...session }),
    send('GET', `${tenant}/contacts?q=a`, { ...token, ...session }),
    send('GET', '/which50/contactLists', { ...in50, prefer: `code=${count % 2 ? 404 : 401}` }),
    send('POST', `${tenant}/contacts`, { ...token, ...session, ...json }, `{"attributes":{"name":"n${count}"}}`),
  ];
  const statuses = await Promise.all(sent);
  if (count % 500 === 499) await send('DELETE', `/__mock/sessions/${session['x-mock-session']}`, json);
  if (statuses.includes(500)) throw new Error('The mock failed on a request.');
  return sent.length;
}

function send(method: string, target: string, headers: Record<string, string>, body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method, path: target, headers, agent }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject).end(body);
  });
}

let done = 0;
const samples: number[] = [];
async function work(worker: number): Promise<void> {
  for (let count = 0; done < total; count += 1) {
    // Read after the wait, for others count meanwhile.
    const sent = await turn(worker, count);
    done += sent;
    if (done >= ((samples.length + 1) * total) / 20) await sample();
  }
}

async function sample(): Promise<void> {
  const index = samples.push(0) - 1;
  child.send('measure');
  const { heap, rss } = await next<{ heap: number; rss: number }>(child);
  samples[index] = heap;
  process.stdout.write(`${done} requests: heap ${toMiB(heap)} MiB, resident ${toMiB(rss)} MiB\n`);
}

await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));
child.kill();
agent.destroy();
const [, early = 0] = samples;
const late = samples.at(-1)!;
process.stdout.write(
  `Heap at the end is ${(late / early).toFixed(2)} of what it was after a tenth; ${tolerance} is allowed.\n`,
);
if (late > early * tolerance) process.exitCode = 1;

function next<T>(process: ChildProcess): Promise<T> {
  return new Promise((resolve) => process.once('message', (message) => resolve(message as T)));
}

function toMiB(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
