import * as fc from 'fast-check';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Schema = Record<string, unknown>;

const names = fc.constantFrom('a', 'b', 'c', 'x/y', '~z');
const number = fc.oneof(fc.integer({ min: -3, max: 6 }), fc.constantFrom(0.5, 1.5, -0.1));
const text = fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('', 'a', 'ab', 'aab', '😀', 'é', '2025-02-28', 'b'));

/** Values over a small vocabulary, so that schemas over the same one fit them now and then. */
export const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    number,
    text,
    fc.array(tie('json'), { maxLength: 4 }),
    fc.array(fc.tuple(names, tie('json')), { maxLength: 4 }).map(toObject),
  ),
}));

/** An object with these members, `__proto__` being one like any other. */
function toObject(members: readonly (readonly [string, Json])[]): { [key: string]: Json } {
  return JSON.parse(`{${members.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join()}}`) as {
    [key: string]: Json;
  };
}

function some(members: Record<string, fc.Arbitrary<unknown>>, most = 2): fc.Arbitrary<Schema> {
  const entries = Object.entries(members).map(([key, arbitrary]) => arbitrary.map((value) => [key, value] as const));
  return fc.array(fc.oneof(...entries), { maxLength: most }).map((found) => Object.fromEntries(found));
}

const limit = fc.nat(3);
const types = ['string', 'number', 'integer', 'boolean', 'null', 'array', 'object'];
const type = fc.oneof(
  { arbitrary: fc.constantFrom(...types), weight: 4 },
  { arbitrary: fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 3 }), weight: 1 },
);
const patterns = fc.constantFrom('^a', 'b$', '^[a-c]+$', '^\\p{L}*$', '.', '^.{2}$');

const ofStrings = some({
  minLength: limit,
  maxLength: limit,
  pattern: patterns,
  format: fc.constantFrom('date', 'uuid', 'made-up'),
});
const ofNumbers = some({
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: fc.constantFrom(1, 2, 3, 0.5),
});

/** Schemas over the vocabulary of {@link json}, with references to components of the given names. */
export function schemas(components: readonly string[]): fc.Arbitrary<Schema | boolean> {
  const { schema } = fc.letrec<{ schema: Schema | boolean; members: Schema; list: (Schema | boolean)[] }>((tie) => {
    const list = fc.array(tie('schema'), { minLength: 1, maxLength: 3 });
    const members = fc.array(fc.tuple(names, tie('schema')), { maxLength: 3 }).map(asObject);
    const references = components.map((name) => fc.constant({ $ref: `#/components/schemas/${name}` }));
    const inner = fc.oneof({ arbitrary: tie('schema'), weight: 6 }, ...references);
    const ofArrays = some({
      items: inner,
      prefixItems: list,
      minItems: limit,
      maxItems: limit,
      uniqueItems: fc.boolean(),
    });
    // Ajv takes an empty list for one that contains something where `prefixItems` stands beside `contains`.
    const containing = fc.record({ contains: tie('schema') });
    const bounds = some({ minContains: limit, maxContains: limit }, 1);
    const ofObjects = some(
      {
        properties: fc.array(fc.tuple(names, inner), { maxLength: 3 }).map(asObject),
        required: fc.uniqueArray(names, { maxLength: 2 }),
        additionalProperties: inner,
        patternProperties: fc.array(fc.tuple(patterns, tie('schema')), { maxLength: 2 }).map(asObject),
        propertyNames: tie('schema'),
        minProperties: limit,
        maxProperties: limit,
        dependentRequired: fc
          .array(fc.tuple(names, fc.uniqueArray(names, { maxLength: 2 })), { maxLength: 2 })
          .map(asObject),
        dependentSchemas: members,
        unevaluatedProperties: tie('schema'),
      },
      3,
    );
    const composed = some({ allOf: list, anyOf: list, oneOf: list, not: tie('schema') }, 1);
    const conditional = fc
      .tuple(tie('schema'), fc.option(tie('schema')), fc.option(tie('schema')))
      .map(([condition, ...outcomes]): Schema => {
        const found = ['then', 'else'].flatMap((keyword, index) => {
          const outcome = outcomes[index];
          return outcome === null || outcome === undefined ? [] : [[keyword, outcome] as const];
        });
        return { if: condition, ...Object.fromEntries(found) };
      });
    const value = fc.oneof(
      fc.record({ enum: fc.array(json, { minLength: 1, maxLength: 3 }) }),
      fc.record({ const: json }),
    );
    const keywords = fc
      .tuple(ofStrings, ofNumbers, fc.oneof({ arbitrary: ofArrays, weight: 4 }, containing), bounds, ofObjects)
      .map((parts): Schema => Object.assign({}, ...parts));
    return {
      list,
      members,
      schema: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        type.map((one) => ({ type: one })),
        fc.boolean(),
        value,
        fc.tuple(type, value).map(([one, values]) => ({ type: one, ...values })),
        fc.tuple(type, keywords).map(([one, more]) => ({ type: one, ...more })),
        keywords,
        fc.tuple(keywords, composed).map(([one, more]) => ({ ...one, ...more })),
        fc.tuple(type, composed).map(([one, more]) => ({ type: one, ...more })),
        conditional,
        fc.tuple(composed, conditional).map(([one, more]) => ({ ...one, ...more })),
      ),
    };
  });
  return schema;
}

function asObject<T>(members: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries(members.filter(([key]) => key !== '__proto__'));
}
