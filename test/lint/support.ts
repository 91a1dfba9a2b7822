import path from 'node:path';
import { createConfig, lint, lintFromString, type Config, type NormalizedProblem } from '@redocly/openapi-core';
import plugin from '../../scripts/lint/plugin.ts';
import type { Problem } from '../../scripts/spec/problem.ts';
import { toProblem } from '../../scripts/spec/redocly-problem.ts';
import { folderWith } from '../support/folder.ts';

/** What a test says about a problem: where it is, then what it is. */
export type Report = string;

const EVERY = Object.keys(plugin().rules?.oas3 ?? {});

/** Lints one document with one rule, or with all of ours. */
export async function lintText(source: string, rule?: string): Promise<Report[]> {
  const found = await lintFromString({ source, absoluteRef: '/api.yaml', config: await configOf(rule) });
  return reports(found, '/');
}

/** Lints the description that starts at `openapi.yaml` among some files. */
export async function lintFiles(files: Readonly<Record<string, string>>, rule?: string): Promise<Report[]> {
  const folder = await folderWith(files);
  const found = await lint({ ref: path.join(folder, 'openapi.yaml'), config: await configOf(rule) });
  return reports(found, folder);
}

function configOf(rule: string | undefined): Promise<Config> {
  const names = rule === undefined ? EVERY : [rule];
  const rules = Object.fromEntries(names.map((name) => [`contact-apis/${name}`, 'error' as const]));
  return createConfig({ plugins: [plugin()], rules });
}

function reports(problems: readonly NormalizedProblem[], folder: string): Report[] {
  return problems.map((problem) => {
    const { file, line, pointer, message, suggestions }: Problem = toProblem(problem, folder);
    const others = problem.location.slice(1).map((location) => ` and ${location.pointer ?? ''}`);
    const hint = suggestions.length > 0 ? ` (${suggestions.join(', ')}?)` : '';
    return `${file}:${line} ${pointer}${others.join('')} ${message}${hint}`;
  });
}
