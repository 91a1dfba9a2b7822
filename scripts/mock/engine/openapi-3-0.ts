import type { SchemaObject } from '../../spec/openapi.ts';

/** What a schema of OpenAPI 3.0 says, in the keywords of JSON Schema draft 7, as Prism has it. */
export function fromOpenApi30(schema: SchemaObject, isNullable: boolean): SchemaObject {
  return withNull(withBounds(withExclusiveBounds(schema)), isNullable);
}

function withNull(schema: SchemaObject, isNullable: boolean): SchemaObject {
  if (!isNullable || typeof schema.type !== 'string') return schema;
  return {
    ...schema,
    type: [schema.type, 'null'],
    ...(Array.isArray(schema.enum) && { enum: [...new Set([...schema.enum, null])] }),
  };
}

/** `exclusiveMinimum: true` makes of `minimum` what draft 7 calls `exclusiveMinimum`. */
function withExclusiveBounds(schema: SchemaObject): SchemaObject {
  const copy = { ...schema };
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof copy[flag] === 'number') continue;
    if (copy[flag] === true && typeof copy[bound] === 'number') {
      copy[flag] = copy[bound];
      delete copy[bound];
    } else {
      delete copy[flag];
    }
  }
  return copy;
}

const bounds: Readonly<Record<string, readonly [number, number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  float: [-(2 ** 128), 2 ** 128 - 1],
  double: [-Number.MAX_VALUE, Number.MAX_VALUE],
};

function withBounds(schema: SchemaObject): SchemaObject {
  const { format = '' } = schema;
  if (format === 'byte') return { ...schema, pattern: '^[\\w\\d+\\/=]*$' };
  if (format === 'base64' || format === 'binary') return withoutFormat(schema);
  if (!Object.hasOwn(bounds, format)) return schema;
  const [least, most] = bounds[format]!;
  const { minimum = least, maximum = most } = schema;
  return { ...schema, minimum: Math.max(Number(minimum), least), maximum: Math.min(Number(maximum), most) };
}

function withoutFormat(schema: SchemaObject): SchemaObject {
  const copy = { ...schema };
  delete copy.format;
  return copy;
}
