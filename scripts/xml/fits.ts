import { isRecord } from '../spec/record.ts';
import type { ScalarType } from './scalar.ts';
import type { Shape } from './shape.ts';
import { isJsonObject, type JsonValue, type SchemaPlace } from './types.ts';

/** Whether a value could be meant by a shape: enough to choose between cases, short of validation. */
export function fits(value: JsonValue, shape: Shape, place: SchemaPlace): boolean {
  if (value === null) return shape.nullable || shape.kind === 'any';
  if (!fitsLiteral(value, place.schema)) return false;
  switch (shape.kind) {
    case 'array':
      return Array.isArray(value);
    case 'object':
    case 'dictionary':
      return isJsonObject(value) && fitsMembers(value, shape);
    case 'dateTimeOffset':
      return typeof value === 'string';
    case 'scalar':
      return shape.scalars.some((type) => isOfType(value, type));
    case 'any':
    case 'choice':
      return true;
  }
}

/** Whether a scalar is of a JSON Schema type. */
export function isOfType(value: JsonValue, type: ScalarType): boolean {
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function fitsMembers(value: Record<string, JsonValue>, { members, required, extra, kind }: Shape): boolean {
  const open = extra !== undefined || kind === 'dictionary';
  if (![...required].every((key) => Object.hasOwn(value, key))) return false;
  return open || Object.keys(value).every((key) => members.has(key));
}

function fitsLiteral(value: JsonValue, schema: unknown): boolean {
  if (!isRecord(schema) || typeof value === 'object') return true;
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(value)) return false;
  return !Object.hasOwn(schema, 'const') || schema['const'] === value;
}
