import type { Bundle } from '../spec/bundle.ts';
import { DescriptionError, isError, type Problem } from '../spec/problem.ts';
import { readBundled } from './bundled.ts';
import type { ApiRequest, GenerateRequest } from './request.ts';
import { readOwn } from './sources.ts';

/** The descriptions that a request is about, and what was found in them that is not an error. */
export interface Descriptions {
  readonly bundles: readonly Bundle[];
  readonly warnings: readonly Problem[];
}

/**
 * Reads the descriptions of the APIs of a request.
 * @param onFile told each file that is read
 * @throws DescriptionError with every problem in all of them
 */
export async function readDescriptions(
  { apis, root }: Pick<GenerateRequest, 'apis' | 'root'>,
  onFile: (file: string) => void,
): Promise<Descriptions> {
  const read = await Promise.all(apis.map((api) => readDescription(api, root, onFile)));
  const problems = read.flatMap((description) => description.problems);
  if (problems.some(isError)) throw new DescriptionError(problems);
  return { bundles: read.flatMap(({ bundle }) => bundle ?? []), warnings: problems };
}

async function readDescription(
  { name, spec }: ApiRequest,
  root: string,
  onFile: (file: string) => void,
): Promise<{ problems: readonly Problem[]; bundle?: Bundle }> {
  if (spec === undefined) return { problems: [], bundle: await readBundled(name) };
  const { files, ...check } = await readOwn(name, spec, root);
  files.forEach(onFile);
  return check;
}
