import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { apiNames, readApis, type CommittedApi } from '../../support/apis.ts';
import { measureBytes, type Bytes } from './bytes.ts';
import { contactApis } from './contestants/contact-apis.ts';
import { heyApi } from './contestants/hey-api.ts';
import { openapiFetch } from './contestants/openapi-fetch.ts';
import { orval } from './contestants/orval.ts';
import { redocly } from './contestants/redocly.ts';
import { readFeatures } from './features.ts';
import { renderReport } from './report.ts';
import type { Results } from './results.ts';
import { judge } from './targets.ts';
import { measureCalls } from './time.ts';
import { compilerNames, measureTypeChecks, type TypeCheck } from './typecheck.ts';
import { withClients, type Entry } from './workspace.ts';

const contestants = [openapiFetch, redocly('inline'), redocly('module'), heyApi, orval, contactApis];

const usage = `Usage: npm run bench -- client [--api ${apiNames.join('|')}]… [--part bytes|time|types]… [--json]\n`;

/** Compares our generated clients with those of other generators, and prints a report. */
export async function run(args: string[]): Promise<void> {
  const options = readOptions(args);
  if (!options) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const apis = (await readApis()).filter(({ model }) => options.apis.includes(model.name));
  await withClients(contestants, apis, async (entries) => {
    const results = await measure(entries, apis, options.parts);
    const text = options.json
      ? `${JSON.stringify({ ...results, targets: judge(results) }, null, 2)}\n`
      : renderReport(results);
    process.stdout.write(text);
  });
}

type Part = 'bytes' | 'time' | 'types';

interface Options {
  readonly apis: readonly string[];
  readonly parts: readonly Part[];
  readonly json: boolean;
}

function readOptions(args: string[]): Options | undefined {
  const allParts: readonly Part[] = ['bytes', 'time', 'types'];
  try {
    const { values } = parseArgs({
      args,
      options: {
        api: { type: 'string', multiple: true },
        part: { type: 'string', multiple: true },
        json: { type: 'boolean', default: false },
      },
    });
    const { api = [...apiNames], part = [...allParts], json } = values;
    const parts = allParts.filter((name) => part.includes(name));
    const apis = apiNames.filter((name) => api.includes(name));
    return apis.length === new Set(api).size && parts.length === new Set(part).size ? { apis, parts, json } : undefined;
  } catch {
    return undefined;
  }
}

async function measure(
  entries: readonly Entry[],
  apis: readonly CommittedApi[],
  parts: readonly Part[],
): Promise<Results> {
  const models = apis.map(({ model }) => model);
  return {
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`,
    apis: models.map(({ name }) => name),
    contestants: entries.map(({ contestant }) => contestant.name),
    features: await Promise.all(entries.map((entry) => readFeatures(entry))),
    bytes: parts.includes('bytes') ? await allBytes(entries, apis) : [],
    times: parts.includes('time') ? await measureCalls(entries, models, 400) : [],
    typeChecks: parts.includes('types')
      ? await allTypeChecks(
          entries,
          models.map(({ name }) => name),
        )
      : [],
  };
}

async function allBytes(entries: readonly Entry[], apis: readonly CommittedApi[]): Promise<Bytes[]> {
  process.stderr.write('Bundling …\n');
  const measured: Bytes[] = [];
  for (const { model } of apis) {
    for (const entry of entries) measured.push(await measureBytes(entry, model));
  }
  return measured;
}

/** Each API alone, and all of them together. */
async function allTypeChecks(entries: readonly Entry[], apis: readonly string[]): Promise<TypeCheck[]> {
  const projects = apis.length > 1 ? [...apis.map((api) => [api]), apis] : [apis];
  const measured: TypeCheck[] = [];
  for (const compiler of compilerNames) {
    for (const project of projects) {
      process.stderr.write(`${compiler} checks ${project.join(' + ')} …\n`);
      measured.push(...(await measureTypeChecks(entries, project, compiler, 5)));
    }
  }
  return measured;
}
