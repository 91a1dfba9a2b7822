/** Run as a process of its own: times calls over a stub `fetch`, and prints what each round took as JSON. */
import { deepStrictEqual } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

/** What to time, a file's JSON. The first contestant says what has to go over the wire. */
export interface TimerTask {
  readonly modules: readonly { readonly contestant: string; readonly api: string; readonly file: string }[];
  readonly operations: readonly {
    readonly api: string;
    readonly id: string;
    readonly status: number;
    /** Body of the stub's answer. */
    readonly answer: string;
  }[];
  readonly rounds: number;
  /** Calls of one operation by one contestant in one round. */
  readonly calls: number;
}

/** Microseconds per call in one round. */
export interface Sample {
  readonly contestant: string;
  readonly api: string;
  readonly id: string;
  readonly time: number;
}

type Call = () => Promise<unknown>;

interface Runner {
  readonly contestant: string;
  readonly call: Call;
}

/** What a client asked of `fetch`. */
interface Asked {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
  readonly authorization: string | null;
}

const task = JSON.parse(await readFile(process.argv[2]!, 'utf8')) as TimerTask;
const clients = new Map<string, Record<string, Call>>();
const stub = { status: 200, answer: '', headers: { 'Content-Type': 'application/json' } };
globalThis.fetch = async () => new Response(stub.answer, stub);
for (const { contestant, api, file } of task.modules) {
  const { calls } = (await import(pathToFileURL(file).href)) as { calls: Record<string, Call> };
  clients.set(`${contestant} ${api}`, calls);
}
process.stdout.write(JSON.stringify(await timeAll()));

async function timeAll(): Promise<Sample[]> {
  for (const operation of task.operations) await compareRequests(operation);
  const samples: Sample[] = [];
  for (let round = -1; round < task.rounds; round++) {
    for (const operation of task.operations) {
      const measured = await timeRound(operation, round);
      // The first round warms up.
      if (round >= 0) samples.push(...measured);
    }
  }
  return samples;
}

function runnersOf({ api, id }: TimerTask['operations'][number]): Runner[] {
  return task.modules
    .filter((module) => module.api === api)
    .map(({ contestant }) => ({ contestant, call: clients.get(`${contestant} ${api}`)![id]! }));
}

/** Each contestant in turn, beginning with another one in each round. */
async function timeRound(operation: TimerTask['operations'][number], round: number): Promise<Sample[]> {
  const { api, id, status, answer } = operation;
  Object.assign(stub, { status, answer });
  const runners = runnersOf(operation);
  const first = (round + runners.length) % runners.length;
  const samples: Sample[] = [];
  for (const { contestant, call } of [...runners.slice(first), ...runners.slice(0, first)]) {
    const start = process.hrtime.bigint();
    for (let count = 0; count < task.calls; count++) await call();
    const time = Number(process.hrtime.bigint() - start) / 1000 / task.calls;
    samples.push({ contestant, api, id, time });
  }
  return samples;
}

/**
 * All contestants must send the same request and give something back: else they would not do the same work.
 * @throws AssertionError naming the one that does not
 */
async function compareRequests(operation: TimerTask['operations'][number]): Promise<void> {
  const { api, id, status, answer } = operation;
  const answering = globalThis.fetch;
  Object.assign(stub, { status, answer });
  const wanted: Asked[] = [];
  for (const { contestant, call } of runnersOf(operation)) {
    const asked: Asked[] = [];
    globalThis.fetch = async (input, init) => {
      asked.push(await describeRequest(new Request(input, init)));
      return answering(input, init);
    };
    const value = await call();
    if (wanted.length === 0) wanted.push(...asked);
    deepStrictEqual(asked, wanted, `${contestant} sends another request for ${api} ${id}`);
    deepStrictEqual(typeof value, 'object', `${contestant} gives nothing for ${api} ${id}`);
  }
  globalThis.fetch = answering;
}

async function describeRequest(request: Request): Promise<Asked> {
  const text = await request.text();
  return {
    method: request.method,
    url: request.url,
    body: text && JSON.parse(text),
    authorization: request.headers.get('Authorization'),
  };
}
