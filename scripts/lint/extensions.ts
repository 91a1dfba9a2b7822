import { provenanceLevels, resourceActions } from '../spec/extensions.ts';

/** An extension of ours or one we let others' tools have. */
export interface Extension {
  /** Objects that may carry it, by Redocly's names for them. */
  on: readonly string[];
  /** What it says, on one line. */
  says: string;
  /** JSON Schema of its value. */
  value: object;
}

const pointer = { type: 'string', pattern: '^(/.*)?$', description: 'a JSON pointer such as /results, or empty' };
const parameter = { type: 'string', minLength: 1 };

/** Every extension a description may use. */
export const extensions: Readonly<Record<string, Extension>> = {
  'x-provenance': {
    on: ['Operation', 'Schema', 'Parameter', 'Response', 'RequestBody', 'Header', 'SecurityScheme'],
    says: 'How the statement is known: the level, the page it comes from, and what is uncertain about it.',
    value: {
      type: 'object',
      required: ['level'],
      properties: {
        level: { enum: provenanceLevels },
        source: { type: 'string', format: 'uri', pattern: '^https://[^/]', description: 'an absolute https URL' },
        note: { type: 'string', pattern: '\\S', description: 'a text that says something' },
        inferred: { type: 'array', items: { type: 'string' }, uniqueItems: true },
      },
      additionalProperties: false,
    },
  },
  'x-pagination': {
    on: ['Operation'],
    says: 'How pages are asked for, and where their items and the total stand in the answer.',
    value: {
      type: 'object',
      required: ['items'],
      anyOf: [{ required: ['page'] }, { required: ['offset'] }],
      properties: {
        page: {
          type: 'object',
          required: ['parameter', 'first'],
          properties: { parameter, first: { type: 'integer' } },
          additionalProperties: false,
        },
        offset: { type: 'object', required: ['parameter'], properties: { parameter }, additionalProperties: false },
        size: {
          type: 'object',
          required: ['parameter'],
          properties: {
            parameter,
            default: { type: 'integer', minimum: 1 },
            maximum: { type: 'integer', minimum: 1 },
          },
          additionalProperties: false,
        },
        items: pointer,
        total: pointer,
      },
      additionalProperties: false,
    },
  },
  'x-error-envelope': {
    on: ['Root', 'Operation'],
    says: 'When a 2xx body is really an error, and where its message and a good answer’s data stand.',
    value: {
      type: 'object',
      required: ['status', 'error', 'message', 'data'],
      properties: {
        status: pointer,
        error: { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true },
        message: pointer,
        data: pointer,
      },
      additionalProperties: false,
    },
  },
  'x-match': {
    on: ['Operation'],
    says: 'Where the values stand that a parameter’s list of field names matches contacts by.',
    value: {
      type: 'object',
      required: ['parameter', 'values'],
      properties: { parameter, values: { enum: ['query', 'body'] }, valuesParameter: parameter, pointer },
      additionalProperties: false,
    },
  },
  'x-resource': {
    on: ['Operation'],
    says: 'Which collection of the mock’s state the operation reads or writes, and how.',
    value: {
      type: 'object',
      required: ['collection'],
      properties: {
        collection: {
          type: 'string',
          pattern: '^[^/{}]+(/([^/{}]+|\\{[^/{}]+\\}))*$',
          description: 'a name such as campaigns or owners/{ownerId}/pets',
        },
        action: { enum: resourceActions },
        id: parameter,
        key: parameter,
        where: { type: 'object', minProperties: 1, additionalProperties: parameter },
        parents: { type: 'object', minProperties: 1, additionalProperties: parameter },
      },
      additionalProperties: false,
    },
  },
  'x-token-exchange': {
    on: ['SecurityScheme'],
    says: 'The operation that gives a token for credentials, and where both stand in its bodies.',
    value: {
      type: 'object',
      required: ['operation', 'request', 'token'],
      properties: {
        operation: { type: 'string', minLength: 1 },
        request: { type: 'object', minProperties: 1, additionalProperties: pointer },
        token: pointer,
      },
      additionalProperties: false,
    },
  },
  'x-credential-prefix': {
    on: ['SecurityScheme'],
    says: 'What stands before the credential in its header.',
    value: { type: 'string', minLength: 1 },
  },
  'x-data-contract': {
    on: ['Schema'],
    says: 'How .NET’s DataContractSerializer writes the value in XML.',
    value: { enum: ['object', 'array', 'dictionary', 'dateTimeOffset'] },
  },
  'x-xml-only': {
    on: ['Schema'],
    says: 'The member exists in XML and not in JSON.',
    value: { const: true },
  },
  'x-extensible-enum': {
    on: ['Schema'],
    says: 'The known values of a string whose list of values is open.',
    value: { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true },
  },
  'x-displayName': {
    on: ['Tag'],
    says: 'What the reference calls the tag.',
    value: { type: 'string', pattern: '\\S', description: 'a name' },
  },
  'x-tagGroups': {
    on: ['Root'],
    says: 'The APIs of a joined document, each with its tags.',
    value: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'tags'],
        properties: { name: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } },
        additionalProperties: true,
      },
    },
  },
};
