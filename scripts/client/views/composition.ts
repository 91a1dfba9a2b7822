import type { JsonSchema, SchemaObject } from '../../spec/openapi.ts';
import { schemaNameOf } from './references.ts';

/** Component schemas by name. */
export type Schemas = Readonly<Record<string, JsonSchema>>;

/** All that a value of a schema must satisfy: the schema, and the members of its `allOf`s, references followed. */
export function listParts(schemas: Schemas, schema: JsonSchema): SchemaObject[] {
  if (typeof schema === 'object' && !schema.allOf && !schema.$ref) return [schema];
  const parts: SchemaObject[] = [];
  const met = new Set<string>();
  const waiting = [schema];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'boolean') continue;
    parts.push(next);
    waiting.push(...(next.allOf ?? []).toReversed());
    const name = schemaNameOf(next.$ref);
    if (name === undefined || met.has(name)) continue;
    met.add(name);
    waiting.push(schemas[name] ?? true);
  }
  return parts;
}

/** What a schema and its parts say of one property; not what single branches of a union say. */
export function listDeclarations(schemas: Schemas, schema: JsonSchema, name: string): JsonSchema[] {
  return listParts(schemas, schema)
    .map((part) => ownProperty(part, name))
    .filter((declaration) => declaration !== undefined);
}

export function ownProperty({ properties }: SchemaObject, name: string): JsonSchema | undefined {
  return properties && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** The branches of a schema that is a union: those of its `oneOf`, and of its `anyOf`. */
export function listUnions({ oneOf, anyOf }: SchemaObject): JsonSchema[][] {
  return [oneOf, anyOf].flatMap((branches) => (Array.isArray(branches) ? [branches] : []));
}

/** The values that `const` and `enum` leave to a schema; `undefined` where neither limits it. */
export function listValues(schemas: Schemas, schema: JsonSchema): unknown[] | undefined {
  return listParts(schemas, schema).reduce<unknown[] | undefined>(
    (values, part) => common(values, 'const' in part ? [part.const] : part.enum),
    undefined,
  );
}

/** The values that `const` and `enum` leave to a property, in every branch of a union too. */
export function listPropertyValues(
  schemas: Schemas,
  schema: JsonSchema,
  property: string,
  met: ReadonlySet<JsonSchema> = new Set(),
): unknown[] | undefined {
  const seen = new Set([...met, schema]);
  return listParts(schemas, schema).reduce<unknown[] | undefined>((values, part) => {
    const declared = ownProperty(part, property);
    const own = declared === undefined ? undefined : listValues(schemas, declared);
    return listUnions(part).reduce<unknown[] | undefined>(
      (limited, branches) => {
        const perBranch = branches
          .filter((branch) => !isNull(branch))
          .map((branch) => (seen.has(branch) ? [] : listPropertyValues(schemas, branch, property, seen)));
        return common(limited, perBranch.includes(undefined) ? undefined : perBranch.flatMap((found) => found ?? []));
      },
      common(values, own),
    );
  }, undefined);
}

export function isNull(schema: JsonSchema): boolean {
  return typeof schema === 'object' && schema.type === 'null';
}

function common(a: unknown[] | undefined, b: unknown[] | undefined): unknown[] | undefined {
  return a && b ? a.filter((value) => b.includes(value)) : (a ?? b);
}
