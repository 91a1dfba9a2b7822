import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { emitXml } from '../../scripts/client/xml-answers.ts';
import { encodeXml, type JsonValue } from '../../scripts/xml/index.ts';
import { readXml, type XmlRoot } from '../../templates/client/xml.ts';
import { describe, emitWith } from './emit-values.ts';
import { loadEmitted } from './load-emitted.ts';

/** A schema and a value that fits it. */
interface Case {
  schema: Record<string, unknown>;
  value: JsonValue;
}

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,5}$/);
const text = fc
  .string({ unit: 'grapheme', maxLength: 8 })
  .filter((value) => !/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(value));
const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const namespace = fc.constantFrom('urn:a', 'urn:b', undefined);

function scalar(type: string, value: fc.Arbitrary<JsonValue>): fc.Arbitrary<Case> {
  const known = value.map((sure): Case => ({ schema: { type }, value: sure }));
  const nullable = fc.option(value).map((maybe): Case => ({ schema: { type: [type, 'null'] }, value: maybe }));
  return fc.oneof(known, nullable);
}

const several = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
const scalars = fc.oneof(
  scalar('string', text),
  scalar('integer', fc.maxSafeInteger()),
  scalar('number', number),
  scalar('boolean', fc.boolean()),
  several.map((value): Case => ({ schema: { type: ['string', 'integer', 'boolean', 'null'] }, value })),
  fc
    .constantFrom('2025-11-04T14:24:58.0527074+10:00', '0001-01-01T00:00:00+00:00', '2024-02-29T23:59:59-13:59')
    .map((value): Case => ({ schema: { type: 'string', 'x-data-contract': 'dateTimeOffset' }, value })),
);
const dictionary = fc
  .dictionary(text, fc.oneof(text, number, fc.boolean(), fc.constant(null), fc.constant({})), { noNullPrototype: true })
  .map((value): Case => ({
    schema: { type: 'object', additionalProperties: true, 'x-data-contract': 'dictionary' },
    value,
  }));

const { value: anyCase } = fc.letrec<{ value: Case; array: Case; object: Case }>((tie) => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalars, dictionary, tie('array'), tie('object')),

  array: fc.tuple(tie('value'), fc.nat(3), fc.boolean()).map(([item, count, isContract]): Case => ({
    schema: {
      type: 'array',
      items: item.schema,
      xml: { wrapped: true },
      ...(isContract && { 'x-data-contract': 'array' }),
    },
    value: Array.from({ length: count }, () => item.value),
  })),
  object: fc
    .tuple(fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }), fc.boolean(), namespace)
    .map(([members, isContract, uri]): Case => ({
      schema: {
        type: 'object',
        properties: Object.fromEntries(Object.entries(members).map(([key, { schema }]) => [key, schema])),
        ...(isContract && { 'x-data-contract': 'object' }),
        ...(uri !== undefined && { xml: { namespace: uri } }),
      },
      value: Object.fromEntries(Object.entries(members).map(([key, { value }]) => [key, value])),
    })),
}));

/** Attributes, renamed members and lists without an element around them. */
const openApiCase = fc
  .tuple(
    fc.dictionary(name, fc.oneof(text, fc.integer(), fc.boolean()), { noNullPrototype: true }),
    fc.array(text, { maxLength: 3 }),
  )
  .map(([attributes, items]): Case => {
    const described = Object.entries(attributes).map(([key, value]) => [
      key,
      { type: typeof value, xml: { attribute: true } },
    ]);
    return {
      value: { ...attributes, 'the list': items, 'its name': 'x' },
      schema: {
        type: 'object',
        required: ['the list'],
        properties: {
          ...Object.fromEntries(described),
          'the list': { type: 'array', items: { type: 'string', xml: { name: 'item-of-list' } } },
          'its name': { type: 'string', xml: { name: 'its-name' } },
        },
      },
    };
  });

test('what scripts/xml writes by a schema is read back as the same value', async () => {
  const samples = [
    ...fc.sample(anyCase, { seed: 1, numRuns: 400 }),
    ...fc.sample(openApiCase, { seed: 2, numRuns: 100 }),
  ].map(({ schema, value }) => ({ value, schema: { ...schema, xml: { ...(schema['xml'] as object), name: 'root' } } }));
  const document = describe(
    samples.map(({ schema }) => schema),
    {},
    { type: 'application/xml' },
  );
  const { source, shapeOf } = emitWith(emitXml, document);
  const shapes = await loadEmitted<Record<string, XmlRoot>>(source!);
  for (const [index, { schema, value }] of samples.entries()) {
    const answer = new Response(encodeXml(value, { schema }, () => undefined));
    expect(await readXml(shapes[shapeOf(`op${index}`)!]!)(answer)).toEqual(value);
  }
});
