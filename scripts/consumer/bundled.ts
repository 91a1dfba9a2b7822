import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { packageFolder } from '../package.ts';
import type { Bundle } from '../spec/bundle.ts';
import { bundlePath } from '../spec/bundle-path.ts';
import type { OpenApiDocument } from '../spec/openapi.ts';

/** APIs whose descriptions are part of the package. */
export const bundledNames: readonly string[] = ['which50', 'cxengage', 'callab'];

/** Reads the description of an API that is part of the package. */
export async function readBundled(api: string): Promise<Bundle> {
  const json = await readFile(path.join(packageFolder, 'generated', bundlePath(api)), 'utf8');
  return { api, json, document: JSON.parse(json) as OpenApiDocument };
}
