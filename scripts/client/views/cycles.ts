import type { JsonSchema } from '../../spec/openapi.ts';
import type { Schemas } from './composition.ts';
import { schemaNameOf } from './references.ts';
import { intersectionOf, unionOf } from './printable-union.ts';
import { mapValues } from './schema-tree.ts';

/** More schemas than this in one circle are not written out in each other. */
const mostWrittenOut = 6;

/**
 * Printable schemas of which none is a union or intersection with itself, as TypeScript has no such types: what leads
 * back is left out of a union, and says nothing in an intersection. Through properties and items any may recur.
 */
export function breakCycles(schemas: Schemas): Record<string, JsonSchema> {
  const reached = new Map(Object.keys(schemas).map((name) => [name, reach(schemas, name)]));
  return mapValues(schemas, (schema, name) => {
    const circle = new Set([...(reached.get(name) ?? [])].filter((other) => reached.get(other)?.has(name)));
    return circle.size === 0 ? schema : writeOut(schemas, schema, circle, new Set([name]), false) || true;
  });
}

function writeOut(
  schemas: Schemas,
  schema: JsonSchema,
  circle: ReadonlySet<string>,
  inside: ReadonlySet<string>,
  isIntersected: boolean,
): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  const { oneOf, allOf, ...rest } = schema;
  if (oneOf) {
    const branches = oneOf.map((branch) => writeOut(schemas, branch, circle, inside, isIntersected));
    return { ...rest, ...spread(unionOf(schemas, branches)) };
  }
  if (allOf) {
    const members = allOf.map((member) => writeOut(schemas, member, circle, inside, true));
    return { ...rest, ...spread(intersectionOf(schemas, members)) };
  }
  const name = schemaNameOf(schema.$ref);
  if (name === undefined || !circle.has(name)) return schema;
  if (inside.has(name) || circle.size > mostWrittenOut) return isIntersected;
  return writeOut(schemas, schemas[name] ?? true, circle, new Set([...inside, name]), isIntersected);
}

/** What is left of a union or intersection; of nothing but itself, anything is left. */
const spread = (schema: JsonSchema): object => (typeof schema === 'boolean' ? {} : schema);

/** Names of the schemas that one is a union or intersection of. */
function reach(schemas: Schemas, name: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting: JsonSchema[] = [schemas[name] ?? true];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'boolean') continue;
    waiting.push(...(next.oneOf ?? []), ...(next.allOf ?? []));
    const used = schemaNameOf(next.$ref);
    if (used === undefined || reached.has(used)) continue;
    reached.add(used);
    waiting.push(schemas[used] ?? true);
  }
  return reached;
}
