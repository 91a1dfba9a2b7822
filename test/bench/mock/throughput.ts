import { createRequire } from 'node:module';
import { spreadOf, type Spread } from '../statistics.ts';
import { ourName, peer, type Contestant } from './contestants.ts';
import type { Document, Exchange } from './documents.ts';
import { ask, startServer, type RunningServer } from './server.ts';

/** How many requests a contestant answers. */
export interface Throughput {
  readonly exchange: string;
  readonly contestant: string;
  /** Per second. */
  readonly rate: Spread;
  /** Ours by theirs, in the same round. */
  readonly ratio: Spread;
  /** Of one answer's body. */
  readonly bytes: number;
}

/** What a contestant holds in memory, in MiB. */
export interface Memory {
  readonly contestant: string;
  readonly idle: number | undefined;
  readonly loaded: number | undefined;
}

export interface LoadOptions {
  readonly rounds: number;
  /** Length of one measurement. */
  readonly seconds: number;
}

/** Puts all contestants under the same load, in turn. */
export async function measureLoad(
  contestants: readonly Contestant[],
  document: Document,
  home: string,
  { rounds, seconds }: LoadOptions,
): Promise<{ throughput: Throughput[]; memory: Memory[] }> {
  const servers: RunningServer[] = [];
  try {
    for (const contestant of contestants) servers.push(await startServer(contestant, document, home));
    const idle = await Promise.all(servers.map((server) => server.memory()));
    const throughput: Throughput[] = [];
    for (const exchange of document.exchanges) {
      process.stderr.write(`${exchange.name} …\n`);
      throughput.push(...(await compare(servers, exchange, rounds, seconds)));
    }
    const loaded = await Promise.all(servers.map((server) => server.memory()));
    const memory = servers.map(({ contestant }, at) => ({
      contestant: contestant.name,
      idle: idle[at],
      loaded: loaded[at],
    }));
    return { throughput, memory };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** Each in turn, beginning with another one in each round; the first round warms up. */
async function compare(
  servers: readonly RunningServer[],
  exchange: Exchange,
  rounds: number,
  seconds: number,
): Promise<Throughput[]> {
  const rates = new Map(servers.map(({ contestant }) => [contestant.name, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    const first = round % servers.length;
    for (const { contestant, url } of [...servers.slice(first), ...servers.slice(0, first)]) {
      const rate = await rateOf(url, exchange, round === 0 ? 1 : seconds);
      if (round > 0) rates.get(contestant.name)!.push(rate);
    }
  }
  return Promise.all(
    servers.map(async ({ contestant, url }) => {
      const measured = rates.get(contestant.name)!;
      const text = await ask(url, exchange);
      // Those that make their answers up say now and then that they are errors.
      if (contestant.name === ourName && text.startsWith('{"status":"error"')) throw new Error(`We answer ${text}`);
      return {
        exchange: exchange.name,
        contestant: contestant.name,
        rate: spreadOf(measured),
        ratio: spreadOf(rates.get(ourName)!.map((rate, round) => rate / measured[round]!)),
        bytes: text.length,
      };
    }),
  );
}

/** The parts of autocannon that are used here. */
type Autocannon = (options: {
  url: string;
  method: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
  connections: number;
  duration: number;
}) => Promise<{ requests: { average: number }; errors: number; timeouts: number; non2xx: number }>;

/** @throws Error when an answer is no success */
async function rateOf(url: string, exchange: Exchange, seconds: number): Promise<number> {
  const autocannon = createRequire(import.meta.url)(peer('autocannon/autocannon.js')) as Autocannon;
  const { path, method, headers, body } = exchange;
  await ask(url, exchange);
  const { requests, errors, timeouts, non2xx } = await autocannon({
    url: `${url}${path}`,
    method,
    headers,
    connections: 10,
    duration: seconds,
    ...(body !== undefined && { body }),
  });
  if (errors + timeouts + non2xx > 0) {
    throw new Error(`${url} fails ${exchange.name}: ${errors} errors, ${timeouts} timeouts, ${non2xx} not 2xx`);
  }
  await ask(url, exchange);
  return requests.average;
}
