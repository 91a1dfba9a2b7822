import { emitApi, emitRuntime } from '../../scripts/client/emit.ts';
import type { EmitOptions } from '../../scripts/client/options.ts';
import type { OutputFile } from '../../scripts/output.ts';
import type { JsonSchema, OpenApiDocument, OperationObject, PathItemObject } from '../../scripts/spec/openapi.ts';
import { compile, type VirtualFiles } from '../support/compile.ts';

export const usual: EmitOptions = {
  dates: 'string',
  importExtension: '.ts',
  packageVersion: '1.2.3',
  hash: 'f'.repeat(64),
};

/** A description of an API called Pets, made of what a test is about. */
export function petsDocument(
  paths: Record<string, PathItemObject> = {},
  rest: Partial<OpenApiDocument> = {},
): OpenApiDocument {
  return {
    openapi: '3.1.1',
    info: { title: 'Pets', version: '1.0.0' },
    servers: [{ url: 'https://pets.example.org' }],
    paths,
    ...rest,
  };
}

/** The same, with one operation, called `op`: GET on `/pets` unless it says otherwise. */
export function documentOf(
  operation: OperationObject,
  { path = '/pets', ...rest }: DocumentRest = {},
): OpenApiDocument {
  return petsDocument({ [path]: { get: { operationId: 'op', ...operation } } }, rest);
}

export type DocumentRest = Partial<OpenApiDocument> & { path?: string };

/** Responses of one success with a JSON body. */
export function answering(schema: JsonSchema): Pick<OperationObject, 'responses'> {
  return { responses: { 200: { description: 'Done.', content: { 'application/json': { schema } } } } };
}

/** The generated files of a description by their names within its folder. */
export async function emitPets(
  document: OpenApiDocument,
  options: Partial<EmitOptions> = {},
): Promise<Record<string, string>> {
  const files = await emitApi('pets', document, { ...usual, ...options });
  return Object.fromEntries(files.map(({ path, content }) => [path.replace(/^pets\//, ''), content]));
}

/** One statement of `operations.ts`, such as `type OpResult` or `const op`, on one line without its head. */
export async function emitted(statement: string, document: OpenApiDocument): Promise<string> {
  const { 'operations.ts': code = '' } = await emitPets(document);
  const start = code.indexOf(`export ${statement} `);
  if (start < 0) throw new Error(`There is no ${statement} in:\n${code}`);
  const [whole = ''] = /^.*?(;|\})$(?=\n(?![ })]))/ms.exec(code.slice(start)) ?? [];
  return onOneLine(whole.slice(`export ${statement} `.length)).replace(/^= (\| )?|;$/g, '');
}

/** Code as one would read it: on one line, and without what is for bundlers alone. */
export const onOneLine = (code: string): string =>
  code
    .replaceAll('/* @__PURE__ */ ', '')
    .replace(/\s+/g, ' ')
    .replace(/([<([]) /g, '$1')
    .replace(/,? ([>)\]])/g, '$1')
    .replace(/, \}/g, ' }');

/** What the compiler says of a module beside a generated client, and of all it imports, the runtime included. */
export async function compileWith(
  document: OpenApiDocument,
  lines: readonly string[],
  options: Partial<EmitOptions> = {},
): Promise<string[]> {
  const emitOptions = { ...usual, ...options };
  const files = [...(await emitApi('pets', document, emitOptions)), ...(await runtimeWith(emitOptions))];
  return compile('generated/virtual/pets/use.ts', lines.join('\n'), virtual(files));
}

const runtimes = new Map<string, Promise<OutputFile[]>>();

/** The runtime as it is emitted with some options; done once for each, since it is the same for every description. */
export function runtimeWith(options: EmitOptions): Promise<OutputFile[]> {
  const key = JSON.stringify(options);
  const runtime = runtimes.get(key) ?? emitRuntime(options);
  runtimes.set(key, runtime);
  return runtime;
}

function virtual(files: readonly OutputFile[]): VirtualFiles {
  return Object.fromEntries(
    files.map(({ path, content }) => [`generated/virtual/${path}`, content.replace(/^\/\/ @ts-nocheck.*$/m, '')]),
  );
}
