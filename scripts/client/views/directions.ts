import type { JsonSchema, OpenApiDocument, SchemaObject } from '../../spec/openapi.ts';
import { NameBook } from '../names.ts';
import { listParts, listUnions, type Schemas } from './composition.ts';
import { changeHeld, listHeldSchemas, mapDocument, schemasOf, withSchemas, type Direction } from './document-tree.ts';
import { schemaNameOf, schemaRef } from './references.ts';
import { listSubschemas, mapSchema, mapSubschemas } from './schema-tree.ts';

/** What hides a property from one direction. */
const hiding: Readonly<Record<Direction, 'readOnly' | 'writeOnly'>> = { sent: 'readOnly', answered: 'writeOnly' };

/**
 * What is sent has no `readOnly` properties and what is answered no `writeOnly` ones, nor are they required there. A
 * component schema that therefore differs becomes two: `X` as it is answered and `XInput` as it is sent.
 */
export function viewDirections(document: OpenApiDocument): OpenApiDocument {
  const schemas = schemasOf(document);
  const sent = listReached(document, 'sent');
  const answered = listReached(document, 'answered');
  const differing = listDiffering(schemas);
  const book = new NameBook(Object.keys(schemas));
  const inputs = new Map(
    [...sent].flatMap((name) =>
      answered.has(name) && differing.has(name) ? [[name, book.take(`${name}Input`)] as const] : [],
    ),
  );
  const asSent = (schema: JsonSchema): JsonSchema => rename(project(schemas, schema, 'sent'), inputs);
  const asAnswered = (schema: JsonSchema): JsonSchema => project(schemas, schema, 'answered');
  const views = { sent: asSent, answered: asAnswered };
  const changed = mapDocument(document, { holder: (holder, direction) => changeHeld(holder, views[direction]) });
  const components = Object.entries(schemas).flatMap(([name, schema]): [string, JsonSchema][] => {
    if (sent.has(name) && !answered.has(name)) return [[name, asSent(schema)]];
    const input = inputs.get(name);
    return [
      [name, asAnswered(schema)],
      ...(input === undefined ? [] : [[input, asSent(schema)] as [string, JsonSchema]]),
    ];
  });
  return withSchemas(changed, Object.fromEntries(components));
}

/** Names of the component schemas that what is sent, or answered, is made of. */
export function listReached(document: OpenApiDocument, direction: Direction): ReadonlySet<string> {
  const schemas = schemasOf(document);
  const reached = new Set<string>();
  const waiting = listHeldSchemas(document)
    .filter((held) => held.direction === direction)
    .flatMap(({ schema }) => listReferred(project(schemas, schema, direction)));
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...listReferred(project(schemas, schemas[name] ?? true, direction)));
  }
  return reached;
}

/** Names of the schemas that are not the same in both directions, or lead to such. */
function listDiffering(schemas: Schemas): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(schemas)) {
    for (const used of listReferred(schema)) users.set(used, [...(users.get(used) ?? []), name]);
  }
  const differing = new Set<string>();
  const waiting = Object.keys(schemas).filter((name) => differs(schemas, schemas[name]!));
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (differing.has(name)) continue;
    differing.add(name);
    waiting.push(...(users.get(name) ?? []));
  }
  return differing;
}

/** Whether a schema itself says something that depends on the direction; binary values are given in more forms than got. */
function differs(schemas: Schemas, schema: JsonSchema): boolean {
  if (typeof schema === 'boolean') return false;
  const isHidden = Object.values(schema.properties ?? {}).some(
    (property) => hiddenFrom(schemas, property) !== undefined,
  );
  return isHidden || schema.format === 'binary' || listSubschemas(schema).some((member) => differs(schemas, member));
}

/** A schema as it is in one direction; its references are as they were. */
function project(
  schemas: Schemas,
  schema: JsonSchema,
  direction: Direction,
  hiddenAbove: ReadonlySet<string> = new Set(),
): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  const hidden = new Set([...hiddenAbove, ...listHidden(schemas, schema, direction)]);
  const projected = mapSubschemas(schema, (member, keyword) =>
    project(schemas, member, direction, /^(allOf|anyOf|oneOf)$/.test(keyword) ? hidden : undefined),
  );
  const { properties, required = [], ...rest } = projected;
  const kept = Object.entries(properties ?? {}).filter(([name]) => !hidden.has(name));
  const notNeeded = new Set([...hidden, ...listHiddenInBranches(schemas, schema, direction)]);
  const needed = required.filter((name) => !notNeeded.has(name));
  return {
    ...rest,
    ...(properties && { properties: Object.fromEntries(kept) }),
    ...(needed.length > 0 && { required: needed }),
    ...(direction === 'sent' && properties && isEmptied(properties, kept, rest) && { additionalProperties: false }),
  };
}

/** Whether an object has lost all it had: without properties it would pass for one that takes any. */
function isEmptied(properties: object, kept: readonly unknown[], rest: SchemaObject): boolean {
  const isOpen = rest.additionalProperties !== undefined || rest['patternProperties'] !== undefined;
  return kept.length === 0 && Object.keys(properties).length > 0 && !isOpen;
}

/** Names of the properties that a schema, or what it is composed of, hides from a direction. */
function listHidden(schemas: Schemas, schema: JsonSchema, direction: Direction): string[] {
  return listParts(schemas, schema).flatMap(({ properties = {} }) =>
    Object.keys(properties).filter((name) => hiddenFrom(schemas, properties[name]!) === direction),
  );
}

function listHiddenInBranches(schemas: Schemas, schema: JsonSchema, direction: Direction): string[] {
  const met = new Set<SchemaObject>();
  const found: string[] = [];
  const waiting = [schema];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const part of listParts(schemas, next).filter((each) => !met.has(each))) {
      met.add(part);
      const branches = listUnions(part).flat();
      found.push(...branches.flatMap((branch) => listHidden(schemas, branch, direction)));
      waiting.push(...branches);
    }
  }
  return found;
}

function hiddenFrom(schemas: Schemas, property: JsonSchema): Direction | undefined {
  const parts = listParts(schemas, property);
  const [sent, answered] = [hiding.sent, hiding.answered].map((keyword) =>
    parts.some((part) => part[keyword] === true),
  );
  if (sent === answered) return undefined;
  return sent ? 'sent' : 'answered';
}

function listReferred(schema: JsonSchema): string[] {
  const names: string[] = [];
  mapSchema(schema, (node) => {
    names.push(...[schemaNameOf(node.$ref) ?? []].flat());
    return node;
  });
  return names;
}

function rename(schema: JsonSchema, names: ReadonlyMap<string, string>): JsonSchema {
  return mapSchema(schema, (node) => {
    const name = names.get(schemaNameOf(node.$ref) ?? '');
    return name === undefined ? node : { ...node, $ref: schemaRef(name) };
  });
}
