import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { ApiModel } from '../../../scripts/model/model.ts';
import { projectFolder } from './tools.ts';
import type { Entry } from './workspace.ts';

/** Bytes of one contestant's browser bundles of one API, minified and gzipped. */
export interface Bytes {
  readonly contestant: string;
  readonly api: string;
  readonly whole: number;
  /** Where the whole client has the plain openapi-fetch client in it: without that. */
  readonly wholeWithoutRaw: number | undefined;
  /** Each operation in a bundle of its own. */
  readonly operations: Readonly<Record<string, number>>;
}

/** Bundles the whole client of an API, and each of its operations alone. */
export async function measureBytes({ contestant, folder }: Entry, model: ApiModel): Promise<Bytes> {
  const operations: [string, number][] = [];
  for (const operation of model.operations) {
    operations.push([operation.id, await bundleSize(contestant.one(model, operation), folder)]);
  }
  const withoutRaw = contestant.wholeWithoutRaw?.(model);
  return {
    contestant: contestant.name,
    api: model.name,
    whole: await bundleSize(contestant.whole(model), folder),
    wholeWithoutRaw: withoutRaw === undefined ? undefined : await bundleSize(withoutRaw, folder),
    operations: Object.fromEntries(operations),
  };
}

async function bundleSize(source: string, folder: string): Promise<number> {
  const { bytes } = await bundle(source, folder);
  return bytes;
}

/** A module and all that it imports, as a browser gets it. */
export interface Bundle {
  /** Minified. */
  readonly code: string;
  /** Minified and gzipped. */
  readonly bytes: number;
  /** Files that something of is in it, as paths from `folder`. */
  readonly modules: readonly string[];
}

/** Bundles a module that stands in `folder`. */
export async function bundle(source: string, folder: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: folder, loader: 'ts' },
    absWorkingDir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    nodePaths: [path.join(projectFolder, 'node_modules')],
    metafile: true,
    write: false,
  });
  const { contents, text } = outputFiles[0]!;
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return {
    code: text,
    bytes: gzipSync(contents, { level: 9 }).byteLength,
    modules: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file),
  };
}
