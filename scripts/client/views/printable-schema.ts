import type { JsonSchema, SchemaObject } from '../../spec/openapi.ts';
import { commentText } from '../comment.ts';
import { listUnions, type Schemas } from './composition.ts';
import type { Direction } from './document-tree.ts';
import { mark } from './marks.ts';
import { mergeObjects } from './printable-object.ts';
import { intersectionOf, isUnknown, unionOf } from './printable-union.ts';
import { isSchema, mapValues } from './schema-tree.ts';

/** Where a schema stands. */
export interface Scope {
  /** Component schemas of the document. */
  readonly schemas: Schemas;
  readonly direction: Direction;
}

/**
 * A schema with the same values in the few forms that openapi-typescript prints right: a reference, one value, one
 * type, `oneOf` alone or `allOf` alone.
 */
export function printable(scope: Scope, schema: JsonSchema): JsonSchema {
  return withComment(schema, shape(scope, schema, []));
}

/** @param around schemas that this one is a branch of: what they declare, it may require. */
function shape(scope: Scope, schema: JsonSchema, around: readonly JsonSchema[]): JsonSchema {
  const parts = listInlineParts(schema);
  if (parts.includes(false)) return false;
  const schemas = parts.filter((part) => typeof part === 'object');
  const context = [...around, schema];
  const objects = schemas.filter(isObject);
  const references = schemas.flatMap(({ $ref }) => ($ref === undefined ? [] : [{ $ref }]));
  const unions = schemas.flatMap((part) =>
    listUnions(part).map((branches) =>
      unionOf(
        scope.schemas,
        branches.map((branch) => shape(scope, inherit(part, branch), context)),
      ),
    ),
  );
  const others = schemas.filter((part) => !objects.includes(part)).map((part) => shapeOwn(scope, part));
  const merged = objects.length > 0 ? [shapeObject(scope, objects, context)] : [];
  const whole = intersectionOf(scope.schemas, [...references, ...others, ...merged, ...unions]);
  return isNullable(schemas) ? unionOf(scope.schemas, [whole, { type: 'null' }]) : whole;
}

/** A schema and the members of its `allOf`, those members' own included, without what is referred to. */
function listInlineParts(schema: JsonSchema): JsonSchema[] {
  if (typeof schema === 'boolean') return [schema];
  if (isForbidding(schema)) return [false];
  const { allOf, ...own } = schema;
  return [own, ...(Array.isArray(allOf) ? allOf.filter(isSchema).flatMap(listInlineParts) : [])];
}

function isForbidding({ not }: SchemaObject): boolean {
  return isSchema(not) && isUnknown(not);
}

/** A branch that does not say its type has that of the union around it. */
function inherit({ type }: SchemaObject, branch: JsonSchema): JsonSchema {
  const isOpen = typeof branch === 'object' && typesOf(branch).length === 0 && type !== undefined;
  const isComposed =
    isOpen && ['$ref', 'allOf', 'anyOf', 'oneOf', 'const', 'enum'].some((keyword) => keyword in branch);
  return isOpen && !isComposed ? { ...branch, type } : branch;
}

/** Types that a schema says it has, `null` aside, or that its keywords suppose. */
function typesOf(schema: SchemaObject): string[] {
  if (schema.type !== undefined) return [schema.type].flat().filter((type) => type !== 'null');
  const supposed: readonly [type: string, keywords: readonly string[]][] = [
    ['object', ['properties', 'additionalProperties', 'patternProperties', 'required']],
    ['array', ['items', 'prefixItems']],
  ];
  const types = supposed.filter(([, keywords]) => keywords.some((keyword) => keyword in schema)).map(([type]) => type);
  return schema.format === 'binary' ? ['string'] : types;
}

function isNullable(parts: readonly SchemaObject[]): boolean {
  const typed = parts.filter(({ type }) => type !== undefined);
  return typed.length > 0 && typed.every(({ type }) => [type].flat().includes('null'));
}

/** What a schema says itself, when it is not about objects alone. */
function shapeOwn(scope: Scope, schema: SchemaObject): JsonSchema {
  const values = listLiterals(schema);
  if (values) return unionOf(scope.schemas, values);
  const types = typesOf(schema).map((type) => shapeType(scope, schema, type));
  if (types.length > 0) return unionOf(scope.schemas, types);
  return schema.type === undefined ? true : { type: 'null' };
}

