import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { ApiModel } from '../../../scripts/model/model.ts';
import { spreadOf, type Spread } from '../statistics.ts';
import { openapiFetch } from './contestants/openapi-fetch.ts';
import type { Sample, TimerTask } from './timer.ts';
import { projectFolder, runTool } from './tools.ts';
import type { Entry } from './workspace.ts';

/** What one call of an operation costs. */
export interface CallTime {
  readonly contestant: string;
  readonly operation: string;
  /** Microseconds. */
  readonly time: Spread;
  /** Against openapi-fetch alone, round by round. */
  readonly ratio: Spread;
}

/** One of each kind: a path, a path with a query, a JSON body, an answer in an envelope. */
const timedOperations: Readonly<Record<string, readonly string[]>> = {
  which50: ['getContact', 'createImportJob'],
  cxengage: ['getContact', 'listContactInteractions', 'updateContact'],
  callab: ['getContact', 'createCall'],
};

/** Times calls of all contestants in turn, in one process over a stub `fetch`. */
export async function measureCalls(
  entries: readonly Entry[],
  models: readonly ApiModel[],
  rounds: number,
): Promise<CallTime[]> {
  const modules = await Promise.all(entries.flatMap((entry) => models.map(({ name }) => bundleCalls(entry, name))));
  const operations = models.flatMap((model) => (timedOperations[model.name] ?? []).map((id) => answerOf(model, id)));
  const task: TimerTask = { modules, operations, rounds, calls: 50 };
  const file = path.join(entries[0]!.folder, 'timer.json');
  await writeFile(file, JSON.stringify(task));
  const output = await runTool(path.join(import.meta.dirname, 'timer.ts'), [file], import.meta.dirname);
  return summarise(JSON.parse(output) as Sample[]);
}

async function bundleCalls({ contestant, folder }: Entry, api: string): Promise<TimerTask['modules'][number]> {
  const file = path.join(folder, `${api}.calls.mjs`);
  await build({
    entryPoints: [path.join(folder, `${api}.calls.ts`)],
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2024',
    nodePaths: [path.join(projectFolder, 'node_modules')],
    mainFields: ['module', 'main'],
  });
  return { contestant: contestant.name, api, file };
}

/** The stub answers with the first JSON example of success. */
function answerOf({ name, operations }: ApiModel, id: string): TimerTask['operations'][number] {
  const success = operations
    .find((operation) => operation.id === id)
    ?.responses.find(({ status }) => status.startsWith('2'));
  const example = success?.content.find(({ type }) => type === 'application/json')?.examples[0];
  if (!success || !example) throw new Error(`${name} has no operation ${id} with a JSON example`);
  return { api: name, id, status: Number(success.status), answer: JSON.stringify(example.value) };
}

function summarise(samples: readonly Sample[]): CallTime[] {
  const groups = Map.groupBy(samples, ({ api, id, contestant }) => `${api} ${id} ${contestant}`);
  return [...groups.values()].map((group) => {
    const { api, id, contestant } = group[0]!;
    const alone = groups.get(`${api} ${id} ${openapiFetch.name}`)!;
    return {
      contestant,
      operation: `${api} ${id}`,
      time: spreadOf(group.map(({ time }) => time)),
      ratio: spreadOf(group.map(({ time }, round) => time / alone[round]!.time)),
    };
  });
}
