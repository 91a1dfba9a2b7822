import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonSchema } from '../../scripts/spec/openapi.ts';
import { isXml } from '../../scripts/spec/media-type.ts';
import { decodeXml, documentResolver, encodeXml, type JsonValue } from '../../scripts/xml/index.ts';
import { joinDateTime } from '../../scripts/xml/date-time-offset.ts';
import { readApis } from '../support/apis.ts';
import { createValidator } from '../support/validate.ts';

const [which50] = await readApis();
const { document } = which50!;
const resolve = documentResolver(document);
const validate = createValidator(document);
const names = namesInXml();

test.each(names)('every value of %s comes back from XML as it was', (name) => {
  const schema = schemaOf(name);
  fc.assert(
    fc.property(valuesOf(schema), (value) => {
      expect(validate(schema, value)).toEqual([]);
      const xml = encodeXml(value, { schema }, resolve);
      expect(decodeXml(xml, { schema }, resolve)).toStrictEqual(value);
    }),
    { numRuns: 100, seed: 1 },
  );
});

function schemaOf(name: string): Schema {
  return which50!.model.schemas[name] as Schema;
}

/** Schemas that requests or responses in XML are made of. */
function namesInXml(): string[] {
  const contents = which50!.model.operations.flatMap(({ requestBody, responses }) =>
    [requestBody, ...responses].flatMap((message) => message?.content ?? []),
  );
  const found = new Set<string>();
  const collect = (schema: unknown): void => {
    for (const [, name] of JSON.stringify(schema ?? null).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (found.has(name!)) continue;
      found.add(name!);
      collect(schemaOf(name!));
    }
  };
  for (const { type, schema } of contents) if (isXml(type)) collect(schema);
  return [...found].toSorted();
}

type Schema = Exclude<JsonSchema, boolean> & {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly 'x-data-contract'?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxItems?: number;
  readonly enum?: readonly JsonValue[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};

/** Text that XML 1.0 can hold. */
const text = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((value) => !/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(value));
const dateTime = fc
  .tuple(
    fc.date({ min: new Date('0002-01-01'), max: new Date('9998-01-01'), noInvalidDate: true }),
    fc.integer({ min: -840, max: 840 }),
  )
  .map(([date, offsetMinutes]) => joinDateTime({ dateTime: date.toISOString(), offsetMinutes }) ?? '');
/** What a dictionary of .NET objects holds. */
const anything = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);

const dictionary = fc.dictionary(text, anything, { noNullPrototype: true, maxKeys: 4 });
/** Objects of which no page tells the shape: without a schema, XML has texts under names. */
const unknownShape = fc.dictionary(fc.stringMatching(/^[A-Za-z]{1,6}$/), text, { noNullPrototype: true, maxKeys: 4 });

/** Values that are as a schema of Which50 says. */
function valuesOf(schema: Schema): fc.Arbitrary<JsonValue> {
  if (schema.$ref) return valuesOf(schemaOf(schema.$ref.split('/').at(-1)!));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['object']);
  return fc.oneof(...types.map((type) => valuesOfType(type, schema)));
}

function valuesOfType(type: string, schema: Schema): fc.Arbitrary<JsonValue> {
  const { format, minimum = -(2 ** 31), maximum = 2 ** 31 - 1, minLength = 0, maxItems = 3, items = {} } = schema;
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: minimum, max: maximum });
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'array':
      return fc.array(valuesOf(items), { maxLength: Math.min(maxItems, 3) });
    case 'object':
      return objectsOf(schema);
    default:
      if (format === 'date-time') return dateTime;
      if (format === 'uri') return fc.webUrl();
      return text.filter((value) => value.length >= minLength);
  }
}

function objectsOf(schema: Schema): fc.Arbitrary<JsonValue> {
  if (!schema.properties) return schema['x-data-contract'] === 'dictionary' ? dictionary : unknownShape;
  const members = Object.entries(schema.properties).map(([name, member]) => [name, valuesOf(member)]);
  return fc.record(Object.fromEntries(members) as Record<string, fc.Arbitrary<JsonValue>>, {
    requiredKeys: [...(schema.required ?? [])],
    noNullPrototype: true,
  });
}
