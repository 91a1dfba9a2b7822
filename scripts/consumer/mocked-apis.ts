import path from 'node:path';
import type { MockedApi } from '../mock/mock.ts';
import { buildModel } from '../model/build.ts';
import type { Problem } from '../spec/problem.ts';
import { readBundled } from './bundled.ts';
import type { ApiRequest, GenerateRequest } from './request.ts';
import { readSelfContained } from './self-contained.ts';

/** The APIs of a request as the mock takes them, and what was found in their descriptions that is not an error. */
export interface MockedApis {
  readonly apis: readonly MockedApi[];
  readonly warnings: readonly Problem[];
}

/**
 * Reads the descriptions of the APIs of a request for the mock. Those in one sound file are read quickly, and checked no
 * further; all others as for clients.
 * @param onFile told each file that is read
 * @throws DescriptionError with every problem in those that have one
 */
export async function readMockedApis(
  { apis, root }: Pick<GenerateRequest, 'apis' | 'root'>,
  onFile: (file: string) => void,
): Promise<MockedApis> {
  const quick = new Map(
    await Promise.all(apis.map(async (api) => [api.name, await readQuickly(api, root, onFile)] as const)),
  );
  const others = apis.filter(({ name }) => quick.get(name) === undefined);
  const { bundles, warnings } = await readThoroughly({ apis: others, root }, onFile);
  for (const { api, document } of bundles) quick.set(api, { model: buildModel(api, document), document });
  return { apis: apis.map(({ name }) => quick.get(name)!), warnings };
}

async function readQuickly(
  { name, spec }: ApiRequest,
  root: string,
  onFile: (file: string) => void,
): Promise<MockedApi | undefined> {
  if (spec === undefined) {
    const { document } = await readBundled(name);
    return { model: buildModel(name, document), document };
  }
  if (/^https?:/i.test(spec)) return undefined;
  const file = path.resolve(root, spec);
  onFile(file);
  return readSelfContained(name, file);
}

async function readThoroughly(
  request: Pick<GenerateRequest, 'apis' | 'root'>,
  onFile: (file: string) => void,
): ReturnType<typeof import('./descriptions.ts').readDescriptions> {
  if (request.apis.length === 0) return { bundles: [], warnings: [] };
  // Redocly, which takes long to load.
  const { readDescriptions } = await import('./descriptions.ts');
  return readDescriptions(request, onFile);
}
