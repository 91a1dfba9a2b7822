import type { JsonSchema, OpenApiDocument, SchemaObject } from '../../spec/openapi.ts';
import { valueAt } from '../../spec/pointer.ts';

/** What a schema says once its references are followed and its compositions are put together. */
export interface Shape {
  /** `null` aside; empty where the schema names none. */
  readonly types: readonly string[];
  readonly isNullable: boolean;
  readonly members: ReadonlyMap<string, JsonSchema>;
  readonly required: ReadonlySet<string>;
  /** Whether no other members are allowed. */
  readonly isClosed: boolean;
  readonly items: JsonSchema | undefined;
  /** Where there are several: a value fits one of them. */
  readonly choices: readonly JsonSchema[];
  /** The keywords of the schema and of those it is composed of; of one given twice, the first. */
  readonly keywords: Readonly<Record<string, unknown>>;
}

/** Tells the shape of a schema; asked again, it gives the same one. */
export type ShapeOf = (schema: JsonSchema | undefined) => Shape;

/** @param document the bundle that the references of the schemas lead into */
export function createShapes(document: OpenApiDocument): ShapeOf {
  const known = new WeakMap<object, Shape>();
  return (schema) => {
    if (typeof schema !== 'object') return unknownShape;
    const before = known.get(schema);
    if (before) return before;
    const shape = shapeOf(schema, document);
    known.set(schema, shape);
    return shape;
  };
}

const unknownShape: Shape = {
  types: [],
  isNullable: false,
  members: new Map(),
  required: new Set(),
  isClosed: false,
  items: undefined,
  choices: [],
  keywords: {},
};

function shapeOf(schema: SchemaObject, document: OpenApiDocument): Shape {
  const { certain, choices, isNullable } = partsOf(schema, document, new Set());
  const possible = choices.map((choice) => partsOf(choice, document, new Set()).certain);
  const parts = [...certain, ...possible.flat()];
  const keywords = Object.assign({}, ...parts.toReversed()) as SchemaObject;
  const members = new Map<string, JsonSchema>();
  for (const { properties = {} } of parts) {
    for (const [name, member] of Object.entries(properties)) if (!members.has(name)) members.set(name, member);
  }
  return {
    types: typesOf(certain) ?? (choices.length > 0 ? unionOf(possible.map(typesOf)) : undefined) ?? [],
    isNullable: isNullable || keywords['nullable'] === true || [keywords.type].flat().includes('null'),
    members,
    required: new Set(certain.flatMap(({ required = [] }) => required)),
    isClosed: certain.some((part) => part.additionalProperties === false || part['unevaluatedProperties'] === false),
    items: keywords.items,
    choices,
    keywords,
  };
}

/** Types that some parts name together; where they name none, what their other keywords are for. */
function typesOf(parts: readonly SchemaObject[]): string[] | undefined {
  const [named] = parts.flatMap(({ type }) =>
    type === undefined ? [] : [[type].flat().filter((one) => one !== 'null')],
  );
  if (named) return named;
  if (parts.some(({ properties }) => properties !== undefined)) return ['object'];
  return parts.some(({ items }) => items !== undefined) ? ['array'] : undefined;
}

/** Nothing is known of a union where nothing is known of one of its members. */
function unionOf(lists: readonly (readonly string[] | undefined)[]): string[] | undefined {
  return lists.every((list) => list !== undefined) ? [...new Set(lists.flat())] : undefined;
}

/** What a schema is composed of. */
interface Parts {
  /** The schema itself, and all others that a value must fit as well. */
  readonly certain: readonly SchemaObject[];
  /** Where there are several alternatives. */
  readonly choices: readonly JsonSchema[];
  readonly isNullable: boolean;
}

function partsOf(schema: JsonSchema | undefined, document: OpenApiDocument, seen: ReadonlySet<object>): Parts {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) {
    return { certain: [], choices: [], isNullable: false };
  }
  const met = new Set([...seen, schema]);
  const { $ref, allOf = [], oneOf, anyOf, ...own } = schema;
  const alternatives = oneOf ?? anyOf ?? [];
  const choices = alternatives.filter((choice) => typeof choice !== 'object' || choice.type !== 'null');
  const target = $ref === undefined ? [] : [valueAt(document, $ref) as JsonSchema | undefined];
  const below = [...target, ...allOf, ...(choices.length === 1 ? choices : [])].map((part) =>
    partsOf(part, document, met),
  );
  return {
    certain: [own, ...below.flatMap(({ certain }) => certain)],
    choices: [...(choices.length > 1 ? choices : []), ...below.flatMap((part) => part.choices)],
    isNullable: choices.length < alternatives.length || (target.length > 0 && below[0]!.isNullable),
  };
}
