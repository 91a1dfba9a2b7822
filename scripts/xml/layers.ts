import { isRecord } from '../spec/record.ts';
import { xmlError } from './error.ts';
import type { ResolveReference, SchemaObject, SchemaPlace } from './types.ts';

/** One schema object of the several that together describe a value. */
export interface Layer {
  schema: SchemaObject;
  base: string | undefined;
  /** Whether a `$ref` was followed to get here. */
  referenced: boolean;
  /** Whether it is one of several things combined, so that its `xml` names a part and not the whole. */
  part: boolean;
}

/** A schema taken apart: what holds in any case, and what holds in one case of several. */
export interface Layers {
  layers: Layer[];
  /** Component name of the whole. */
  name: string | undefined;
  nullable: boolean;
  /** Cases of which one applies; empty when there is nothing to choose. */
  cases: SchemaPlace[];
}

const MAX_LAYERS = 256;

/**
 * Takes a schema apart along `$ref`, `allOf`, `oneOf` and `anyOf`, outermost first.
 *
 * A choice between one schema and null is that schema, made nullable. References that lead nowhere add nothing.
 */
export function takeApart(place: SchemaPlace, resolve: ResolveReference): Layers {
  const found: Layers = { layers: [], name: undefined, nullable: false, cases: [] };
  const visited = new Set<SchemaObject>();
  visit(place, false, false);
  return found;

  function visit({ schema, name, base }: SchemaPlace, referenced: boolean, part: boolean): void {
    if (!isRecord(schema)) return;
    if (visited.has(schema)) throw xmlError('the schema refers to itself before it says what it is');
    if (found.layers.length >= MAX_LAYERS) throw xmlError(`the schema combines more than ${MAX_LAYERS} others`);
    visited.add(schema);
    const object: SchemaObject = schema;
    found.layers.push({ schema: object, base, referenced, part });
    if (object.nullable === true) found.nullable = true;
    followReference(object, base, part);
    if (!part) found.name ??= name;
    followAllOf(object, base, referenced, part);
    for (const choice of [object.oneOf, object.anyOf]) followChoice(choice, base, referenced, part);
    visited.delete(schema);
  }

  function followReference({ $ref }: SchemaObject, base: string | undefined, part: boolean): void {
    const target = typeof $ref === 'string' ? resolve($ref, base) : undefined;
    if (target !== undefined) visit(target, true, part);
  }

  function followAllOf(schema: SchemaObject, base: string | undefined, referenced: boolean, part: boolean): void {
    if (!Array.isArray(schema.allOf)) return;
    const several = part || schema.allOf.length > 1 || schema.properties !== undefined;
    for (const branch of schema.allOf) visit({ schema: branch, base }, referenced, several);
  }

  function followChoice(choice: unknown, base: string | undefined, referenced: boolean, part: boolean): void {
    if (!Array.isArray(choice)) return;
    const others = choice.filter((branch) => !isNull(branch));
    if (others.length < choice.length) found.nullable = true;
    if (others.length === 1) visit({ schema: others[0], base }, referenced, part);
    else found.cases.push(...others.map((schema) => ({ schema, base })));
  }
}

function isNull(schema: unknown): boolean {
  if (!isRecord(schema)) return false;
  const { type, enum: values, const: constant }: SchemaObject = schema;
  if (type === 'null' || (Array.isArray(type) && type.length === 1 && type[0] === 'null')) return true;
  if (Array.isArray(values) && values.length > 0) return values.every((value) => value === null);
  return constant === null && Object.hasOwn(schema, 'const');
}
