import type { JsonSchema, OpenApiDocument, SchemaObject } from '../../spec/openapi.ts';
import { valueAt } from '../../spec/pointer.ts';
import { documentResolver, jsonPart, type JsonValue } from '../../xml/index.ts';
import { createParts, type PartsOf } from './shape.ts';

/** The value without the members that exist in XML only; itself where it has none. */
export type LeaveOut = (value: unknown) => unknown;

/** @returns `undefined` where no value of the schema has such members */
export function compileJsonPart(document: OpenApiDocument, schema: JsonSchema): LeaveOut | undefined {
  const partsOf = createParts(document);
  const known = new Map<JsonSchema, LeaveOut>();
  const compile = (place: JsonSchema | undefined): LeaveOut | undefined => {
    if (place === undefined || !holdsXmlOnly(document, place)) return undefined;
    const compiled = known.get(place);
    if (compiled) return compiled;
    // Schemas may refer to themselves.
    const later: { leaveOut?: LeaveOut } = {};
    known.set(place, (value) => later.leaveOut!(value));
    const parts = partsOf(place);
    later.leaveOut = hasCases(parts) ? byCase(document, place) : byMember(parts, partsOf, compile);
    return later.leaveOut;
  };
  return compile(schema);
}

function hasCases(parts: readonly SchemaObject[]): boolean {
  return parts.some(({ oneOf, anyOf }) => oneOf ?? anyOf);
}

/** Which case a value is of takes the XML encoder to find out. */
function byCase(document: OpenApiDocument, schema: JsonSchema): LeaveOut {
  const resolve = documentResolver(document);
  return (value) => jsonPart(value as JsonValue, { schema }, resolve).value;
}

function byMember(
  parts: readonly SchemaObject[],
  partsOf: PartsOf,
  compile: (schema: JsonSchema | undefined) => LeaveOut | undefined,
): LeaveOut {
  const members = parts.flatMap(({ properties }) => Object.entries(properties ?? {}));
  const isXmlOnly = ([, member]: [string, JsonSchema]) => partsOf(member).some((part) => part['x-xml-only'] === true);
  const leftOut = new Set(members.filter(isXmlOnly).map(([name]) => name));
  const inner = new Map(members.map(([name, member]) => [name, compile(member)]));
  const others = compile(parts.find(({ additionalProperties }) => additionalProperties)?.additionalProperties);
  const items = compile(parts.find((part) => part.items !== undefined)?.items);
  return (value) => {
    if (Array.isArray(value)) return items ? value.map(items) : value;
    if (typeof value !== 'object' || value === null) return value;
    const kept = Object.entries(value).filter(([name]) => !leftOut.has(name));
    return Object.fromEntries(
      kept.map(([name, part]) => [name, (inner.has(name) ? inner.get(name) : others)?.(part) ?? part]),
    );
  };
}

/** Whether a schema, or one it refers to, has members that exist in XML only. */
function holdsXmlOnly(document: OpenApiDocument, schema: JsonSchema): boolean {
  const seen = new Set<unknown>();
  const isFound = (node: unknown): boolean => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return false;
    seen.add(node);
    const { $ref: ref, 'x-xml-only': xmlOnly } = node as Record<string, unknown>;
    if (xmlOnly === true) return true;
    if (typeof ref === 'string' && isFound(valueAt(document, ref))) return true;
    return Object.values(node).some(isFound);
  };
  return isFound(schema);
}
