import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ApiModel } from '../../../scripts/model/model.ts';
import type { CommittedApi } from '../../support/apis.ts';
import type { Contestant } from './contestant.ts';
import { projectFolder } from './tools.ts';
import { usagesOf } from './usage.ts';

/** A contestant and the folder that its clients of all APIs stand in. */
export interface Entry {
  readonly contestant: Contestant;
  readonly folder: string;
}

/**
 * Generates every client into a temporary folder, hands them over, and removes the folder afterwards.
 * @throws Error when a generator fails
 */
export async function withClients(
  contestants: readonly Contestant[],
  apis: readonly CommittedApi[],
  use: (entries: readonly Entry[]) => Promise<void>,
): Promise<void> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'contact-apis-bench-')));
  try {
    await symlink(path.join(projectFolder, 'node_modules'), path.join(root, 'node_modules'), 'junction');
    const entries = contestants.map((contestant) => ({
      contestant,
      folder: path.join(root, contestant.name.replaceAll(' ', '-')),
    }));
    for (const { contestant, folder } of entries) {
      for (const { model, file } of apis) await generate(contestant, model, file, folder);
    }
    await use(entries);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function generate(contestant: Contestant, model: ApiModel, description: string, root: string): Promise<void> {
  const folder = path.join(root, model.name);
  await mkdir(folder, { recursive: true });
  await contestant.generate({ model, description, folder });
  await writeFile(path.join(root, `${model.name}.calls.ts`), callsModule(contestant, model));
}

/** A module whose `calls` calls every operation by its id, with the example arguments of the description. */
function callsModule(contestant: Contestant, model: ApiModel): string {
  const calls = usagesOf(model).map(
    (usage) => `  ${usage.operation.id}: async () => ${contestant.call(usage, model)},\n`,
  );
  return `${contestant.setup(model)}\n\nexport const calls = {\n${calls.join('')}};\n`;
}
