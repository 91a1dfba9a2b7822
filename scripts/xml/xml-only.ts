import { isRecord } from '../spec/record.ts';
import { chooseCase } from './encode.ts';
import { defaultLimits } from './limits.ts';
import type { Shape } from './shape.ts';
import { isJsonObject, type JsonObject, type JsonValue, type ResolveReference, type SchemaPlace } from './types.ts';
import { Writer } from './writer.ts';

/** A value parted from the members that exist in XML only. */
export interface JsonPart {
  /** The value as JSON shows it; a copy wherever something was left out. */
  value: JsonValue;
  /** Where those members stood: keys and indexes from the root of the value. */
  xmlOnly: (string | number)[][];
}

/** Leaves the members marked `x-xml-only` out of a value. Cases are chosen as `encodeXml` chooses them. */
export function jsonPart(value: JsonValue, place: SchemaPlace, resolve: ResolveReference): JsonPart {
  const writer = new Writer(resolve, defaultLimits);
  const xmlOnly: (string | number)[][] = [];
  return { value: strip(value, writer.shapeOf(place), []), xmlOnly };

  function strip(part: JsonValue, shape: Shape, path: (string | number)[]): JsonValue {
    if (shape.kind === 'choice') return stripChoice(part, shape, path);
    if (Array.isArray(part)) return part.map((item, index) => strip(item, writer.innerOf(shape), [...path, index]));
    return part !== null && isJsonObject(part) ? stripMembers(part, shape, path) : part;
  }

  function stripMembers(part: JsonObject, shape: Shape, path: (string | number)[]): JsonObject {
    const kept = Object.entries(part).flatMap(([key, member]): [string, JsonValue][] => {
      const inner = shape.members.get(key)?.place ?? shape.extra ?? { schema: true };
      if (!isXmlOnly(inner)) return [[key, strip(member, writer.shapeOf(inner), [...path, key])]];
      xmlOnly.push([...path, key]);
      return [];
    });
    return Object.fromEntries(kept);
  }

  function stripChoice(part: JsonValue, shape: Shape, path: (string | number)[]): JsonValue {
    const chosen = chooseCase(writer, part, shape);
    return chosen ? strip(part, writer.shapeOf(chosen), path) : part;
  }
}

function isXmlOnly({ schema }: SchemaPlace): boolean {
  return isRecord(schema) && schema['x-xml-only'] === true;
}
