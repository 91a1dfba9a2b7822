import { isJson, isXml } from '../../spec/media-type.ts';
import type { JsonSchema, OpenApiDocument, SchemaObject } from '../../spec/openapi.ts';
import { resolveRef } from '../../spec/pointer.ts';
import { isRecord } from '../../spec/record.ts';
import { mapDocument, mapEverySchema, schemasOf, withSchemas, type Holder } from './document-tree.ts';
import { schemaNameOf } from './references.ts';
import { annotationsOf, mapValues } from './schema-tree.ts';

const binary: SchemaObject = { type: 'string', format: 'binary' };

/**
 * Binary values say so by `format: binary`, the way of OpenAPI 3.0, also where 3.1 tells it by the media type: bodies of
 * binary media types, and parts of multipart bodies with a binary content type. What has a `contentEncoding` is text.
 */
export function viewBinary(document: OpenApiDocument): OpenApiDocument {
  const schemas = { ...schemasOf(document) };
  const uses = countUses(document);
  const changed = mapDocument(document, {
    holder: (holder, _direction, mediaType) => {
      const { schema } = holder;
      if (mediaType === undefined) return holder;
      if (!/^multipart\//i.test(mediaType)) {
        return isBinaryType(mediaType) && isUntyped(document, schema) ? { ...holder, schema: binary } : holder;
      }
      const form = formWithBinaryParts(document, holder);
      const name = isRecord(schema) ? schemaNameOf(schema['$ref']) : undefined;
      // A schema of its own keeps its name; one that is used elsewhere too means other values there.
      if (form === undefined || name === undefined || uses.get(name) !== 1)
        return form ? { ...holder, schema: form } : holder;
      schemas[name] = form;
      return holder;
    },
  });
  return withSchemas(changed, schemas);
}

/** How often each component schema is referred to. */
function countUses(document: OpenApiDocument): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  mapEverySchema(document, (schema) => {
    const name = schemaNameOf(schema.$ref);
    if (name !== undefined) uses.set(name, (uses.get(name) ?? 0) + 1);
    return schema;
  });
  return uses;
}

/** What the client's runtime gives, or takes, as bytes. */
function isBinaryType(mediaType: string): boolean {
  return (
    !isJson(mediaType) &&
    !isXml(mediaType) &&
    !/^(text|multipart)\/|x-www-form-urlencoded|[/+]yaml\b|\*/i.test(mediaType)
  );
}

/** Whether a schema leaves open what the bytes of a value mean. */
function isUntyped(document: OpenApiDocument, schema: JsonSchema | undefined): boolean {
  if (schema === undefined || typeof schema === 'boolean') return schema !== false;
  const {
    type = 'string',
    enum: values,
    contentEncoding,
    allOf,
    anyOf,
    oneOf,
  } = resolveRef<SchemaObject>(document, schema);
  return type === 'string' && !values && !contentEncoding && !allOf && !anyOf && !oneOf;
}

/** The schema of a multipart body with its binary parts told; `undefined` where there is nothing to tell. */
function formWithBinaryParts(document: OpenApiDocument, { schema, encoding }: Holder): SchemaObject | undefined {
  if (schema === undefined || typeof schema === 'boolean') return undefined;
  const form = resolveRef<SchemaObject>(document, schema);
  const properties = mapValues(form.properties ?? {}, (property, name) => {
    const told = isRecord(encoding) && isRecord(encoding[name]) ? encoding[name]['contentType'] : undefined;
    return asPart(document, property, typeof told === 'string' ? told.trim().split(/\s*,\s*/) : []);
  });
  const isChanged = Object.entries(properties).some(([name, property]) => property !== form.properties?.[name]);
  return isChanged ? { ...form, properties } : undefined;
}

function asPart(document: OpenApiDocument, property: JsonSchema, told: readonly string[]): JsonSchema {
  const schema = typeof property === 'boolean' ? {} : resolveRef<SchemaObject>(document, property);
  const { type, items, contentMediaType } = schema;
  if (type === 'array' && items !== undefined) {
    const part = asPart(document, items, told);
    return part === items ? property : { ...schema, items: part };
  }
  const types = typeof contentMediaType === 'string' ? [contentMediaType] : told;
  const isBinary = types.length > 0 && types.every(isBinaryType) && isUntyped(document, property);
  return isBinary ? { ...annotationsOf(schema), ...binary } : property;
}
