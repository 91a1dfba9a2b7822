import { joinDateTime } from './date-time-offset.ts';
import { decodeObject } from './decode-object.ts';
import { XmlError } from './error.ts';
import { fits } from './fits.ts';
import { defaultLimits } from './limits.ts';
import { entryName, itemName, outermost, rootName, scopeInside, type Scope } from './names.ts';
import { namespaces } from './namespaces.ts';
import type { XmlOptions } from './options.ts';
import { parseXml } from './parse.ts';
import { Reader, type Spot } from './reader.ts';
import { readScalar, scalarTypeOf } from './scalar.ts';
import type { JsonValue, ResolveReference, SchemaPlace } from './types.ts';

/**
 * Reads an XML document as the value a schema describes.
 *
 * Text becomes what the schema says it is; strings keep their white space. An element is null when `xsi:nil` says so,
 * or when it is empty, the schema allows null and emptiness is no value of its own (numbers, booleans, dates).
 * Constraints such as `minimum` or `required` are left to a validator.
 *
 * @throws XmlError with the elements, attributes and texts that the schema does not account for.
 */
export function decodeXml(
  text: string,
  place: SchemaPlace,
  resolve: ResolveReference,
  options: XmlOptions = {},
): JsonValue {
  const limits = { ...defaultLimits, ...options.limits };
  const element = parseXml(text, limits);
  const reader = new Reader(resolve, limits, decodeElement, options.shapes);
  const shape = reader.shapeOf(place);
  const name = rootName(shape, options.rootName ?? 'value');
  const path = `/${element.name}`;
  if (!reader.matches(element, name)) reader.reportMismatch(element, path, name);
  const value = decodeElement(reader, { element, shape, scope: scopeInside(shape, name, outermost), path });
  if (reader.problems.length > 0) throw new XmlError(reader.problems);
  return value ?? null;
}

/** Reads one element; `undefined` after a problem. */
function decodeElement(reader: Reader, spot: Spot): JsonValue | undefined {
  reader.step();
  if (spot.element.nil) return decodeNil(reader, spot);
  switch (spot.shape.kind) {
    case 'object':
      return decodeObject(reader, spot);
    case 'array':
      return decodeArray(reader, spot);
    case 'dictionary':
      return decodeDictionary(reader, spot);
    case 'dateTimeOffset':
      return decodeDateTimeOffset(reader, spot);
    case 'scalar':
      return decodeScalar(reader, spot);
    case 'choice':
      return decodeChoice(reader, spot);
    case 'any':
      return decodeAny(reader, spot);
  }
}

function decodeNil(reader: Reader, { element, path }: Spot): null {
  reader.refuseAttributes(element, path);
  if (element.children.length > 0 || element.text.trim() !== '') {
    reader.report(element, path, 'the element says it is nil and yet has content');
  }
  return null;
}

function decodeArray(reader: Reader, { element, shape, scope, path }: Spot): JsonValue {
  reader.refuseAttributes(element, path);
  reader.refuseText(element, path);
  const item = reader.innerOf(shape);
  const name = itemName(item, element.name, scope, reader.inner);
  const inside = scopeInside(item, name, scope);
  return reader.children(element, path).flatMap((child) => {
    if (!reader.matches(child.element, name)) {
      reader.reportMismatch(child.element, child.path, name);
      return [];
    }
    const value = decodeElement(reader, { ...child, shape: item, scope: inside });
    return value === undefined ? [] : [value];
  });
}

