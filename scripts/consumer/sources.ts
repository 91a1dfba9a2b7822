import path from 'node:path';
import { createConfig, isAbsoluteUrl, type BaseResolver, type Config } from '@redocly/openapi-core';
import { bundleApi, type Check } from '../spec/bundle.ts';
import { lintSource } from '../spec/lint.ts';
import { isError, withoutRepeats, type Problem } from '../spec/problem.ts';
import type { Project } from '../spec/project.ts';
import { ConfinedResolver, isInside } from '../spec/resolver.ts';
import { RemoteResolver } from './remote.ts';

/** What a client cannot be made without; how a description is written otherwise is its author's business. */
const rules = {
  'no-unresolved-refs': 'error',
  'path-declaration-must-exist': 'error',
  'path-parameters-defined': 'error',
  'operation-operationId-unique': 'error',
  'operation-parameters-unique': 'error',
} as const;

/** A description as it was read, and the files it was read from, also when there are errors. */
export type OwnDescription = Check & { readonly files: readonly string[] };

/**
 * Reads, checks and bundles a description of the consumer's own.
 * @param spec a file, seen from the root, or an http(s) URL
 * @param root absolute path of the consumer's project. References lead no further than that folder, or than the folder
 *   of a file outside of it; those of a URL no further than its origin
 */
export async function readOwn(api: string, spec: string, root: string): Promise<OwnDescription> {
  const file = isAbsoluteUrl(spec) ? spec : path.resolve(root, spec);
  const resolver = isAbsoluteUrl(spec) ? new RemoteResolver(spec) : new ConfinedResolver(await confines(root, file));
  const check = await checkOwn({ name: api, file }, projectOf(root, await createConfig({ rules }), resolver));
  const files = [file, ...resolver.getFiles()].filter((name) => !isAbsoluteUrl(name));
  return { ...check, files: [...new Set(files)] };
}

async function confines(root: string, file: string): Promise<string> {
  return (await isInside(root, file)) ? root : path.dirname(file);
}

const projectOf = (root: string, config: Config, resolver: BaseResolver): Project => ({
  root,
  config,
  apis: [],
  joins: false,
  newResolver: () => resolver,
});

async function checkOwn(api: { name: string; file: string }, project: Project): Promise<Check> {
  const authored = (await lintSource(project, api)).map(tolerant);
  if (authored.some(isError)) return { problems: authored };
  const { problems, bundle } = await bundleApi(project, api, 'warn');
  const found = [...authored, ...withoutRepeats(problems, authored)];
  return bundle && !found.some(isError) ? { problems: found, bundle } : { problems: found };
}

/** A member that OpenAPI does not know hinders nobody: many published descriptions have some. */
function tolerant(problem: Problem): Problem {
  return problem.rule === 'struct' && /^Property `.*` is not expected here\./.test(problem.message)
    ? { ...problem, severity: 'warn' }
    : problem;
}
