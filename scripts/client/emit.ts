import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'prettier';
import { buildModel } from '../model/build.ts';
import type { ApiModel } from '../model/model.ts';
import type { OutputFile } from '../output.ts';
import { packageFolder } from '../package.ts';
import type { OpenApiDocument } from '../spec/openapi.ts';
import { emitClient } from './client.ts';
import { emitDates, type EmittedShapes } from './dates.ts';
import { withExtension } from './extension.ts';
import { runtimeModule } from './module.ts';
import { nameApi, type ApiNames } from './names.ts';
import { emitOperations } from './operations.ts';
import { copiedHeader, generatedHeader, type EmitOptions } from './options.ts';
import { mostCommon } from './parts.ts';
import { runtimeClasses } from './runtime-names.ts';
import { securityOf, usableSchemes } from './schemes.ts';
import { listSignatures, type Signature } from './signature.ts';
import { emitSchemas, emitTypes, viewDocument } from './types.ts';
import { emitValidators } from './validators.ts';
import { emitXml } from './xml-answers.ts';

/** Folder of the hand-written runtime that is copied beside generated code. */
const runtimeFolder = path.join(packageFolder, 'templates/client');

/**
 * The typed client of one API: `<api>/schema.ts`, `schemas.ts`, `operations.ts`, `client.ts`, `validators.ts` and
 * `index.ts`, with `dates.ts` and `xml.ts` where there is need of them.
 */
export async function emitApi(api: string, document: OpenApiDocument, options: EmitOptions): Promise<OutputFile[]> {
  const view = viewDocument(document);
  const model = buildModel(api, view);
  const sources = await apiSources(model, view, options);
  const header = generatedHeader(model, options);
  return Promise.all(
    Object.entries(sources).flatMap(([name, source]) =>
      source === undefined ? [] : [writeModule(`${api}/${name}`, header, source, options)],
    ),
  );
}

async function apiSources(
  model: ApiModel,
  document: OpenApiDocument,
  options: EmitOptions,
): Promise<Record<string, string | undefined>> {
  const names = nameApi(model);
  const described = listSignatures(model, names);
  const xmlShapes = emitXml(described, names, document);
  const signatures = described.map((signature) => withXmlAsText(signature, xmlShapes));
  const schemes = usableSchemes(model);
  const dateShapes = options.dates === 'Date' ? emitDates(signatures, names, document) : noShapes;
  const parts = {
    model,
    names,
    signatures,
    schemes,
    security: mostCommon(model.operations.map((operation) => securityOf(operation, schemes))) ?? [],
    envelope: mostCommon(model.operations.flatMap(({ errorEnvelope }) => errorEnvelope ?? [])),
    dates: dateShapes,
    xml: xmlShapes,
  };
  return {
    'schema.ts': await emitTypes(document, names, options),
    'schemas.ts': emitSchemas(names),
    'operations.ts': emitOperations(parts),
    'client.ts': emitClient(parts),
    'validators.ts': emitValidators(signatures, names, document),
    'dates.ts': dateShapes.source,
    'xml.ts': xmlShapes.source,
    'index.ts': emitIndex(names),
  };
}

/** XML is text where nothing is known of its shape. */
function withXmlAsText(signature: Signature, { shapeOf }: EmittedShapes): Signature {
  const isShapeless = signature.answer === 'xml' && shapeOf(signature.operation.id) === undefined;
  return isShapeless ? { ...signature, answer: 'text' } : signature;
}

const noShapes: EmittedShapes = { source: undefined, shapeOf: () => undefined };

function emitIndex({ runtimeTypes }: ApiNames): string {
  return [
    `export { ${runtimeClasses.join(', ')} } from '${runtimeModule}';`,
    `export type { ${runtimeTypes.join(', ')} } from '${runtimeModule}';`,
    `export * from './client';`,
    `export * from './operations';`,
    `export type { components, paths } from './schema';`,
    `export type * from './schemas';`,
  ].join('\n');
}

/** The runtime that all generated clients share: `runtime/*.ts`. */
export async function emitRuntime(options: RuntimeOptions): Promise<OutputFile[]> {
  const names = (await readdir(runtimeFolder)).filter((name) => name.endsWith('.ts')).toSorted();
  const header = copiedHeader(options);
  return Promise.all(
    names.map(async (name) =>
      writeModule(`runtime/${name}`, header, await readFile(path.join(runtimeFolder, name), 'utf8'), options),
    ),
  );
}

export type RuntimeOptions = Pick<EmitOptions, 'importExtension' | 'banner' | 'packageVersion'>;

async function writeModule(
  file: string,
  header: string,
  source: string,
  { importExtension }: Pick<EmitOptions, 'importExtension'>,
): Promise<OutputFile> {
  const text = `${header}\n\n${withExtension(source, importExtension)}`;
  // Formatted the same way whatever the settings of the folder it goes to.
  const content = await format(text, { filepath: file, parser: 'typescript', printWidth: 120, singleQuote: true });
  // Line ends that only JavaScript knows stand in string literals alone, where this is the same.
  return { path: file, content: content.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029') };
}
