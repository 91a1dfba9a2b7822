import { expect, it } from 'vitest';
import { lintText } from './support.ts';

const document = (schema: string): string => `
openapi: 3.1.1
components:
  schemas:
    A: ${schema}
`;

it.each([
  '{ type: string, x-extensible-enum: [a, b] }',
  `{ type: [string, 'null'], minLength: 1, x-extensible-enum: [a] }`,
  '{ type: array, items: { type: string, x-extensible-enum: [a] } }',
  '{ properties: { x-extensible-enum: { type: integer } } }',
])('accepts %s', async (schema) => {
  expect(await lintText(document(schema), 'extensible-enum')).toEqual([]);
});

const at = 'api.yaml:5 #/components/schemas/A';
const noString = `${at}/x-extensible-enum \`x-extensible-enum\` belongs on a schema of type string.`;

it.each([
  ['{ x-extensible-enum: [a] }', [noString]],
  ['{ type: [string, integer], x-extensible-enum: [a] }', [noString]],
  [
    '{ type: string, enum: [a], const: a, x-extensible-enum: [a] }',
    [
      `${at}/enum \`enum\` closes the list of \`x-extensible-enum\`.`,
      `${at}/const \`const\` closes the list of \`x-extensible-enum\`.`,
    ],
  ],
])('refuses %s', async (schema, problems) => {
  expect(await lintText(document(schema), 'extensible-enum')).toEqual(problems);
});
