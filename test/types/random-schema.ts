import * as fc from 'fast-check';
import type { SchemaObject } from '../../scripts/spec/openapi.ts';

/** A schema, and values it accepts. */
export interface Case {
  readonly schema: SchemaObject;
  readonly values: fc.Arbitrary<unknown>;
}

/** Names, some of them awkward. (TypeScript takes an optional `constructor` for the one that every object has.) */
const name: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', 'kebab-case', 'new', '1');
const text = fc.string({ maxLength: 6 });
const number = fc.integer({ min: -1e6, max: 1e6 });
const literal = fc.oneof(text, number, fc.boolean(), fc.constant(null));

const scalar: fc.Arbitrary<Case> = fc.constantFrom<Case>(
  { schema: { type: 'string' }, values: text },
  { schema: { type: 'string', format: 'date-time' }, values: fc.constant('2020-01-01T00:00:00Z') },
  { schema: { type: 'integer', format: 'int64' }, values: number },
  { schema: { type: 'number' }, values: number },
  { schema: { type: 'boolean' }, values: fc.boolean() },
  { schema: { type: 'null' }, values: fc.constant(null) },
  { schema: {}, values: fc.jsonValue({ maxDepth: 1 }) },
  { schema: { type: ['string', 'integer', 'null'] }, values: fc.oneof(text, number, fc.constant(null)) },
);

const values: fc.Arbitrary<Case> = fc
  .uniqueArray(literal, { minLength: 1, maxLength: 4 })
  .chain((known) =>
    fc.constantFrom<Case>(
      { schema: { enum: known }, values: fc.constantFrom(...known) },
      { schema: { const: known[0] }, values: fc.constant(known[0]) },
      { schema: { oneOf: known.map((value) => ({ const: value })) }, values: fc.constantFrom(...known) },
    ),
  );

const openValues: fc.Arbitrary<Case> = fc
  .uniqueArray(text, { minLength: 1, maxLength: 3 })
  .chain((known) =>
    fc.constantFrom<Case>(
      { schema: { anyOf: [{ enum: known }, { type: 'string' }] }, values: text },
      { schema: { type: 'string', 'x-extensible-enum': known }, values: text },
    ),
  );

/** An object by its members. */
interface ObjectCase {
  readonly members: Readonly<Record<string, Case>>;
  readonly required: readonly string[];
}

/** Schemas of any kind, in each other to some depth. */
export const schemaCase: fc.Arbitrary<Case> = fc.letrec<{ any: Case; object: ObjectCase }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    values,
    openValues,
    fc.tuple(tie('object'), fc.boolean()).map(closedOrNot),
    tie('any').map(listOf),
    fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map(tupleOf),
    tie('any').map(orNull),
    fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map(anyOf),
    fc.tuple(tie('object'), tie('object'), fc.uniqueArray(name)).map(allOf),
    fc.tuple(tie('object'), tie('any')).map(mapOf),
  ),
  object: fc
    .tuple(fc.dictionary(name, tie('any'), { maxKeys: 4 }), fc.uniqueArray(name))
    .map(([members, needed]) => ({ members, required: Object.keys(members).filter((key) => needed.includes(key)) })),
})).any;

function objectSchema({ members, required }: ObjectCase): SchemaObject {
  const properties = Object.fromEntries(Object.entries(members).map(([key, { schema }]) => [key, schema]));
  return { type: 'object', properties, ...(required.length > 0 && { required: [...required] }) };
}

function objectValues({ members, required }: ObjectCase): fc.Arbitrary<object> {
  const model = Object.fromEntries(Object.entries(members).map(([key, member]) => [key, member.values]));
  return fc.record(model, { requiredKeys: [...required], noNullPrototype: true });
}

function closedOrNot([object, isClosed]: [ObjectCase, boolean]): Case {
  const schema = objectSchema(object);
  return { schema: isClosed ? { ...schema, additionalProperties: false } : schema, values: objectValues(object) };
}

function listOf({ schema, values: items }: Case): Case {
  return { schema: { type: 'array', items: schema, maxItems: 2 }, values: fc.array(items, { maxLength: 2 }) };
}

function tupleOf(members: readonly Case[]): Case {
  const { length } = members;
  const schema = { type: 'array', prefixItems: members.map((member) => member.schema), minItems: length, items: false };
  return { schema, values: fc.tuple(...members.map((member) => member.values)) };
}

function orNull({ schema, values: others }: Case): Case {
  return { schema: { anyOf: [schema, { type: 'null' }] }, values: fc.option(others) };
}

function anyOf(members: readonly Case[]): Case {
  const schema = { anyOf: members.map((member) => member.schema) };
  return { schema, values: fc.oneof(...members.map((member) => member.values)) };
}

/** Declared properties, and others of one type. */
function mapOf([object, { schema, values: others }]: [ObjectCase, Case]): Case {
  const more = fc.dictionary(fc.constantFrom('more', 'and more'), others, { noNullPrototype: true });
  return {
    schema: { ...objectSchema(object), additionalProperties: schema },
    values: fc.tuple(objectValues(object), more).map(([own, rest]) => ({ ...own, ...rest })),
  };
}

/** Two objects, and a requirement apart from both. */
function allOf([first, second, needed]: [ObjectCase, ObjectCase, string[]]): Case {
  const other = {
    members: Object.fromEntries(Object.entries(second.members).map(([key, member]) => [`other ${key}`, member])),
    required: second.required.map((key) => `other ${key}`),
  };
  const members = { ...first.members, ...other.members };
  const required = needed.filter((key) => Object.hasOwn(members, key));
  const all = { members, required: [...new Set([...first.required, ...other.required, ...required])] };
  return { schema: { allOf: [objectSchema(first), objectSchema(other), { required }] }, values: objectValues(all) };
}
