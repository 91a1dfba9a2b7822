import { isRecord } from '../spec/record.ts';

/** Keywords of JSON Schema 2020-12 whose value is a schema. */
export const SCHEMAS: readonly string[] =
  'not if then else contains items additionalProperties propertyNames unevaluatedItems unevaluatedProperties'.split(
    ' ',
  );
/** Those whose value is a list of schemas. */
export const LISTS: readonly string[] = 'allOf anyOf oneOf prefixItems'.split(' ');
/** Those whose value is a map of schemas. */
export const MAPS: readonly string[] = 'properties patternProperties dependentSchemas'.split(' ');
/** The lists among them whose schemas are about the very same value. */
export const COMPOSITIONS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);

/** A schema inside another one. */
export interface Subschema {
  keyword: string;
  schema: unknown;
  /** Keys and indexes from the other one, the keyword first. */
  path: (string | number)[];
}

/** The schemas that stand directly in a schema. */
export function subschemasOf(schema: Readonly<Record<string, unknown>>): Subschema[] {
  const single = SCHEMAS.filter((keyword) => Object.hasOwn(schema, keyword)).map((keyword): Subschema => ({
    keyword,
    schema: schema[keyword],
    path: [keyword],
  }));
  const listed = LISTS.flatMap((keyword) => {
    const list: unknown = schema[keyword];
    const entries: unknown[] = Array.isArray(list) ? list : [];
    return entries.map((entry, index): Subschema => ({ keyword, schema: entry, path: [keyword, index] }));
  });
  const mapped = MAPS.flatMap((keyword) => {
    const map = schema[keyword];
    const entries = Object.entries(isRecord(map) ? map : {});
    return entries.map(([name, entry]): Subschema => ({ keyword, schema: entry, path: [keyword, name] }));
  });
  return [...single, ...listed, ...mapped];
}
