import type { JsonSchema } from '../../../scripts/spec/openapi.ts';

const text: JsonSchema = { type: 'string' };

/** Component schemas of the fixtures, by name. */
export const schemas: Record<string, JsonSchema> = {
  Pet: {
    type: 'object',
    required: ['id', 'name'],
    properties: {
      id: { type: 'string', format: 'uuid', readOnly: true },
      name: { type: 'string', minLength: 1, maxLength: 20 },
      kind: { type: 'string', enum: ['cat', 'dog'] },
      age: { type: 'integer', minimum: 0, maximum: 30 },
      weight: { type: 'number', exclusiveMinimum: 0, multipleOf: 0.5 },
      born: { type: 'string', format: 'date' },
      seen: { type: 'string', format: 'date-time' },
      mail: { type: 'string', format: 'email' },
      page: { type: 'string', format: 'uri' },
      code: { type: 'string', pattern: '^[A-Z]{3}$' },
      count: { type: 'integer', format: 'int32' },
      big: { type: 'integer', format: 'int64' },
      tags: { type: 'array', items: { type: 'string', maxLength: 5 }, minItems: 1, maxItems: 3, uniqueItems: true },
      owner: { $ref: '#/components/schemas/Owner' },
      friends: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
    },
  },
  Owner: {
    type: 'object',
    additionalProperties: false,
    required: ['email'],
    properties: {
      email: { type: 'string', format: 'email' },
      age: { type: 'integer' },
      secret: { type: 'string', writeOnly: true },
    },
  },
  Named: { type: 'object', required: ['name'], properties: { name: { type: 'string', minLength: 2 } } },
  Aged: { type: 'object', required: ['age'], properties: { age: { type: 'integer', minimum: 1 } } },
  Tree: {
    type: 'object',
    properties: { label: text, leaves: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
  },
  Labels: {
    type: 'object',
    additionalProperties: { type: 'string', maxLength: 4 },
    minProperties: 1,
    maxProperties: 3,
  },
};
