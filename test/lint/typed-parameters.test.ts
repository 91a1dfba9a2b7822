import { expect, it } from 'vitest';
import { lintText } from './support.ts';

const document = (...parameters: string[]): string => `
openapi: 3.1.1
paths:
  /a:
    parameters:
${parameters.map((parameter) => `      - { name: a, in: query, ${parameter} }\n`).join('')}
components:
  schemas:
    Id: { type: string }
    Any: { description: Anything. }
`;

it.each([
  'schema: { type: string }',
  'schema: { enum: [a, b] }',
  'schema: { const: 1 }',
  `schema: { $ref: '#/components/schemas/Id' }`,
  `schema: { $ref: '#/components/schemas/Id', description: An id. }`,
  `schema: { oneOf: [{ $ref: '#/components/schemas/Id' }, { type: integer }] }`,
  `schema: { description: An id., allOf: [{ anyOf: [{ type: string }] }] }`,
  'content: { application/json: { schema: { type: object } } }',
])('accepts %s', async (parameter) => {
  expect(await lintText(document(parameter), 'typed-parameters')).toEqual([]);
});

it.each([
  ['schema: {}', '/schema'],
  ['schema: true', '/schema'],
  ['schema: { description: An id., minimum: 1 }', '/schema'],
  [`schema: { $ref: '#/components/schemas/Any' }`, '/schema'],
  ['schema: { oneOf: [{ minimum: 1 }] }', '/schema'],
  ['content: { application/json: { schema: {} } }', '/content/application~1json/schema'],
])('refuses %s', async (parameter, place) => {
  expect(await lintText(document(parameter), 'typed-parameters')).toEqual([
    `api.yaml:6 #/paths/~1a/parameters/0${place} The schema of parameter \`a\` names no type. Add \`type\`.`,
  ]);
});

it('leaves references that lead nowhere to another rule, and reports a shared parameter once', async () => {
  expect(await lintText(document(`schema: { $ref: '#/nowhere' }`), 'typed-parameters')).toEqual([]);
  const text = `
openapi: 3.1.1
paths:
  /a: { parameters: [{ $ref: '#/components/parameters/A' }] }
  /b: { parameters: [{ $ref: '#/components/parameters/A' }] }
components: { parameters: { A: { name: a, in: query, schema: {} } } }
`;
  expect(await lintText(text, 'typed-parameters')).toHaveLength(1);
});