function decodeDictionary(reader: Reader, { element, shape, path }: Spot): JsonValue {
  reader.refuseAttributes(element, path);
  reader.refuseText(element, path);
  const name = { name: entryName(shape, reader.inner), namespace: namespaces.arrays };
  const entries = new Map<string, JsonValue>();
  for (const child of reader.children(element, path)) {
    if (!reader.matches(child.element, name)) {
      reader.reportMismatch(child.element, child.path, name);
      continue;
    }
    const parts = reader.parts(child.element, child.path, ['Key', 'Value'], namespaces.arrays);
    if (parts === undefined) continue;
    const [{ text: key }, value] = parts;
    if (entries.has(key)) reader.report(child.element, child.path, `the key "${key}" appears twice`);
    const place = shape.members.get(key)?.place;
    const inner = place ? reader.shapeOf(place) : reader.innerOf(shape);
    const scope = scopeInside(inner, { name: 'Value', namespace: namespaces.arrays }, ENTRY);
    const decoded = decodeValue(reader, { element: value, shape: inner, scope, path: `${child.path}/Value` });
    if (decoded !== undefined) entries.set(key, decoded);
  }
  return Object.fromEntries(entries);
}

const ENTRY: Scope = { namespace: namespaces.arrays, contract: true };

/** The type written on a dictionary's value goes before the schema's, so that a wrong one shows in validation. */
function decodeValue(reader: Reader, spot: Spot): JsonValue | undefined {
  const typed = spot.element.type !== undefined && !spot.element.nil && spot.shape.kind === 'scalar';
  return typed ? decodeAny(reader, spot) : decodeElement(reader, spot);
}

function decodeDateTimeOffset(reader: Reader, { element, shape, path }: Spot): JsonValue | undefined {
  reader.refuseAttributes(element, path);
  if (shape.nullable && element.children.length === 0 && element.text.trim() === '') return null;
  reader.refuseText(element, path);
  const parts = reader.parts(element, path, ['DateTime', 'OffsetMinutes'], namespaces.system);
  if (parts === undefined) return undefined;
  const [dateTime = '', offset = ''] = parts.map(({ text }) => text.trim());
  const offsetMinutes = readScalar(offset, 'integer');
  const joined = typeof offsetMinutes === 'number' ? joinDateTime({ dateTime, offsetMinutes }) : undefined;
  if (joined !== undefined) return joined;
  reader.report(element, path, `DateTime "${dateTime}" with OffsetMinutes "${offset}" is no UTC time with an offset`);
  return undefined;
}

function decodeScalar(reader: Reader, { element, shape, path }: Spot): JsonValue | undefined {
  reader.refuseAttributes(element, path);
  if (!reader.isLeaf(element, path)) return undefined;
  const { type } = element;
  const named = type && shape.scalars.length > 1 ? scalarTypeOf(type) : undefined;
  return reader.scalar(element, path, element.text, named ? [named] : shape.scalars, shape.nullable);
}

/** Reads an element whose schema leaves the type open: by `xsi:type`, else by what it holds. */
function decodeAny(reader: Reader, spot: Spot): JsonValue | undefined {
  const { element, path } = spot;
  const { type, children, text } = element;
  if (type === undefined && (children.length > 0 || text === '')) return decodeObject(reader, spot);
  reader.refuseAttributes(element, path);
  if (type === undefined) return text;
  const scalar = scalarTypeOf(type);
  if (scalar === undefined) {
    reader.report(element, path, `the type "${type.name}" in namespace "${type.namespace ?? ''}" is not supported`);
    return undefined;
  }
  return reader.isLeaf(element, path) ? reader.scalar(element, path, text, [scalar], false) : undefined;
}

/** Takes the first case that reads the element without a problem; the case with the fewest speaks when none does. */
function decodeChoice(reader: Reader, { element, shape, scope, path }: Spot): JsonValue | undefined {
  const attempts = shape.cases.map((place) => {
    const trial = reader.fork();
    const inner = trial.shapeOf(place);
    const name = { name: element.name, namespace: inner.typeXml.namespace ?? scope.namespace };
    const value = decodeValue(trial, { element, shape: inner, scope: scopeInside(inner, name, scope), path });
    if (value !== undefined && !fits(value, inner, place))
      trial.report(element, path, 'the value does not fit the case');
    return { value, problems: trial.problems };
  });
  const best = attempts.toSorted((a, b) => a.problems.length - b.problems.length)[0];
  reader.add(...(best?.problems ?? []));
  return best?.value;
}
