import type { JsonSchema, SchemaObject } from '../../spec/openapi.ts';
import { isRecord } from '../../spec/record.ts';

/** Keywords whose value is one schema (JSON Schema 2020-12, and `items` of older drafts may be a list of them). */
const oneSchema = new Set(
  `additionalItems additionalProperties contains contentSchema else if items not propertyNames then unevaluatedItems
  unevaluatedProperties`.split(/\s+/),
);
/** Keywords whose value is a list of schemas. */
const schemaLists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items']);
/** Keywords whose value names schemas. */
const schemaMaps = new Set(['$defs', 'definitions', 'dependentSchemas', 'patternProperties', 'properties']);

/** Keywords that tell of a schema and leave its values as they are. */
const annotations = new Set(`default deprecated description example examples readOnly title writeOnly xml`.split(' '));

/** Changes one schema that stands in another; `keyword` says where. */
export type ChangeSchema = (schema: JsonSchema, keyword: string) => JsonSchema;

/** A schema with the schemas directly in it changed. */
export function mapSubschemas(schema: SchemaObject, change: ChangeSchema): SchemaObject {
  return mapValues(schema, (value, keyword) => {
    if (oneSchema.has(keyword) && isSchema(value)) return change(value, keyword);
    if (schemaLists.has(keyword) && Array.isArray(value)) {
      return value.map((member: unknown) => (isSchema(member) ? change(member, keyword) : member));
    }
    if (!schemaMaps.has(keyword) || !isRecord(value)) return value;
    return mapValues(value, (member) => (isSchema(member) ? change(member, keyword) : member));
  });
}

/** A schema with `change` made to every schema in it, innermost first, and to itself. */
export function mapSchema(schema: JsonSchema, change: (schema: SchemaObject) => JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  return change(mapSubschemas(schema, (member) => mapSchema(member, change)));
}

/** The schemas directly in a schema. */
export function listSubschemas(schema: JsonSchema): JsonSchema[] {
  if (typeof schema === 'boolean') return [];
  const found: JsonSchema[] = [];
  mapSubschemas(schema, (member) => {
    found.push(member);
    return member;
  });
  return found;
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'boolean' || isRecord(value);
}

/** The same keys with other values; a key `__proto__` stays a key. */
export function mapValues<T, U>(
  record: Readonly<Record<string, T>>,
  change: (value: T, key: string) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

/** What a schema says that does not limit its values. */
export function annotationsOf(schema: SchemaObject): SchemaObject {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => annotations.has(keyword)));
}

export function withoutAnnotations(schema: SchemaObject): SchemaObject {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !annotations.has(keyword)));
}
