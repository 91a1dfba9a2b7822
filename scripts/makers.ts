import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { OutputFile } from './output.ts';
import { toJson } from './spec/bundle.ts';
import { apiNamePattern } from './spec/api-name.ts';
import { isRecord } from './spec/record.ts';
import { UsageError } from './spec/usage-error.ts';

/** Where an output folder says which configuration makes which of its clients. */
export const makersPath = '.contact-apis.json';

const about =
  'Which configuration makes which clients here, so that none removes those of another. Kept by contact-apis.';

/** A configuration that makes clients in an output folder. */
export interface Maker {
  /** The configuration file. */
  readonly file: string;
  /** All APIs that it names. */
  readonly named: readonly string[];
  /** Those that it makes today. */
  readonly made: readonly string[];
}

/** What a run does to the clients of an output folder as a whole. */
export interface Settlement {
  /** APIs of earlier runs that nobody makes any more. */
  readonly gone: readonly string[];
  /** The file at {@link makersPath}. */
  readonly file: OutputFile;
}

/**
 * Finds out which clients in an output folder are a configuration's own: those it made before and those of
 * configurations that are no longer there. A run that does not make all of its APIs removes none.
 * @throws UsageError when another configuration makes a client of the same name there
 */
export async function settle(output: string, { file, named, made }: Maker): Promise<Settlement> {
  const own = path.relative(output, path.resolve(file)).replaceAll(path.sep, '/');
  const makers = Object.entries(await readMakers(output));
  const others = makers.filter(([maker]) => maker !== own && existsSync(path.resolve(output, maker)));
  const claims = new Map(others.flatMap(([maker, apis]) => apis.map((api) => [api, maker] as const)));
  const taken = made.filter((api) => claims.has(api));
  if (taken.length > 0) {
    const lines = taken.map(
      (api) => `  ${api} is made by ${path.relative('', path.resolve(output, claims.get(api)!))}`,
    );
    throw new UsageError(
      `Two configurations would write the same clients in ${output}:\n${lines.join('\n')}\nGive one of them another output, or run the other again if it no longer names them.`,
    );
  }
  const before = makers.flatMap(([, apis]) => apis).filter((api) => !claims.has(api));
  const isWhole = made.length === named.length;
  const kept = [...new Set(isWhole ? made : [...made, ...before])].toSorted();
  const makes = Object.fromEntries([...others, [own, kept] as const].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return {
    gone: before.filter((api) => !kept.includes(api)),
    file: { path: makersPath, content: toJson({ about, makes }) },
  };
}

/** A file that cannot be read knows of no clients, so that none is removed. */
async function readMakers(output: string): Promise<Record<string, string[]>> {
  const text = await readFile(path.join(output, makersPath), 'utf8').catch(() => '{}');
  const makes = isRecord(parse(text)) ? (parse(text) as Record<string, unknown>)['makes'] : {};
  const entries = Object.entries(isRecord(makes) ? makes : {}).map(([maker, apis]): [string, string[]] => [
    maker,
    (Array.isArray(apis) ? apis : []).filter((api) => typeof api === 'string' && apiNamePattern.test(api)) as string[],
  ]);
  return Object.fromEntries(entries);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
