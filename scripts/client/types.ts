import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import type { OpenApiDocument } from '../spec/openapi.ts';
import { literal } from './code.ts';
import type { ApiNames } from './names.ts';

/** Source text of the types of one description: `paths`, `operations` and `components`. */
export async function emitTypes(document: OpenApiDocument): Promise<string> {
  const nodes = await openapiTS(structuredClone(document) as unknown as OpenAPI3, {
    alphabetize: false,
    defaultNonNullable: false,
    silent: true,
    transform: ({ format }) => (format === 'binary' ? ts.factory.createTypeReferenceNode('Blob') : undefined),
  });
  return astToString(nodes);
}

/** Source text that exports every schema under its own name. */
export function emitSchemas({ schemas }: ApiNames): string {
  const aliases = [...schemas].map(
    ([name, alias]) => `export type ${alias} = components['schemas'][${literal(name)}];`,
  );
  return aliases.length === 0
    ? 'export {};'
    : [`import type { components } from './schema.ts';`, '', ...aliases].join('\n');
}
