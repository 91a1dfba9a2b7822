import type { JsonSchema, SchemaObject } from '../spec/openapi.ts';
import { tokensOf } from '../spec/pointer.ts';
import { literal } from './code.ts';

/** A schema, and how the generated code names its type; naming it imports what the name is made of. */
export interface TypedSchema {
  readonly schema: JsonSchema;
  readonly type: () => string;
}

/** What naming the types of schemas takes. */
export interface SchemaNames {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** How the module at hand names a component schema. */
  readonly nameOf: (component: string) => string;
}

/** The type of a schema in words of its own, or else as the given place in the types of the description. */
export function typeOf(schema: JsonSchema | undefined, place: () => string, names: SchemaNames): string {
  return spell(schema ?? true, names) ?? place();
}

/** The type of a schema that is a reference, a plain scalar, or a list or choice of such; `undefined` for any other. */
function spell(schema: JsonSchema, names: SchemaNames): string | undefined {
  if (typeof schema === 'boolean') return undefined;
  const component = componentOf(schema, names);
  if (component !== undefined) return names.nameOf(component);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices && hasOnly(schema, 'oneOf', 'anyOf')) return spellChoice(choices, names);
  if (schema.type === 'array' && schema.items !== undefined && hasOnly(schema, 'type', 'items', ...bounds)) {
    return listOf(spell(schema.items, names));
  }
  return hasOnly(schema, 'type', 'format', ...bounds) && !typedFormats.has(schema.format ?? '')
    ? scalars[String(schema.type)]
    : undefined;
}

const scalars: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
};

/** Formats that may have types of their own. */
const typedFormats = new Set(['date', 'date-time', 'time', 'duration', 'binary', 'byte', 'int64', 'uint64']);

/** Keywords that do not change the type of a scalar. A list of bounded length may be a tuple, so its bounds are not here. */
const bounds = [
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'uniqueItems',
];
const annotations = new Set(['title', 'description', 'default', 'example', 'examples', 'deprecated', 'x-provenance']);

function hasOnly(schema: SchemaObject, ...keywords: string[]): boolean {
  return Object.keys(schema).every((keyword) => keywords.includes(keyword) || annotations.has(keyword));
}

/** `undefined` unless every alternative has words of its own. A plain scalar among them may make a list of values open. */
function spellChoice(choices: readonly JsonSchema[], names: SchemaNames): string | undefined {
  if (choices.length > 1 && choices.some(isOpen)) return undefined;
  const isSpelled = choices.every(
    (choice) => spell(choice, { ...names, nameOf: (component) => component }) !== undefined,
  );
  return isSpelled ? union(choices.map((choice) => spell(choice, names))) : undefined;
}

function isOpen(choice: JsonSchema): boolean {
  return typeof choice === 'object' && ['string', 'integer', 'number'].includes(String(choice.type));
}

function listOf(item: string | undefined): string | undefined {
  if (item === undefined) return undefined;
  return item.includes('|') ? `(${item})[]` : `${item}[]`;
}

function union(types: readonly (string | undefined)[]): string | undefined {
  const known = types.filter((type) => type !== undefined);
  return known.length === types.length ? [...new Set(known)].join(' | ') : undefined;
}

/**
 * What stands at a place within values of a schema, seen through references and compositions: one for each alternative.
 * @param keys the keys along a JSON pointer
 */
export function membersAt(root: TypedSchema, keys: readonly string[], names: SchemaNames): TypedSchema[] {
  return keys.reduce<TypedSchema[]>((places, key) => places.flatMap((place) => memberOf(place, key, names)), [root]);
}

function memberOf(root: TypedSchema, key: string, names: SchemaNames): TypedSchema[] {
  return alternatives(root, `{ ${literal(key)}: unknown }`, names).flatMap(({ schema, type }) => {
    const member = propertyOf(schema, key, names);
    if (member === undefined) return [];
    const place = (): string => `Exclude<${nonNullable(type())}[${literal(key)}], undefined>`;
    return [{ schema: member, type: () => typeOf(member, place, names) }];
  });
}

/** The type of the items of a list; `undefined` for what is no list. */
export function itemType(root: TypedSchema, names: SchemaNames): string | undefined {
  const types = alternatives(root, 'readonly unknown[]', names).flatMap(({ schema, type }) =>
    typeof schema === 'object' && [schema.type].flat().includes('array')
      ? [typeOf(schema.items, () => `${nonNullable(type())}[number]`, names)]
      : [],
  );
  return types.length === 0 ? undefined : union(types);
}

/** The schemas one of which a value has, references followed. Those without a name are told apart by their shape. */
function alternatives(
  root: TypedSchema,
  shape: string,
  names: SchemaNames,
  seen: readonly string[] = [],
): TypedSchema[] {
  const { schema } = root;
  if (typeof schema === 'boolean') return [];
  const component = componentOf(schema, names);
  if (component !== undefined) {
    if (seen.includes(component)) return [];
    const named = { schema: names.schemas[component]!, type: () => names.nameOf(component) };
    return alternatives(named, shape, names, [...seen, component]);
  }
  const choices = schema.oneOf ?? schema.anyOf;
  if (!choices) return [root];
  const type = (): string => `Extract<${root.type()}, ${shape}>`;
  return choices.flatMap((choice) => alternatives({ schema: choice, type }, shape, names, seen));
}

function propertyOf(
  schema: JsonSchema,
  key: string,
  names: SchemaNames,
  seen: readonly string[] = [],
): JsonSchema | undefined {
  if (typeof schema === 'boolean') return undefined;
  const component = componentOf(schema, names);
  if (component !== undefined) {
    return seen.includes(component)
      ? undefined
      : propertyOf(names.schemas[component]!, key, names, [...seen, component]);
  }
  const { properties = {}, allOf = [] } = schema;
  if (Object.hasOwn(properties, key)) return properties[key];
  return allOf.map((part) => propertyOf(part, key, names, seen)).find((member) => member !== undefined);
}

const nonNullable = (type: string): string => (/^[\w.]+$/.test(type) ? type : `NonNullable<${type}>`);

/** Name of the component schema that a schema refers to. */
function componentOf({ $ref = '' }: SchemaObject, { schemas }: SchemaNames): string | undefined {
  const [components, kind, name = '', ...deeper] = tokensOf($ref) ?? [];
  const isComponent = components === 'components' && kind === 'schemas' && deeper.length === 0;
  return isComponent && Object.hasOwn(schemas, name) ? name : undefined;
}

/** The keys along a JSON pointer (RFC 6901). */
export function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
