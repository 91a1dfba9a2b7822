import type { JsonSchema, OpenApiDocument, SchemaObject } from '../../spec/openapi.ts';
import { mapEverySchema } from './document-tree.ts';
import { annotationsOf, withoutAnnotations } from './schema-tree.ts';

/** What is nullable the way of OpenAPI 3.0 is so the way of 3.1, beside a `$ref` too: `null` is one of its types. */
export function viewNullable(document: OpenApiDocument): OpenApiDocument {
  return mapEverySchema(document, withNullType);
}

function withNullType({ nullable, ...schema }: SchemaObject): JsonSchema {
  if (nullable !== true) return schema;
  const { type, enum: values } = schema;
  const isComposed = ['$ref', 'allOf', 'anyOf', 'oneOf', 'const', 'not'].some((keyword) => keyword in schema);
  if (isComposed) return { ...annotationsOf(schema), anyOf: [withoutAnnotations(schema), { type: 'null' }] };
  return {
    ...schema,
    ...(type !== undefined && { type: [...new Set([type, 'null'].flat())] }),
    ...(values && !values.includes(null) && { enum: [...values, null] }),
  };
}
