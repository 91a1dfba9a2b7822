import type { JsonSchema, SchemaObject } from '../../spec/openapi.ts';
import { isNull, listParts, listUnions, listValues, type Schemas } from './composition.ts';
import { mark, markOf } from './marks.ts';

/** A value of any of some printable schemas. */
export function unionOf(schemas: Schemas, members: readonly JsonSchema[]): JsonSchema {
  const branches = members.flatMap((member) => (typeof member === 'object' ? (member.oneOf ?? [member]) : [member]));
  if (branches.some(isUnknown)) return true;
  const told = openUp(schemas, withoutRepeats(branches.filter((branch) => branch !== false)));
  const ordered = [...told.filter((branch) => !isNull(branch)), ...told.filter(isNull)];
  return ordered.length > 1 ? { oneOf: ordered } : (ordered[0] ?? false);
}

/** A value of all of some printable schemas. */
export function intersectionOf(schemas: Schemas, members: readonly JsonSchema[]): JsonSchema {
  const parts = withoutRepeats(
    members.flatMap((member) => (typeof member === 'object' ? (member.allOf ?? [member]) : [member])),
  ).filter((part) => !isUnknown(part));
  if (parts.includes(false)) return false;
  const telling = parts.filter((part) => !isEmptyObject(schemas, part));
  const needed = withoutPlainTypes(telling.length > 0 ? telling : parts.slice(0, 1));
  return needed.length > 1 ? { allOf: needed } : (needed[0] ?? true);
}

/** Without the types that say no more than what stands beside them. */
function withoutPlainTypes(parts: readonly JsonSchema[]): JsonSchema[] {
  const telling = parts.filter((part) => !isPlain(part));
  const plain = parts.filter(isPlain).filter((part) => !telling.some((other) => limits(other, part)));
  const byType = Map.groupBy(plain, ({ type }) => (type === 'integer' ? 'number' : type));
  return [...telling, ...[...byType.values()].map((same) => same.find(({ format }) => format) ?? same[0]!)];
}

export function isUnknown(schema: JsonSchema): boolean {
  return schema === true || (typeof schema === 'object' && Object.keys(schema).length === 0);
}

/** Any text beside known texts would swallow them; as another type it does not. The same goes for numbers. */
function openUp(schemas: Schemas, branches: readonly JsonSchema[]): JsonSchema[] {
  const known = new Set(branches.flatMap((branch) => listValues(schemas, branch) ?? []).map((value) => typeof value));
  return branches.map((branch) => {
    const type = anyOfType(schemas, branch);
    if (type === undefined || !known.has(type)) return branch;
    const format = listParts(schemas, branch).find((part) => part.format)?.format;
    return mark({ type, ...(format !== undefined && { format }) }, 'open');
  });
}

/** The type a schema is any value of. */
function anyOfType(schemas: Schemas, schema: JsonSchema): 'string' | 'number' | undefined {
  const parts = listParts(schemas, schema);
  const isLimited = parts.some(
    (part) => markOf(part) || 'const' in part || part.enum || part.format === 'binary' || listUnions(part).length > 0,
  );
  const types = new Set(parts.flatMap(({ type }) => type ?? []).map((type) => (type === 'integer' ? 'number' : type)));
  const [type] = types;
  return !isLimited && types.size === 1 && (type === 'string' || type === 'number') ? type : undefined;
}

function isPlain(schema: JsonSchema): schema is SchemaObject & { type: string } {
  return typeof schema === 'object' && /^(string|number|integer|boolean)$/.test(String(schema.type)) && !markOf(schema);
}

/** Whether all that `other` holds is of a plain type, so that the type says nothing more. */
function limits(other: JsonSchema, plain: SchemaObject): boolean {
  if (typeof other === 'boolean') return false;
  const type = plain.type === 'integer' ? 'number' : plain.type;
  const branches = other.oneOf ?? [other];
  return branches.every(
    (branch) =>
      typeof branch === 'object' && ('const' in branch ? typeof branch.const === type : branch.type === plain.type),
  );
}

/** An object that nothing is known of: beside others it says nothing more. */
function isEmptyObject(schemas: Schemas, schema: JsonSchema): boolean {
  const keywords = ['patternProperties', 'const', 'enum', 'items', 'prefixItems', 'oneOf', 'anyOf'];
  return listParts(schemas, schema).every(
    (part) =>
      (part.type === undefined || part.type === 'object') &&
      Object.keys(part.properties ?? {}).length === 0 &&
      (part.required ?? []).length === 0 &&
      !part.additionalProperties &&
      !keywords.some((keyword) => keyword in part),
  );
}

function withoutRepeats(schemas: readonly JsonSchema[]): JsonSchema[] {
  return [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
}
