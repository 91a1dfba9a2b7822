import path from 'node:path';
import { existsSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { BaseResolver, Config, lintConfig, loadConfig } from '@redocly/openapi-core';
import { apiNamePattern } from './api-name.ts';
import { findProject } from './find-project.ts';
import { formatProblems } from './problem.ts';
import { toProblems } from './redocly-problem.ts';
import { ConfinedResolver } from './resolver.ts';
import { UsageError } from './usage-error.ts';

/** The descriptions one `redocly.yaml` names, and the lint rules it sets for them. */
export interface Project {
  /** Absolute path of the folder `redocly.yaml` stands in. */
  readonly root: string;
  readonly config: Config;
  readonly apis: readonly Api[];
  /** Whether `redocly.yaml` asks for a document that joins all APIs: it does so by rules for one of that name. */
  readonly joins: boolean;
  /** Reads the documents of a description, and says which it may not read. */
  readonly newResolver: () => BaseResolver;
}

/** One described API. */
export interface Api {
  readonly name: string;
  /** Absolute path of the root file of its description. */
  readonly file: string;
}

/** Name under which `redocly.yaml` holds the lint rules of the joined document. */
export const joinedName = 'joined';

/** Names that stand for something else in the output folder and on the local server. */
const takenNames = ['runtime', 'docs'];

/**
 * Opens the project a configuration file describes.
 * @param configPath a `redocly.yaml`; the nearest one from the working directory upwards when left out
 * @throws UsageError when there is no such file, or when it cannot be used; it names the file and what is wrong
 */
export async function openProject(configPath?: string): Promise<Project> {
  const found = configPath ? path.resolve(configPath) : findProject(process.cwd());
  if (!found || !existsSync(found)) {
    throw new UsageError(
      configPath
        ? `There is no configuration file ${configPath}.`
        : 'There is no redocly.yaml in this folder or above it. Name one with --config <file>.',
    );
  }
  const config = await readConfig(found);
  const root = path.dirname(found);
  const named = Object.entries(config.resolvedConfig.apis ?? {});
  const apis = named
    .filter(([name]) => name !== joinedName)
    .map(([name, { root: file }]) => ({ name, file: path.resolve(root, file) }));
  if (apis.length === 0) throw new UsageError(`${found} names no APIs. Add them under \`apis:\`.`);
  const misnamed = apis.filter(({ name }) => !apiNamePattern.test(name) || takenNames.includes(name));
  if (misnamed.length > 0) {
    throw new UsageError(
      `${found} has APIs that cannot be named so: ${misnamed.map(({ name }) => JSON.stringify(name)).join(', ')}.\n` +
        `A name is made of a-z, 0-9 and -, starts with a letter, and is not ${takenNames.join(' or ')}.`,
    );
  }
  return { root, config, apis, joins: named.length > apis.length, newResolver: () => new ConfinedResolver(root) };
}

async function readConfig(file: string): Promise<Config> {
  const document = await blame(file, () => new BaseResolver().resolveDocument(null, file, true));
  if (document instanceof Error) throw document;
  await refuseMisshapen(file, new Config({}, { configPath: file, document, plugins: [] }));
  const config = await blame(file, () => loadConfig({ configPath: file }));
  // Once more, since only now the rules of plugins are known.
  await refuseMisshapen(file, config);
  return config;
}

/** @throws UsageError in the place of whatever Redocly throws about a configuration file */
async function blame<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const [reason = ''] = stripVTControlCharacters((error as Error).message).split('\n');
    throw new UsageError(`${file} cannot be used: ${reason}`);
  }
}

async function refuseMisshapen(file: string, config: Config): Promise<void> {
  const problems = toProblems(await lintConfig({ config }));
  if (problems.length > 0) throw new UsageError(`${file} cannot be used:\n${formatProblems(problems)}`);
}

/**
 * The APIs of the given names, in the project's order; all of them when no name is given.
 * @throws UsageError for a name the project does not have, with the nearest one it has
 */
export function selectApis(project: Project, names: readonly string[]): readonly Api[] {
  const known = project.apis.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw UsageError.unknownName('API', unknown, known);
  return names.length === 0 ? project.apis : project.apis.filter(({ name }) => names.includes(name));
}
