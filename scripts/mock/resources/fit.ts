import type { JsonSchema } from '../../spec/openapi.ts';
import { isRecord } from '../../spec/record.ts';
import type { Shape, ShapeOf } from './shape.ts';

/** How a value is made to fit a schema. */
export interface Fitting {
  /** Members so marked are left out. */
  readonly drop?: 'readOnly' | 'writeOnly';
  /** Whether missing members with a default get it. */
  readonly defaults?: boolean;
  /** Where required members that are missing come from: a value that fits the schema. */
  readonly filler?: unknown;
  /** Whether required members that are missing are filled in, and members that may not be there left out. */
  readonly isWhole?: boolean;
}

/** Nobody needs a made-up value deeper than this. */
const deepest = 12;

/** A value as a schema wants it; what the schema says nothing about stays as it is. */
export function fit(
  value: unknown,
  schema: JsonSchema | undefined,
  shapeOf: ShapeOf,
  how: Fitting,
  depth = 0,
): unknown {
  const shape = shapeOf(schema);
  if (depth > deepest) return value;
  if (Array.isArray(value)) return fitItems(value, shape, shapeOf, how, depth);
  if (!isRecord(value)) return value;
  const own = shape.members.size > 0 ? fitMembers(value, shape, shapeOf, how, depth) : value;
  const choice = how.isWhole ? nearest(own, shape.choices, shapeOf) : undefined;
  return choice === undefined ? own : fit(own, choice, shapeOf, how, depth + 1);
}

function fitItems(items: readonly unknown[], shape: Shape, shapeOf: ShapeOf, how: Fitting, depth: number): unknown {
  if (shape.items === undefined) return items;
  const filler = Array.isArray(how.filler) ? how.filler[0] : undefined;
  return items.flatMap((item) => {
    const adapted = how.isWhole ? adapt(item, shape.items, shapeOf) : item;
    return adapted === undefined ? [] : [fit(adapted, shape.items, shapeOf, { ...how, filler }, depth + 1)];
  });
}

function fitMembers(value: Values, shape: Shape, shapeOf: ShapeOf, how: Fitting, depth: number): Values {
  const fitted = new Map<string, unknown>();
  let isSame = true;
  for (const [name, member] of Object.entries(value)) {
    const inner = fitMember(name, member, shape, shapeOf, how, depth);
    isSame &&= inner === member;
    if (inner !== undefined) fitted.set(name, inner);
  }
  for (const [name, schema] of shape.members) {
    const made = fitted.has(name) ? undefined : missing(name, schema, shape, shapeOf, how, depth);
    isSame &&= made === undefined;
    if (made !== undefined) fitted.set(name, made);
  }
  return isSame ? value : Object.fromEntries(fitted);
}

/** @returns `undefined` for a member that may not be there */
function fitMember(
  name: string,
  member: unknown,
  shape: Shape,
  shapeOf: ShapeOf,
  how: Fitting,
  depth: number,
): unknown {
  const schema = shape.members.get(name);
  if (schema === undefined && how.isWhole && shape.isClosed) return undefined;
  if (how.drop && shapeOf(schema).keywords[how.drop] === true) return undefined;
  const adapted = how.isWhole ? adapt(member, schema, shapeOf) : member;
  if (typeof adapted !== 'object' || adapted === null) return adapted;
  return fit(adapted, schema, shapeOf, { ...how, filler: memberOf(how.filler, name) }, depth + 1);
}

function missing(
  name: string,
  schema: JsonSchema,
  shape: Shape,
  shapeOf: ShapeOf,
  how: Fitting,
  depth: number,
): unknown {
  const { keywords } = shapeOf(schema);
  if (how.drop && keywords[how.drop] === true) return undefined;
  if (how.defaults && keywords['default'] !== undefined) return keywords['default'];
  if (!how.isWhole || !shape.required.has(name)) return undefined;
  const filler = adapt(memberOf(how.filler, name), schema, shapeOf);
  if (filler === undefined) return sample(schema, shapeOf, depth + 1);
  return fit(filler, schema, shapeOf, { ...how, filler }, depth + 1);
}

const names = ['slug', 'code', 'name', 'login', 'username', 'ref', 'sha', 'number', 'id'];

