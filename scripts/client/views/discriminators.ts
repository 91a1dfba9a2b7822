import type { JsonSchema, OpenApiDocument, SchemaObject } from '../../spec/openapi.ts';
import { isRecord } from '../../spec/record.ts';
import {
  listDeclarations,
  listParts,
  listPropertyValues,
  listUnions,
  ownProperty,
  type Schemas,
} from './composition.ts';
import { listHeldSchemas, mapEverySchema, schemasOf, withSchemas } from './document-tree.ts';
import { schemaNameOf } from './references.ts';
import { annotationsOf, listSubschemas, mapValues } from './schema-tree.ts';

/** OpenAPI 3.1, "Discriminator Object". */
export interface Discriminator {
  readonly propertyName: string;
  /** Value to schema, by its reference or its name. */
  readonly mapping: Readonly<Record<string, string>>;
}

/** The values by which each component schema is told from others: by its name, then by property. */
type Marks = ReadonlyMap<string, ReadonlyMap<string, readonly unknown[]>>;

/**
 * What a discriminator says stands in the schemas themselves: each member of a union requires the property, with the
 * value it has on the wire. That is what the member's own `const` or `enum` leaves, then what the mapping says, and
 * otherwise the schema's name.
 */
export function viewDiscriminators(document: OpenApiDocument): OpenApiDocument {
  const schemas = schemasOf(document);
  const marks = collectMarks(document);
  const marked = mapValues(schemas, (schema, name) =>
    [...(marks.get(name) ?? [])].reduce<JsonSchema>(
      (changed, [property, values]) => requireValue(schemas, changed, property, values),
      schema,
    ),
  );
  return mapEverySchema(withSchemas(document, marked), ({ discriminator, ...schema }) =>
    discriminator === undefined ? schema : narrowBranches(schemas, schema, toDiscriminator(discriminator), marks),
  );
}

export function discriminatorOf(schema: JsonSchema): Discriminator | undefined {
  return typeof schema === 'boolean' ? undefined : toDiscriminator(schema['discriminator']);
}

function toDiscriminator(value: unknown): Discriminator | undefined {
  if (!isRecord(value) || typeof value['propertyName'] !== 'string') return undefined;
  const mapping = Object.entries(isRecord(value['mapping']) ? value['mapping'] : {});
  const named = mapping.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { propertyName: value['propertyName'], mapping: Object.fromEntries(named) };
}

/** Wire values of one schema; `limits` are those its own `const` or `enum` leaves. */
export function wireValues(
  name: string,
  { mapping }: Discriminator,
  limits: readonly unknown[] | undefined,
): { values: readonly unknown[]; isMapped: boolean } {
  const mapped = Object.keys(mapping).filter(
    (value) => mapping[value] === name || schemaNameOf(mapping[value]) === name,
  );
  const told = mapped.length > 0 ? mapped : [name];
  const own = (limits ?? []).filter((value) => value !== null);
  const agreed = own.filter((value) => told.includes(String(value)));
  const values = [agreed, own].find((some) => some.length > 0) ?? told;
  return { values, isMapped: mapped.length > 0 };
}

function collectMarks(document: OpenApiDocument): Marks {
  const schemas = schemasOf(document);
  const marks = new Map<string, Map<string, unknown[]>>();
  const waiting = [...listHeldSchemas(document).map(({ schema }) => schema), ...Object.values(schemas)];
  for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) {
    waiting.push(...listSubschemas(schema));
    const discriminator = discriminatorOf(schema);
    if (!discriminator) continue;
    for (const { name, values } of listMarks(schemas, schema as SchemaObject, discriminator)) {
      const ofName = marks.get(name) ?? new Map<string, unknown[]>();
      const before = ofName.get(discriminator.propertyName) ?? [];
      marks.set(name, ofName.set(discriminator.propertyName, [...new Set([...before, ...values])]));
    }
  }
  return marks;
}

/** The wire values of those branches of a union that have a name and are not unions told apart by that property. */
function listMarks(
  schemas: Schemas,
  union: SchemaObject,
  discriminator: Discriminator,
): { name: string; values: readonly unknown[] }[] {
  const { propertyName } = discriminator;
  return listUnions(union)
    .flat()
    .flatMap((branch) => {
      const name = typeof branch === 'object' ? schemaNameOf(branch.$ref) : undefined;
      const schema = name === undefined ? undefined : schemas[name];
      if (name === undefined || schema === undefined) return [];
      const parts = listParts(schemas, schema);
      if (parts.some((part) => discriminatorOf(part)?.propertyName === propertyName)) return [];
      const limits = listPropertyValues(schemas, schema, propertyName);
      if (limits && parts.some((part) => listUnions(part).length > 0)) return [];
      return [{ name, values: wireValues(name, discriminator, limits).values }];
    });
}

/** A schema marked for several unions keeps, in each of them, only the values it has there. */
function narrowBranches(
  schemas: Schemas,
  schema: SchemaObject,
  discriminator: Discriminator | undefined,
  marks: Marks,
): SchemaObject {
  if (!discriminator) return schema;
  const own = new Map(listMarks(schemas, schema, discriminator).map(({ name, values }) => [name, values]));
  const narrow = (branch: JsonSchema): JsonSchema => {
    const name = typeof branch === 'object' ? (schemaNameOf(branch.$ref) ?? '') : '';
    const values = own.get(name);
    const all = marks.get(name)?.get(discriminator.propertyName) ?? [];
    return values && values.length < all.length
      ? requireValue(schemas, branch, discriminator.propertyName, values)
      : branch;
  };
  const { oneOf, anyOf } = schema;
  return { ...schema, ...(oneOf && { oneOf: oneOf.map(narrow) }), ...(anyOf && { anyOf: anyOf.map(narrow) }) };
}

/** A schema that requires a property, with one of some values. */
export function requireValue(
  schemas: Schemas,
  schema: JsonSchema,
  property: string,
  values: readonly unknown[],
): SchemaObject {
  const declared = listDeclarations(schemas, schema, property);
  const types = declared.flatMap((declaration) => listParts(schemas, declaration).flatMap(({ type }) => type ?? []));
  const literals = values.map((value) => toType(value, types));
  const value = literals.length === 1 ? { const: literals[0] } : { enum: literals };
  if (typeof schema === 'boolean' || schema.$ref !== undefined) {
    const piece = { type: 'object', properties: { [property]: value }, required: [property] };
    return typeof schema === 'boolean' ? piece : { allOf: [schema, piece] };
  }
  const own = ownProperty(schema, property) ?? true;
  const described = typeof own === 'boolean' ? {} : annotationsOf(own);
  return {
    ...schema,
    properties: { ...schema.properties, [property]: { ...described, ...value } },
    required: [...new Set([...(schema.required ?? []), property])],
  };
}

/** Mapping keys are texts; the property may be of another type. */
function toType(value: unknown, types: readonly string[]): unknown {
  if (typeof value !== 'string' || types.includes('string')) return value;
  if (types.includes('integer') || types.includes('number')) return Number(value);
  return types.includes('boolean') ? value === 'true' : value;
}
