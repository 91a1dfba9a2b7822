import { expect, it } from 'vitest';
import { lintText } from './support.ts';

const document = (schema: string): string => `
openapi: 3.1.1
paths:
  /a:
    get:
      responses:
        '200':
          content:
            application/json:
              schema: ${schema}
components:
  schemas:
    A:
      allOf:
        - { $ref: '#/components/schemas/B' }
        - { type: object, properties: { free: { type: object, additionalProperties: true } } }
    B: { type: array, items: { anyOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] } }
`;

const MESSAGE = 'Make this object a component and refer to it with `$ref`.';

it.each([
  `{ $ref: '#/components/schemas/A' }`,
  `{ type: array, items: { $ref: '#/components/schemas/A' } }`,
  `{ type: string, format: binary }`,
])('accepts %s', async (schema) => {
  expect(await lintText(document(schema), 'no-inline-objects')).toEqual([]);
});

it.each([
  [`{ type: object }`, ''],
  [`{ type: [object, 'null'] }`, ''],
  [`{ type: array, items: { type: object, properties: {} } }`, '/items'],
  [`{ anyOf: [{ type: 'null' }, { properties: {} }] }`, '/anyOf/1'],
  [`{ type: array, prefixItems: [{ type: object }] }`, '/prefixItems/0'],
])('refuses %s in a media type', async (schema, place) => {
  expect(await lintText(document(schema), 'no-inline-objects')).toEqual([
    `api.yaml:10 #/paths/~1a/get/responses/200/content/application~1json/schema${place} ${MESSAGE}`,
  ]);
});

it('refuses objects inside components', async () => {
  const text = `
openapi: 3.1.1
components:
  schemas:
    A:
      properties:
        b: { anyOf: [{ type: 'null' }, { type: object, properties: { c: { type: string } } }] }
    B:
      items: { properties: {} }
    C:
      additionalProperties: { allOf: [{ properties: {} }] }
`;
  expect(await lintText(text, 'no-inline-objects')).toEqual([
    `api.yaml:7 #/components/schemas/A/properties/b/anyOf/1 ${MESSAGE}`,
    `api.yaml:9 #/components/schemas/B/items ${MESSAGE}`,
    `api.yaml:11 #/components/schemas/C/additionalProperties/allOf/0 ${MESSAGE}`,
  ]);
});

it.each([
  ['prefixItems: [{ properties: {} }]', 'prefixItems/0'],
  ['contains: { properties: {} }', 'contains'],
  ['unevaluatedProperties: { items: { properties: {} } }', 'unevaluatedProperties/items'],
  ['propertyNames: { properties: {} }', 'propertyNames'],
  ['patternProperties: { a: { properties: {} } }', 'patternProperties/a'],
  ['dependentSchemas: { a: { properties: {} } }', 'dependentSchemas/a'],
  ['not: { properties: {} }', 'not'],
  ['if: { properties: {} }', 'if'],
  ['then: { anyOf: [{ properties: {} }] }', 'then/anyOf/0'],
  ['else: { properties: {} }', 'else'],
])('refuses an object in %s', async (keyword, place) => {
  const text = `openapi: 3.1.1\ncomponents: { schemas: { A: { ${keyword} } } }\n`;
  expect(await lintText(text, 'no-inline-objects')).toEqual([`api.yaml:2 #/components/schemas/A/${place} ${MESSAGE}`]);
});
