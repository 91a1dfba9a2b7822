import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runTool } from '../client/tools.ts';
import { spreadOf, type Spread } from '../statistics.ts';
import type { CallerSample, CallerTask } from './caller.ts';
import type { Document, Exchange } from './documents.ts';
import { describeMany } from './many.ts';

/** What a call of `mock.fetch` takes, in microseconds. */
export interface CallTime {
  readonly exchange: string;
  readonly median: number;
  readonly p99: number;
  /** The median of the rounds, reading the body included. */
  readonly withBody: number;
}

/** Times calls without a port. */
export async function measureCalls({ name, file, exchanges }: Document, home: string): Promise<CallTime[]> {
  const samples = await runCaller({ mocks: [{ name, file, exchanges }], rounds: 20, calls: 500 }, home);
  return [...Map.groupBy(samples, ({ exchange }) => exchange)].map(([exchange, group]) => {
    const times = group.flatMap((sample) => sample.times).toSorted((a, b) => a - b);
    return {
      exchange,
      median: times[Math.floor(times.length / 2)]!,
      p99: times[Math.floor(times.length * 0.99)]!,
      withBody: spreadOf(group.map(({ withBody }) => withBody)).median,
    };
  });
}

/** What a call takes where there are more operations. */
export interface Scale {
  readonly operations: number;
  /** Median of a call, in microseconds, over the rounds. */
  readonly time: Spread;
  /** Against the fewest operations, round by round. */
  readonly ratio: Spread;
}

/** Times calls of mocks that differ in the number of their operations only, in turn in one process. */
export async function measureScale(home: string, counts: readonly number[]): Promise<Scale[]> {
  const mocks = await Promise.all(
    counts.map(async (count) => {
      const file = path.join(home, `many-${count}.json`);
      await writeFile(file, JSON.stringify(describeMany(count)));
      return { name: `many-${count}`, file, exchanges: spreadOver(count) };
    }),
  );
  const samples = await runCaller({ mocks, rounds: 40, calls: 100 }, home);
  const medians = counts.map((count) => mediansOf(samples.filter(({ mock }) => mock === `many-${count}`)));
  return counts.map((operations, at) => ({
    operations,
    time: spreadOf(medians[at]!),
    ratio: spreadOf(medians[at]!.map((median, round) => median / medians[0]![round]!)),
  }));
}

/** The same number of requests whatever the number of operations: to the first, to the last and between. */
function spreadOver(count: number): Exchange[] {
  return [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const kind = Math.floor(part * (count / 2 - 1));
    return { name: `at ${part}`, method: 'GET', path: `/kind${kind}/things/7`, headers: {} };
  });
}

/** Of each round, over all exchanges. */
function mediansOf(samples: readonly CallerSample[]): number[] {
  const exchanges = [...Map.groupBy(samples, ({ exchange }) => exchange).values()];
  return exchanges[0]!.map((_, round) => spreadOf(exchanges.flatMap((group) => group[round]!.times)).median);
}

async function runCaller(task: CallerTask, home: string): Promise<CallerSample[]> {
  const file = path.join(home, 'calls.json');
  await writeFile(file, JSON.stringify(task));
  return JSON.parse(await runTool(path.join(import.meta.dirname, 'caller.ts'), [file], home)) as CallerSample[];
}
