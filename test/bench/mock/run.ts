import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measureCalls, measureScale } from './calls.ts';
import { bare, ours, peers } from './contestants.ts';
import { github, readCallab } from './documents.ts';
import { buildPackage } from './package.ts';
import { renderReport } from './report.ts';
import type { Results } from './results.ts';
import { measureStarts, type Start } from './start.ts';
import { judge } from './targets.ts';
import { measureLoad } from './throughput.ts';

const allParts = ['throughput', 'start', 'call', 'scale'] as const;

const usage = `Usage: npm run bench -- mock [--part ${allParts.join('|')}]… [--rounds <number>] [--seconds <number>] [--json]\n`;

/** Compares our mock with other mock servers, and prints a report. */
export async function run(args: string[]): Promise<void> {
  const options = readOptions(args);
  if (!options) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const home = await realpath(await mkdtemp(path.join(tmpdir(), 'contact-apis-bench-')));
  try {
    const results = await measure(options, home);
    const json = `${JSON.stringify({ ...results, targets: judge(results) }, null, 2)}\n`;
    process.stdout.write(options.json ? json : renderReport(results));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

interface Options {
  readonly parts: readonly (typeof allParts)[number][];
  readonly rounds: number;
  /** Length of one measurement under load. */
  readonly seconds: number;
  readonly json: boolean;
}

function readOptions(args: string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        part: { type: 'string', multiple: true },
        rounds: { type: 'string', default: '5' },
        seconds: { type: 'string', default: '5' },
        json: { type: 'boolean', default: false },
      },
    });
    const { part = [...allParts], json } = values;
    const parts = allParts.filter((name) => part.includes(name));
    const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
    const isSound = parts.length === new Set(part).size && rounds >= 1 && seconds >= 1;
    return isSound ? { parts, rounds, seconds, json } : undefined;
  } catch {
    return undefined;
  }
}

async function measure({ parts, rounds, seconds }: Options, home: string): Promise<Results> {
  const callab = await readCallab();
  const isServed = parts.includes('throughput') || parts.includes('start');
  const contestants = isServed ? [ours(await buildPackage(home)), ...peers] : [];
  const load = parts.includes('throughput')
    ? await measureLoad([...contestants, bare], callab, home, { rounds, seconds })
    : undefined;
  const starts: Start[] = [];
  for (const document of parts.includes('start') ? [callab, github] : []) {
    starts.push(...(await measureStarts(contestants, document, home, rounds)));
  }
  return {
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`,
    throughput: load?.throughput ?? [],
    memory: load?.memory ?? [],
    starts,
    calls: parts.includes('call') ? await measureCalls(callab, home) : [],
    scale: parts.includes('scale') ? await measureScale(home, [100, 1000]) : [],
  };
}
