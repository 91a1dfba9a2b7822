import path from 'node:path';
import { existsSync } from 'node:fs';
import { findConfig, loadConfig, type Config } from '@redocly/openapi-core';
import { UsageError } from './usage-error.ts';

/** The descriptions one `redocly.yaml` names, and the lint rules it sets for them. */
export interface Project {
  /** Absolute path of the folder `redocly.yaml` stands in. */
  readonly root: string;
  readonly config: Config;
  readonly apis: readonly Api[];
}

/** One described API. */
export interface Api {
  readonly name: string;
  /** Absolute path of the root file of its description. */
  readonly file: string;
}

/** Name under which `redocly.yaml` holds the lint rules of the joined document. */
export const joinedName = 'joined';

/**
 * Opens the project a configuration file describes.
 * @param configPath a `redocly.yaml`; the nearest one from the working directory upwards when left out
 * @throws UsageError when there is no such file
 */
export async function openProject(configPath?: string): Promise<Project> {
  const found = configPath ? path.resolve(configPath) : findUpwards(process.cwd());
  if (!found || !existsSync(found)) {
    throw new UsageError(
      configPath
        ? `There is no configuration file ${configPath}.`
        : 'There is no redocly.yaml in this folder or above it. Name one with --config <file>.',
    );
  }
  const config = await loadConfig({ configPath: found });
  const root = path.dirname(found);
  const apis = Object.entries(config.resolvedConfig.apis ?? {})
    .filter(([name]) => name !== joinedName)
    .map(([name, { root: file }]) => ({ name, file: path.resolve(root, file) }));
  if (apis.length === 0) throw new UsageError(`${found} names no APIs. Add them under \`apis:\`.`);
  return { root, config, apis };
}

function findUpwards(folder: string): string | undefined {
  const parent = path.dirname(folder);
  return findConfig(folder) ?? (parent === folder ? undefined : findUpwards(parent));
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
