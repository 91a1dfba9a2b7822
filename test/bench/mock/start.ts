import { spreadOf, type Spread } from '../statistics.ts';
import type { Contestant } from './contestants.ts';
import type { Document } from './documents.ts';
import { startServer } from './server.ts';

/** How long a contestant takes to its first answer. */
export interface Start {
  readonly document: string;
  readonly contestant: string;
  /** In milliseconds. */
  readonly time: Spread;
  /** In MiB, right after that. */
  readonly memory: number | undefined;
}

/** Starts each contestant in turn, some times; the first time fills the caches of the system and does not count. */
export async function measureStarts(
  contestants: readonly Contestant[],
  document: Document,
  home: string,
  rounds: number,
): Promise<Start[]> {
  const measured = new Map(contestants.map(({ name }) => [name, [] as { time: number; memory: number | undefined }[]]));
  for (let round = 0; round <= rounds; round++) {
    process.stderr.write(`Start on ${document.name}, round ${round} of ${rounds} …\n`);
    for (const contestant of contestants) {
      const server = await startServer(contestant, document, home);
      const memory = await server.memory();
      await server.stop();
      if (round > 0) measured.get(contestant.name)!.push({ time: server.startedIn, memory });
    }
  }
  return [...measured].map(([contestant, samples]) => ({
    document: document.name,
    contestant,
    time: spreadOf(samples.map(({ time }) => time)),
    memory: samples.at(-1)?.memory,
  }));
}
