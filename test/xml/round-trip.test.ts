import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinDateTime, splitDateTime } from '../../scripts/xml/date-time-offset.ts';
import { decodeXml, encodeXml, type JsonValue } from '../../scripts/xml/index.ts';

interface Case {
  schema: Record<string, unknown>;
  value: JsonValue;
}

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,5}$/);
const text = fc
  .string({ unit: 'grapheme', maxLength: 8 })
  .filter((value) => !/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(value));
const integer = fc.oneof(fc.integer(), fc.maxSafeInteger());
const double = fc.double({ noNaN: true, noDefaultInfinity: true });
const dateTime = fc
  .tuple(
    fc.date({ min: new Date('0002-01-01'), max: new Date('9998-01-01'), noInvalidDate: true }),
    fc.integer({ min: -840, max: 840 }),
  )
  .map(([date, offsetMinutes]) => joinDateTime({ dateTime: date.toISOString(), offsetMinutes }) ?? '');
const contract = fc.option(fc.boolean(), { nil: undefined });
const namespace = fc.constantFrom('urn:a', 'urn:b', 'http://c/');

function scalarCase(type: string, value: fc.Arbitrary<JsonValue>): fc.Arbitrary<Case> {
  const nullable = fc
    .option(value, { nil: null })
    .map((maybe): Case => ({ schema: { type: [type, 'null'] }, value: maybe }));
  return fc.oneof(
    value.map((sure): Case => ({ schema: { type }, value: sure })),
    nullable,
  );
}

const scalar = fc.oneof(
  scalarCase('string', text),
  scalarCase('integer', integer),
  scalarCase('number', double),
  scalarCase('boolean', fc.boolean()),
  fc
    .oneof(text, integer, fc.boolean(), fc.constant(null))
    .map((value): Case => ({ schema: { type: ['string', 'integer', 'boolean', 'null'] }, value })),
  dateTime.map((value): Case => ({ schema: { type: 'string', 'x-data-contract': 'dateTimeOffset' }, value })),
);

const dictionary = fc
  .dictionary(text, fc.oneof(text, integer, double, fc.boolean(), fc.constant(null), fc.constant({})), {
    noNullPrototype: true,
  })
  .map((value): Case => ({
    schema: { type: 'object', additionalProperties: true, 'x-data-contract': 'dictionary' },
    value,
  }));

const { value: valueCase } = fc.letrec<{ value: Case; array: Case; object: Case }>((tie) => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalar, dictionary, tie('array'), tie('object')),
  array: fc.tuple(tie('value'), fc.nat(4), contract).map(([item, count, isContract]): Case => ({
    schema: {
      type: 'array',
      items: item.schema,
      xml: { wrapped: true },
      ...(isContract && { 'x-data-contract': 'array' }),
    },
    value: Array.from({ length: count }, () => item.value),
  })),
  object: fc
    .tuple(
      fc.dictionary(name, tie('value'), { maxKeys: 5, noNullPrototype: true }),
      contract,
      fc.option(namespace, { nil: undefined }),
    )
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

const attributes = fc
  .dictionary(name, fc.oneof(text, integer, fc.boolean()), { noNullPrototype: true })
  .map((value): Case => ({
    value,
    schema: {
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(value).map(([key, member]) => [key, { type: typeof member, xml: { attribute: true } }]),
      ),
    },
  }));

const unwrapped = fc
  .tuple(name, fc.array(fc.oneof(text), { minLength: 1, maxLength: 4 }))
  .map(([key, value]): Case => ({
    value: { [key]: value },
    schema: { type: 'object', properties: { [key]: { type: 'array', items: { type: 'string' } } } },
  }));

const nowhere = (): undefined => undefined;

function expectLossFree({ schema, value }: Case): void {
  const xml = encodeXml(value, { schema }, nowhere);
  expect(decodeXml(xml, { schema }, nowhere)).toStrictEqual(value);
  expect(encodeXml(value, { schema }, nowhere)).toBe(xml);
}

describe('JSON to XML and back', () => {
  it('loses nothing', () => {
    fc.assert(fc.property(valueCase, expectLossFree), { numRuns: 1000, seed: 1 });
  });

  it('loses nothing in attributes', () => {
    fc.assert(fc.property(attributes, expectLossFree), { seed: 2 });
  });

  it('loses nothing in lists without a wrapper', () => {
    fc.assert(fc.property(unwrapped, expectLossFree), { seed: 3 });
  });

  it('does not let text break out of its element', () => {
    const schema = {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string', xml: { attribute: true } } },
    };
    fc.assert(
      fc.property(fc.stringMatching(/^[<>&"'/! \-[\]a]{0,20}$/), (evil) => {
        const value = { b: evil, a: evil };
        expect(decodeXml(encodeXml(value, { schema }, nowhere), { schema }, nowhere)).toStrictEqual(value);
      }),
      { seed: 4 },
    );
  });
});

describe('date-times', () => {
  it('come back with the same offset and fraction', () => {
    fc.assert(
      fc.property(dateTime, (value) => {
        const parts = splitDateTime(value);
        expect(parts && joinDateTime(parts)).toBe(value);
      }),
      { seed: 5 },
    );
  });

  it.each([
    '',
    'x',
    '2025-02-29T00:00:00Z',
    '2025-01-01T24:00:00Z',
    '2025-01-01T00:00:60Z',
    '2025-01-01T00:00:00',
    '2025-01-01',
    '2025-01-01T00:00:00+15:00',
    '0000-01-01T00:00:00+01:00',
  ])('refuses %j', (value) => {
    expect(splitDateTime(value)).toBeUndefined();
  });
});
