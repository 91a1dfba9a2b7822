import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { buildModel } from '../../scripts/model/build.ts';
import type { ApiModel } from '../../scripts/model/model.ts';
import type { OpenApiDocument } from '../../scripts/spec/openapi.ts';

/** One of this project's APIs, as committed. */
export interface CommittedApi {
  model: ApiModel;
  document: OpenApiDocument;
  /** Absolute path of the committed bundle. */
  file: string;
}

export const apiNames = ['which50', 'cxengage', 'callab'] as const;

/** The committed bundles, each with its model. */
export function readApis(): Promise<CommittedApi[]> {
  return Promise.all(
    apiNames.map(async (name) => {
      const file = path.resolve(import.meta.dirname, `../../generated/${name}/openapi.json`);
      const document = JSON.parse(await readFile(file, 'utf8')) as OpenApiDocument;
      return { model: buildModel(name, document), document, file };
    }),
  );
}
