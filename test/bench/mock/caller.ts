/** Run as a process of its own: times calls of `mock.fetch`, and prints what each took as JSON. */
import { readFile } from 'node:fs/promises';
import { createMock, type Mock } from '../../../scripts/mock/mock.ts';
import { buildModel } from '../../../scripts/model/build.ts';
import type { OpenApiDocument } from '../../../scripts/spec/openapi.ts';
import type { Exchange } from './documents.ts';

/** What to time, a file's JSON: each mock in turn, all of its exchanges in each round. */
export interface CallerTask {
  readonly mocks: readonly CallerMock[];
  readonly rounds: number;
  /** Calls of one exchange in one round. */
  readonly calls: number;
}

export interface CallerMock {
  readonly name: string;
  /** Absolute path of its description. */
  readonly file: string;
  readonly exchanges: readonly Exchange[];
}

/** Calls of one exchange in one round. */
export interface CallerSample {
  readonly mock: string;
  readonly exchange: string;
  /** Of each call until it has a response, in microseconds. */
  readonly times: readonly number[];
  /** Of a call and reading its body, on average. */
  readonly withBody: number;
}

const task = JSON.parse(await readFile(process.argv[2]!, 'utf8')) as CallerTask;
const mocks = await Promise.all(task.mocks.map(openMock));
const samples: CallerSample[] = [];
// The first rounds warm up.
for (let round = -3; round < task.rounds; round++) {
  const first = Math.abs(round) % mocks.length;
  for (const { name, exchanges, mock } of [...mocks.slice(first), ...mocks.slice(0, first)]) {
    for (const exchange of exchanges) {
      const sample = { mock: name, exchange: exchange.name, ...(await timeCalls(mock, exchange)) };
      if (round >= 0) samples.push(sample);
    }
  }
}
process.stdout.write(JSON.stringify(samples));

async function openMock({ name, file, exchanges }: CallerMock): Promise<CallerMock & { mock: Mock }> {
  const document = JSON.parse(await readFile(file, 'utf8')) as OpenApiDocument;
  const mock = await createMock({ apis: [{ model: buildModel(name, document), document }] });
  for (const exchange of exchanges) {
    const response = await call(mock, exchange);
    const text = await response.text();
    if (!response.ok || (JSON.parse(text) as { status?: unknown })?.status === 'error') {
      throw new Error(`${name} answers ${exchange.name} with ${response.status}: ${text}`);
    }
  }
  return { name, file, exchanges, mock };
}

function call(mock: Mock, { method, path, headers, body }: Exchange): Promise<Response> {
  return mock.fetch(`http://localhost${path}`, { method, headers, ...(body !== undefined && { body }) });
}

async function timeCalls(mock: Mock, exchange: Exchange): Promise<Pick<CallerSample, 'times' | 'withBody'>> {
  const times: number[] = [];
  let total = 0;
  for (let count = 0; count < task.calls; count++) {
    const start = process.hrtime.bigint();
    const response = await call(mock, exchange);
    times.push(Number(process.hrtime.bigint() - start) / 1000);
    await response.text();
    total += Number(process.hrtime.bigint() - start) / 1000;
  }
  return { times, withBody: total / task.calls };
}
