import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'prettier';
import { parse } from 'yaml';
import { withExtension } from '../../scripts/client/extension.ts';
import { nameApi } from '../../scripts/client/names.ts';
import type { EmitOptions } from '../../scripts/client/options.ts';
import { emitTypes, viewDocument } from '../../scripts/client/types.ts';
import { buildModel } from '../../scripts/model/build.ts';
import type { JsonSchema, OpenApiDocument } from '../../scripts/spec/openapi.ts';

const folder = path.join(import.meta.dirname, 'fixtures');

/** The descriptions that type tests are written against, by the name of their test. */
export async function readFixtures(): Promise<{ name: string; document: OpenApiDocument }[]> {
  const files = await readdir(folder);
  return Promise.all(
    files.toSorted().map(async (file) => ({
      name: path.basename(file, '.yaml'),
      document: parse(await readFile(path.join(folder, file), 'utf8')) as OpenApiDocument,
    })),
  );
}

/** The types of a description, as they stand in `schema.ts`. */
export async function generateTypes(
  document: OpenApiDocument,
  dates: EmitOptions['dates'] = 'string',
): Promise<string> {
  const view = viewDocument(document);
  const source = await emitTypes(view, nameApi(buildModel('fixture', view)), { dates });
  return format(withExtension(source, '.ts'), { parser: 'typescript', printWidth: 120, singleQuote: true });
}

/** A description of component schemas alone. */
export function describeSchemas(schemas: Record<string, JsonSchema>): OpenApiDocument {
  return { openapi: '3.1.0', info: { title: 'Schemas', version: '1' }, paths: {}, components: { schemas } };
}
