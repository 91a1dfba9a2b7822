import openapiTS, { transformSchemaObject, type OpenAPI3, type TransformNodeOptions } from 'openapi-typescript';
import ts from 'typescript';
import type { OpenApiDocument, SchemaObject } from '../spec/openapi.ts';
import { isRecord } from '../spec/record.ts';
import { markOf } from './views/marks.ts';

export interface PrintOptions {
  /** Type of a `date-time`. */
  readonly dates: 'string' | 'Date';
  /** How a type of the language or the runtime is called where the name is not taken. */
  readonly nameOf: (type: 'Blob' | 'Date' | 'Upload') => string;
}

const { factory } = ts;

/**
 * Declarations of the types of a printable document, as openapi-typescript makes them: `paths`, `components` and, where
 * it has them, `webhooks`. What it cannot express is made from marks.
 */
export async function declareTypes(
  document: OpenApiDocument,
  options: PrintOptions,
): Promise<ts.InterfaceDeclaration[]> {
  const nodes = await openapiTS(structuredClone(document) as unknown as OpenAPI3, {
    alphabetize: false,
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    silent: true,
    transform: (schema, place) => (isRecord(schema) ? typeOfMark(schema as SchemaObject, place, options) : undefined),
  });
  const declared = nodes.filter((node) => ts.isInterfaceDeclaration(node));
  return ['paths', 'webhooks', 'components'].flatMap((name) => {
    const found = declared.find((node) => node.name.text === name);
    return found || name !== 'paths' ? (found ?? []) : emptyInterface(name);
  });
}

/** openapi-typescript has another form for an interface without members. */
function emptyInterface(name: string): ts.InterfaceDeclaration {
  const modifiers = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  return factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, []);
}

function typeOfMark(schema: SchemaObject, place: TransformNodeOptions, options: PrintOptions): ts.TypeNode | undefined {
  const mark = markOf(schema);
  if (schema.type === 'string' && schema.format === 'date-time' && options.dates === 'Date')
    return reference('Date', options);
  if (mark === 'blob') return reference('Blob', options);
  if (mark === 'upload') return reference('Upload', options);
  if (mark === 'open') return openType(schema.type === 'string' ? 'string' : 'number');
  if (mark === 'empty') return record(factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword));
  return mark === 'tuple' ? tuple(schema, place) : undefined;
}

function reference(type: 'Blob' | 'Date' | 'Upload', { nameOf }: PrintOptions): ts.TypeNode {
  return factory.createTypeReferenceNode(nameOf(type));
}

/** Any value of a type that does not swallow the known ones beside it, so that editors still offer those. */
function openType(type: 'string' | 'number'): ts.TypeNode {
  const keyword = type === 'string' ? ts.SyntaxKind.StringKeyword : ts.SyntaxKind.NumberKeyword;
  return factory.createIntersectionTypeNode([
    factory.createKeywordTypeNode(keyword),
    factory.createTypeLiteralNode([]),
  ]);
}

function tuple({ prefixItems, items, minItems }: SchemaObject, place: TransformNodeOptions): ts.TypeNode {
  const typeOf = (schema: unknown): ts.TypeNode =>
    transformSchemaObject(schema as Parameters<typeof transformSchemaObject>[0], place);
  const members = (prefixItems as unknown[]).map((member, index) =>
    index < Number(minItems) ? typeOf(member) : factory.createOptionalTypeNode(typeOf(member)),
  );
  const rest = items === undefined ? [] : [factory.createRestTypeNode(factory.createArrayTypeNode(typeOf(items)))];
  return factory.createTupleTypeNode([...members, ...rest]);
}

/** An object whose properties are all of one type. */
export function record(type: ts.TypeNode): ts.TypeNode {
  const string = factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword);
  const key = factory.createParameterDeclaration(undefined, undefined, 'key', undefined, string);
  return factory.createTypeLiteralNode([factory.createIndexSignature(undefined, [key], type)]);
}
