import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { benchFolder } from '../install.ts';
import { spreadOf, type Spread } from '../statistics.ts';
import { runTool } from './tools.ts';
import type { Entry } from './workspace.ts';

/** What `tsc` needs to check a project that holds a client and calls each of its operations. */
export interface TypeCheck {
  readonly contestant: string;
  /** The APIs that the project holds. */
  readonly apis: readonly string[];
  readonly compiler: CompilerName;
  /** Seconds that the checker worked. */
  readonly check: Spread;
  /** Seconds of everything: read, parse, bind, check. */
  readonly total: Spread;
  readonly instantiations: number;
  readonly types: number;
}

/** On TypeScript 7 in one thread: its figures depend on how it shares out the work otherwise. */
const compilers = {
  'TypeScript 5.9': { folder: 'typescript', flags: [] },
  'TypeScript 7': { folder: 'typescript-7', flags: ['--singleThreaded'] },
} as const;

export type CompilerName = keyof typeof compilers;

export const compilerNames = Object.keys(compilers) as CompilerName[];

const compilerOptions = {
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'Bundler',
  lib: ['ES2022', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
  types: [],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  allowImportingTsExtensions: true,
};

/**
 * Checks the projects of all contestants in turn, as often as asked, so that a slow moment of the machine hits all.
 * @throws Error when a project does not compile
 */
export async function measureTypeChecks(
  entries: readonly Entry[],
  apis: readonly string[],
  compiler: CompilerName,
  rounds: number,
): Promise<TypeCheck[]> {
  for (const { folder } of entries) await writeProject(folder, apis);
  const runs = new Map(entries.map((entry) => [entry, [] as Diagnostics[]]));
  for (let round = 0; round < rounds; round++) {
    for (const [{ folder }, measured] of runs) measured.push(await check(folder, compiler));
  }
  return [...runs].map(([{ contestant }, measured]) => ({
    contestant: contestant.name,
    apis,
    compiler,
    check: spreadOf(measured.map((run) => run.check)),
    total: spreadOf(measured.map((run) => run.total)),
    instantiations: measured[0]!.instantiations,
    types: measured[0]!.types,
  }));
}

/** All that was generated for some APIs, and the calls. */
async function writeProject(folder: string, apis: readonly string[]): Promise<void> {
  const include = ['runtime', ...apis.flatMap((api) => [api, `${api}.calls.ts`])];
  await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }));
}

interface Diagnostics {
  readonly check: number;
  readonly total: number;
  readonly instantiations: number;
  readonly types: number;
}

async function check(folder: string, name: CompilerName): Promise<Diagnostics> {
  const compiler = compilers[name];
  const program = path.join(benchFolder, 'node_modules', compiler.folder, 'bin/tsc');
  const output = await runTool(program, ['--extendedDiagnostics', ...compiler.flags], folder);
  const figure = (label: string): number => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(output)?.[1]);
  return {
    check: figure('Check time'),
    total: figure('Total time'),
    instantiations: figure('Instantiations'),
    types: figure('Types'),
  };
}
