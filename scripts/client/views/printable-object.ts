import type { JsonSchema, SchemaObject } from '../../spec/openapi.ts';
import { listDeclarations, listParts, listUnions, type Schemas } from './composition.ts';
import { annotationsOf, isSchema } from './schema-tree.ts';

/** What some schemas of objects say together. */
export interface MergedObject {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
  /** Schemas of properties that are not declared by name. */
  readonly others: readonly JsonSchema[];
  /** Whether there are no properties but those declared. */
  readonly isClosed: boolean;
}

/** @param context what the objects stand in: a property they require may be declared elsewhere in it */
export function mergeObjects(
  schemas: Schemas,
  objects: readonly SchemaObject[],
  context: readonly JsonSchema[],
): MergedObject {
  const required = [...new Set(objects.flatMap((object) => object.required ?? []))];
  const declared = collectProperties(objects);
  for (const name of required.filter((each) => !declared.has(each) && !isRequiredElsewhere(schemas, context, each))) {
    declared.set(name, findProperty(schemas, context, name));
  }
  const properties = [...declared].map(([name, [first = true, ...more]]): [string, JsonSchema] => [
    name,
    more.length === 0 ? first : { ...(typeof first === 'object' && annotationsOf(first)), allOf: [first, ...more] },
  ]);
  return {
    properties: Object.fromEntries(properties),
    required: required.filter((name) => declared.has(name)),
    others: listIndexTypes(objects),
    isClosed: objects.some(({ additionalProperties }) => additionalProperties === false),
  };
}

function collectProperties(objects: readonly SchemaObject[]): Map<string, JsonSchema[]> {
  const declared = new Map<string, JsonSchema[]>();
  for (const { properties = {} } of objects) {
    for (const [name, schema] of Object.entries(properties).filter((entry) => isSchema(entry[1]))) {
      const others = declared.get(name) ?? [];
      const isKnown = others.some((other) => JSON.stringify(other) === JSON.stringify(schema));
      declared.set(name, isKnown ? others : [...others, schema]);
    }
  }
  return declared;
}

/** Schemas of properties that are not declared by name. */
function listIndexTypes(objects: readonly SchemaObject[]): JsonSchema[] {
  return objects.flatMap(({ additionalProperties, patternProperties }) => [
    ...(isSchema(additionalProperties) && additionalProperties !== false ? [additionalProperties] : []),
    ...Object.values((patternProperties ?? {}) as Record<string, unknown>).filter(isSchema),
  ]);
}

/** Whether a schema that is referred to requires a property by itself. */
function isRequiredElsewhere(schemas: Schemas, context: readonly JsonSchema[], name: string): boolean {
  return context
    .flatMap((schema) => listParts(schemas, schema))
    .some(({ properties, required }) => required?.includes(name) && properties && Object.hasOwn(properties, name));
}

/** Declarations of a property in what it stands in, or of all that are not declared; anything where there is none. */
function findProperty(schemas: Schemas, context: readonly JsonSchema[], name: string): JsonSchema[] {
  const declared = context.flatMap((schema) => listDeclarations(schemas, schema, name));
  if (declared.length > 0) return [...new Set(declared)];
  const inBranches = context.flatMap((schema) => listInBranches(schemas, schema, name, new Set()));
  if (inBranches.length > 0) return [{ anyOf: [...new Set(inBranches)] }];
  const others = context.flatMap((schema) => listIndexTypes(listParts(schemas, schema)));
  return [others[0] ?? true];
}

function listInBranches(schemas: Schemas, schema: JsonSchema, name: string, met: Set<JsonSchema>): JsonSchema[] {
  return listParts(schemas, schema)
    .flatMap((part) => listUnions(part).flat())
    .filter((branch) => !met.has(branch))
    .flatMap((branch) => {
      met.add(branch);
      return [...listDeclarations(schemas, branch, name), ...listInBranches(schemas, branch, name, met)];
    });
}
