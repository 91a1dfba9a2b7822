import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { literal } from '../../scripts/client/code.ts';
import { mapSchema } from '../../scripts/client/views/schema-tree.ts';
import type { JsonSchema, SchemaObject } from '../../scripts/spec/openapi.ts';
import { compileFiles } from '../support/compile.ts';
import { schemaCase } from './random-schema.ts';
import { describeSchemas, generateTypes } from './support.ts';

/** Schemas that go through the compiler together, since starting it takes most of the time. */
const batch = fc.array(
  schemaCase.chain(({ schema, values }) => fc.record({ schema: fc.constant(schema), value: values })),
  { minLength: 1, maxLength: 40 },
);

/** Schemas by the names of their components. */
type Arrange = (schemas: readonly SchemaObject[]) => Record<string, JsonSchema>;

const inPlace: Arrange = (schemas) => Object.fromEntries(schemas.map((schema, index) => [`S${index}`, schema]));

/** Every schema in a schema is a component of its own. */
const byReference: Arrange = (schemas) => {
  const parts: Record<string, JsonSchema> = {};
  const refer = (schema: SchemaObject): JsonSchema => {
    const name = `Part${Object.keys(parts).length}`;
    parts[name] = schema;
    return { $ref: `#/components/schemas/${name}` };
  };
  return { ...inPlace(schemas.map((schema) => mapSchema(schema, refer) as SchemaObject)), ...parts };
};

const file = 'test/types/generated/any.ts';

test.each([
  ['in place', inPlace],
  ['by reference', byReference],
])('types of any schema, %s, compile and accept what the schema accepts', async (_, arrange) => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  await fc.assert(
    fc.asyncProperty(batch, async (cases) => {
      for (const { schema, value } of cases) expect(ajv.validate(schema, value)).toBe(true);
      const types = await generateTypes(describeSchemas(arrange(cases.map(({ schema }) => schema))));
      const uses = cases.map(({ value }, index) => `export const v${index}: S${index} = ${literal(value)};`);
      expect(compileFiles({ [file]: `${types}\n${uses.join('\n')}` }, [file])).toEqual([]);
    }),
    { numRuns: 10 },
  );
});
