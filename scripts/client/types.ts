import { astToString } from 'openapi-typescript';
import type { OpenApiDocument } from '../spec/openapi.ts';
import { runtimeModule } from './module.ts';
import { NameBook, type ApiNames } from './names.ts';
import type { EmitOptions } from './options.ts';
import { nameSchemas } from './schema-declarations.ts';
import { declareTypes } from './schema-printer.ts';
import { listReached } from './views/directions.ts';
import { viewPrintable } from './views/printable.ts';

export { viewDocument } from './views/view-document.ts';

/**
 * Source text of the types of one description: `paths`, `components`, and every schema under its own name. Integers of
 * 64 bits are numbers, since that is what JSON is parsed to.
 * @param document as {@link viewDocument} gives it
 * @param options `dates`: what a `date-time` is in answers, bodies and parameters alike; a `date` is a text in any case
 */
export async function emitTypes(
  document: OpenApiDocument,
  { schemas }: Pick<ApiNames, 'schemas'>,
  { dates }: Pick<EmitOptions, 'dates'>,
): Promise<string> {
  const taken = new Set(schemas.values());
  const upload = new NameBook(taken).take('Upload');
  const used = new Set<string>();
  const nameOf = (type: 'Blob' | 'Date' | 'Upload'): string => {
    used.add(type);
    if (type === 'Upload') return upload;
    return taken.has(type) ? `globalThis.${type}` : type;
  };
  const interfaces = await declareTypes(viewPrintable(document), { dates, nameOf });
  const declarations = nameSchemas(interfaces, { names: schemas, sent: listReached(document, 'sent') });
  const imported = upload === 'Upload' ? upload : `Upload as ${upload}`;
  const imports = used.has('Upload') ? `import type { ${imported} } from '${runtimeModule}';\n\n` : '';
  return imports + astToString(declarations);
}

/** Source text that exports every schema under its own name. */
export function emitSchemas({ schemas }: Pick<ApiNames, 'schemas'>): string {
  return schemas.size === 0 ? 'export {};' : `export type { ${[...schemas.values()].join(', ')} } from './schema';`;
}
