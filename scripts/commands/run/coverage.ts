import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { knownWays, measureCoverage, type Coverage } from '../../model/coverage.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { compileProject } from '../compile.ts';
import type { CoverageOptions } from '../coverage.ts';
import { exitCodes, result, resultJson } from '../io.ts';

/** Counts operations by provenance level; fails when a known endpoint is not described. */
export async function runCoverage(
  names: readonly string[],
  { config, endpoints, json }: CoverageOptions,
): Promise<void> {
  const { compiled } = await compileProject(config, names);
  const coverages = await Promise.all(
    compiled.map(async ({ model }) => measureCoverage(model, await readEndpoints(endpoints, model.name))),
  );
  if (json) resultJson({ apis: coverages });
  else result(renderTable(coverages));
  if (coverages.some(({ missing }) => missing.length > 0)) process.exitCode = exitCodes.failed;
}

async function readEndpoints(folder: string | undefined, api: string): Promise<string[]> {
  if (!folder) return [];
  const file = path.join(folder, `${api}.yaml`);
  try {
    const endpoints: unknown = parse(await readFile(file, 'utf8'));
    if (Array.isArray(endpoints)) return endpoints.map(String);
    throw new TypeError(`${file} does not hold a list.`);
  } catch (error) {
    throw new UsageError(`The endpoints of ${api} cannot be read: ${(error as Error).message}`);
  }
}

function renderTable(coverages: readonly Coverage[]): string {
  const ways = knownWays.filter((way) => way !== 'unstated' || coverages.some(({ levels }) => levels[way] > 0));
  const header = ['API', 'operations', ...ways];
  const rows = coverages.map(({ api, operations, levels }) => [api, operations, ...ways.map((way) => levels[way])]);
  const total = ['all', ...header.slice(1).map((_title, column) => sum(rows.map((row) => Number(row[column + 1]))))];
  const table = [header, ...rows, ...(rows.length > 1 ? [total] : [])].map((row) => row.map(String));
  const widths = header.map((_title, column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map((row) => row.map((cell, column) => pad(cell, widths[column]!, column)).join('  '));
  const missing = coverages.flatMap(({ api, missing: endpoints }) =>
    endpoints.map((endpoint) => `not described: ${api} ${endpoint}`),
  );
  return [...lines, ...missing].join('\n');
}

const pad = (cell: string, width: number, column: number): string =>
  column === 0 ? cell.padEnd(width) : cell.padStart(width);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