/**
 * A value of a type that the schema takes. Where it takes objects only, a text or number becomes the object that it names,
 * as APIs take `labels: ["bug"]` and answer `labels: [{"name": "bug"}]`.
 * @returns `undefined` where there is no such value
 */
export function adapt(value: unknown, schema: JsonSchema | undefined, shapeOf: ShapeOf): unknown {
  const { types, isNullable, keywords, members } = shapeOf(schema);
  if (value === null) return isNullable || types.length === 0 ? null : undefined;
  const choices = keywords['enum'];
  if (Array.isArray(choices) && typeof value === 'string' && !choices.includes(value)) return undefined;
  if (value === undefined || types.length === 0 || types.some((type) => isOfType(value, type))) return value;
  if (isNumeral(value, types) && !['format', 'pattern', 'enum'].some((keyword) => keyword in keywords)) {
    return typeof value === 'number' ? String(value) : Number(value);
  }
  if (types[0] !== 'object' || typeof value === 'object') return undefined;
  const member = names.find(
    (name) => members.has(name) && shapeOf(members.get(name)).types.some((type) => isOfType(value, type)),
  );
  return member === undefined ? undefined : { [member]: value };
}

/** Whether a value is a number where a text is wanted, or the other way round, as when a description was changed. */
function isNumeral(value: unknown, [type]: readonly string[]): boolean {
  if (type === 'string') return typeof value === 'number';
  return (type === 'integer' || type === 'number') && typeof value === 'string' && /^-?\d{1,15}$/.test(value);
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'object':
      return isRecord(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** The alternative that an object is nearest to: none of its fixed members contradicts, and most required ones are there. */
function nearest(value: Values, choices: readonly JsonSchema[], shapeOf: ShapeOf): JsonSchema | undefined {
  const distances = choices.flatMap((choice) => {
    const { types, members, required } = shapeOf(choice);
    const isContradicted = Object.entries(value).some(([name, member]) => isOther(member, members.get(name), shapeOf));
    if (isContradicted || (types.length > 0 && !types.includes('object'))) return [];
    return [{ choice, lacks: [...required].filter((name) => !Object.hasOwn(value, name)).length }];
  });
  return distances.toSorted((a, b) => a.lacks - b.lacks)[0]?.choice;
}

function isOther(value: unknown, schema: JsonSchema | undefined, shapeOf: ShapeOf): boolean {
  const { const: only, enum: choices } = shapeOf(schema).keywords;
  return (only !== undefined && only !== value) || (Array.isArray(choices) && !choices.includes(value));
}

type Values = Readonly<Record<string, unknown>>;

function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

const texts: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-4000-8000-000000000000',
  'date-time': '2026-01-01T00:00:00Z',
  date: '2026-01-01',
  time: '00:00:00Z',
  email: 'somebody@example.com',
  uri: 'https://example.com/',
  url: 'https://example.com/',
};

/** A value for what is required and no example has. */
export function sample(schema: JsonSchema | undefined, shapeOf: ShapeOf, depth = 0): unknown {
  const { types, keywords, isNullable } = shapeOf(schema);
  const { const: only, enum: choices, default: usual, example, examples, format, minimum, minLength } = keywords;
  const said = [only, usual, example, [examples].flat()[0], [choices].flat()[0]].find((value) => value !== undefined);
  if (said !== undefined) return said;
  if (isNullable) return null;
  switch (types[0]) {
    case 'object':
      return depth > deepest ? {} : fit({}, schema, shapeOf, { isWhole: true }, depth);
    case 'array':
      return [];
    case 'integer':
    case 'number':
      return typeof minimum === 'number' ? minimum : 0;
    case 'boolean':
      return false;
    default:
      return texts[String(format)] ?? ''.padEnd(typeof minLength === 'number' ? minLength : 0, 'x');
  }
}

/** Merges a patch (RFC 7396); `null` stays where the schema allows it. */
export function merge(target: unknown, patch: unknown, schema: JsonSchema | undefined, shapeOf: ShapeOf): unknown {
  if (!isRecord(patch)) return patch;
  const merged = new Map(isRecord(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    const member = shapeOf(schema).members.get(name);
    if (value === null && !shapeOf(member).isNullable) merged.delete(name);
    else merged.set(name, merge(merged.get(name), value, member, shapeOf));
  }
  return Object.fromEntries(merged);
}