function listLiterals(schema: SchemaObject): JsonSchema[] | undefined {
  const { const: value, enum: values, 'x-extensible-enum': open } = schema;
  if ('const' in schema) return [literal(value)];
  const known = Array.isArray(open) ? open : values;
  if (!Array.isArray(known) || known.length === 0) return undefined;
  const literals = known.map(literal);
  if (!Array.isArray(open) && (open as unknown) !== true) return literals;
  const types = new Set(known.map((each) => typeof each).filter((type) => type === 'string' || type === 'number'));
  return [...literals, ...[...types].map((type) => ({ type }))];
}

/** The schema of one value alone. */
function literal(value: unknown): JsonSchema {
  if (value === null) return { type: 'null' };
  if (typeof value !== 'object') return { const: value };
  if (Array.isArray(value))
    return mark({ type: 'array', prefixItems: value.map(literal), minItems: value.length }, 'tuple');
  const entries = Object.entries(value);
  if (entries.length === 0) return mark({ type: 'object' }, 'empty');
  const properties = Object.fromEntries(entries.map(([key, member]) => [key, withComment({}, literal(member))]));
  return { type: 'object', properties, required: Object.keys(value) };
}

function shapeType(scope: Scope, schema: SchemaObject, type: string): JsonSchema {
  if (type === 'object') return shapeObject(scope, [schema], [schema]);
  if (type === 'array') return shapeArray(scope, schema);
  if (schema.format === 'binary') return mark({ type }, scope.direction === 'sent' ? 'upload' : 'blob');
  return typeof schema.format === 'string' ? { type, format: commentText(schema.format) } : { type };
}

/** Whether a schema is of objects alone, and not of some given ones. */
function isObject(schema: SchemaObject): boolean {
  const [type, ...others] = typesOf(schema);
  return type === 'object' && others.length === 0 && !listLiterals(schema);
}

function shapeObject(scope: Scope, objects: readonly SchemaObject[], context: readonly JsonSchema[]): JsonSchema {
  const merged = mergeObjects(scope.schemas, objects, context);
  const properties = mapValues(merged.properties, (property) => printable(scope, property));
  const others = merged.others.map((schema) => printable(scope, schema));
  const isEmpty = Object.keys(properties).length === 0;
  if (isEmpty && others.length === 0) return merged.isClosed ? mark({ type: 'object' }, 'empty') : { type: 'object' };
  return {
    type: 'object',
    ...(!isEmpty && { properties }),
    ...(merged.required.length > 0 && { required: [...merged.required] }),
    // An index signature holds for declared properties too, so that it must allow them.
    ...(others.length > 0 && {
      additionalProperties: unionOf(scope.schemas, [...others, ...Object.values(properties)].map(withoutComment)),
    }),
  };
}

/** Members are those of `prefixItems`; where nothing says how few there may be, all of them are there. */
function shapeArray(scope: Scope, schema: SchemaObject): JsonSchema {
  const items: unknown = schema.items;
  const { prefixItems = Array.isArray(items) ? items : undefined, minItems, additionalItems } = schema;
  const rest = Array.isArray(items) ? additionalItems : items;
  if (Array.isArray(prefixItems) || rest === false) {
    const members = (Array.isArray(prefixItems) ? prefixItems : [])
      .filter(isSchema)
      .map((member) => printable(scope, member));
    const after = isSchema(rest) && rest !== false ? { items: printable(scope, rest) } : {};
    const needed = typeof minItems === 'number' ? Math.min(minItems, members.length) : members.length;
    return mark({ type: 'array', prefixItems: members, minItems: needed, ...after }, 'tuple');
  }
  return isSchema(rest) ? { type: 'array', items: printable(scope, rest) } : { type: 'array' };
}

/** A printable schema with what people are told of it; texts that came with the document cannot end the comment. */
function withComment(schema: JsonSchema, shaped: JsonSchema): JsonSchema {
  if (shaped === false) return false;
  if (typeof schema === 'boolean') return shaped;
  const { title, description, deprecated, default: value } = schema;
  const summary = [description, title].find((text) => typeof text === 'string' && text !== '');
  const isScalar = ['string', 'number', 'boolean'].includes(typeof value);
  return {
    // A value that stands alone is commented as a constant, which the type says already.
    ...(shaped === true ? {} : 'const' in shaped ? { oneOf: [shaped] } : shaped),
    ...(typeof summary === 'string' && { summary: commentText(summary) }),
    ...(deprecated === true && { deprecated }),
    ...(isScalar && { default: commentText(String(value)) }),
  };
}

function withoutComment(schema: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  const { summary: _summary, deprecated: _deprecated, default: _default, ...rest } = schema;
  return rest;
}
