const text = { type: 'string', minLength: 1 } as const;
const texts = { type: 'array', items: text, minItems: 1, uniqueItems: true } as const;
const dates = { enum: ['string', 'Date'] } as const;

const selection = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: { tags: texts, operations: texts },
} as const;

const api = {
  type: 'object',
  additionalProperties: false,
  properties: { spec: text, include: selection, exclude: selection, dates },
} as const;

/** JSON Schema of a configuration; `ContactApisConfig` is its type. */
export const configSchema = {
  type: 'object',
  required: ['output', 'apis'],
  additionalProperties: false,
  properties: {
    output: text,
    apis: { type: 'object', minProperties: 1, additionalProperties: api },
    dates,
    importExtension: { enum: ['.ts', '.js', ''] },
    banner: { type: 'string' },
  },
} as const;
