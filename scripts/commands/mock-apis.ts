import path from 'node:path';
import { bundledNames } from '../consumer/bundled.ts';
import { requestOf } from '../consumer/flags.ts';
import { readMockedApis } from '../consumer/mocked-apis.ts';
import type { MockedApi } from '../mock/mock.ts';
import { apiNamePattern } from '../spec/api-name.ts';
import { progress, renderProblems } from './io.ts';
import { findMode } from './mode.ts';
import type { MockCommandOptions } from './mock.ts';

/**
 * Reads the APIs that the mock is to serve. Warnings are told.
 * @param onFile told each file that is read, also when there are errors
 * @throws UsageError and DescriptionError with everything that keeps them from being served
 */
export async function readApis(
  names: readonly string[],
  { api, spec, config }: Pick<MockCommandOptions, 'api' | 'spec' | 'config'>,
  onFile: (file: string) => void,
): Promise<readonly MockedApi[]> {
  // Nothing is written, so where to is of no account.
  const output = '.';
  const named = api ?? spec?.map(nameOf);
  const mode = findMode(names, {
    output,
    ...(named && { api: named }),
    ...(spec && { spec }),
    ...(config && { config }),
  });
  if (mode.kind === 'project') {
    const { compileProject } = await import('./compile.ts');
    return (await compileProject(config, names, onFile)).compiled;
  }
  const request =
    mode.kind === 'consumer'
      ? await mode.read(onFile)
      : requestOf({ api: names.length > 0 ? names : bundledNames, output }, process.cwd());
  const { apis, warnings } = await readMockedApis(request, onFile);
  if (warnings.length > 0) progress(renderProblems(warnings, process.stderr));
  return apis;
}

/** The name of an API that has none, after its file: `pet-store` for `specs/Pet Store.yaml`. */
function nameOf(spec: string): string {
  const { name } = path.parse(spec.replace(/[?#].*/, ''));
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  const joined = words.filter(Boolean).join('-');
  return apiNamePattern.test(joined) ? joined : 'own';
}
