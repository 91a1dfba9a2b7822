import path from 'node:path';
import { shownFile } from '../spec/problem.ts';
import { UsageError } from '../spec/usage-error.ts';
import { checkConfig, listApis, placeOf, type Mistake } from './check-config.ts';
import type { ContactApisConfig, Dates, ImportExtension } from './define-config.ts';
import { loadConfig } from './load-config.ts';
import type { Filter } from './operations.ts';

/** Which clients to generate in a consuming repo, with nothing left open. */
export interface GenerateRequest {
  /** The configuration file, unless flags say everything. */
  readonly config: string | undefined;
  /** Absolute path of the folder that paths are seen from. */
  readonly root: string;
  /** Absolute path of the folder for the clients. */
  readonly output: string;
  readonly apis: readonly ApiRequest[];
  /** Names of all APIs of the configuration, those that are not asked for included. */
  readonly named: readonly string[];
  readonly importExtension: ImportExtension;
  readonly banner: string | undefined;
}

export interface ApiRequest {
  readonly name: string;
  /** A description of the consumer's own; one of the package's when left out. */
  readonly spec: string | undefined;
  readonly filter: Filter;
  readonly dates: Dates;
  /** Where the configuration, or the flags, have a part of the filter. */
  readonly placeOf: (path: readonly string[]) => string;
}

/**
 * Reads what a configuration file asks for.
 * @param names of the APIs to generate; all of them when empty
 * @param onFile told each file that is read for it
 * @throws UsageError with everything that is wrong with the file
 */
export async function readRequest(
  file: string,
  names: readonly string[],
  onFile: (file: string) => void,
): Promise<GenerateRequest> {
  const config = await loadConfig(file, onFile);
  refuse(shownFile(file), checkConfig(config));
  const request = resolveConfig(config as ContactApisConfig, path.dirname(file));
  const unknown = names.filter((name) => !request.named.includes(name));
  if (unknown.length > 0) throw UsageError.unknownName('API', unknown, request.named);
  const apis = request.apis.filter(({ name }) => names.length === 0 || names.includes(name));
  return { ...request, config: file, apis };
}

/** A configuration with its defaults filled in. */
export function resolveConfig(config: ContactApisConfig, root: string): GenerateRequest {
  const apis = listApis(config);
  return {
    config: undefined,
    root,
    output: path.resolve(root, config.output),
    apis: apis.map(([name, { spec, include, exclude, dates }]) => ({
      name,
      spec,
      filter: { include, exclude },
      dates: dates ?? config.dates ?? 'string',
      placeOf: (steps) => placeOf(['apis', name, ...steps]),
    })),
    named: apis.map(([name]) => name),
    importExtension: config.importExtension ?? '.js',
    banner: config.banner || undefined,
  };
}

/** @throws UsageError that tells of all mistakes, unless there is none */
export function refuse(where: string, mistakes: readonly Mistake[]): void {
  if (mistakes.length === 0) return;
  const lines = mistakes.map(({ place, message }) => `  ${place}: ${message}`);
  throw new UsageError(`${where} cannot be used:\n${lines.join('\n')}`);
}
