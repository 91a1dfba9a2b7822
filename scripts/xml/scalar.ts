import { namespaces, type QualifiedName } from './namespaces.ts';

/** JSON Schema's names for the scalar types that text can stand for. */
export type ScalarType = 'string' | 'integer' | 'number' | 'boolean';

const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const INT32_LIMIT = 2 ** 31;

/** Reads text as a scalar of the given type; `undefined` when it is none. Strings keep their white space. */
export function readScalar(text: string, type: ScalarType): string | number | boolean | undefined {
  if (type === 'string') return text;
  const trimmed = text.trim();
  if (type === 'boolean') return readBoolean(trimmed);
  if (type === 'number') return readNumber(trimmed);
  return readInteger(trimmed);
}

/** Writes a scalar as XML Schema spells it; `undefined` for numbers JSON does not have. */
export function writeScalar(value: string | number | boolean): string | undefined {
  if (typeof value !== 'number') return String(value);
  if (!Number.isFinite(value)) return undefined;
  if (Object.is(value, -0)) return '-0';
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

/** The XML Schema type that a scalar is written as where the schema leaves the type open. */
export function scalarTypeName(value: string | number | boolean): QualifiedName {
  return { name: xsdName(value), namespace: namespaces.schema };
}

/** The JSON type that a value with the given `xsi:type` has; `undefined` for types that are no scalars. */
export function scalarTypeOf(type: QualifiedName): ScalarType | undefined {
  if (type.namespace === namespaces.serialization) return type.name === 'guid' ? 'string' : undefined;
  return type.namespace === namespaces.schema ? XSD_TYPES.get(type.name) : undefined;
}

const XSD_TYPES: ReadonlyMap<string, ScalarType> = new Map([
  ...named('integer', ['int', 'long', 'short', 'byte', 'unsignedInt', 'unsignedLong', 'unsignedShort', 'unsignedByte']),
  ...named('integer', ['integer']),
  ...named('number', ['double', 'float', 'decimal']),
  ...named('boolean', ['boolean']),
  ...named('string', ['string', 'dateTime', 'date', 'time', 'duration', 'anyURI', 'base64Binary', 'QName']),
]);

function named(type: ScalarType, names: readonly string[]): [string, ScalarType][] {
  return names.map((name) => [name, type]);
}

function xsdName(value: string | number | boolean): string {
  if (typeof value !== 'number') return typeof value;
  if (!Number.isInteger(value) || Object.is(value, -0)) return 'double';
  if (value >= -INT32_LIMIT && value < INT32_LIMIT) return 'int';
  return Number.isSafeInteger(value) ? 'long' : 'double';
}

function readBoolean(text: string): boolean | undefined {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}

function readNumber(text: string): number | undefined {
  const value = NUMBER.test(text) ? Number(text) : NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** Integers that a JSON number cannot carry exactly are refused, as rounding them would change an id. */
function readInteger(text: string): number | undefined {
  if (!INTEGER.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) && BigInt(value) === BigInt(text.replace(/^\+/, '')) ? value : undefined;
}
