import type { JsonSchema, OpenApiDocument, ParameterObject, PathItemObject } from '../../../scripts/spec/openapi.ts';
import { describeApi } from '../support.ts';
import { schemas } from './fixture-schemas.ts';

const text: JsonSchema = { type: 'string' };
const whole: JsonSchema = { type: 'integer', minimum: 0, maximum: 100 };
const list: JsonSchema = { type: 'array', items: whole, maxItems: 3 };
const point: JsonSchema = { type: 'object', required: ['x'], properties: { x: whole, y: whole } };

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const responses = { 200: { description: 'Done' } };
const json = (schema: JsonSchema, required = true): PathItemObject => ({
  post: { requestBody: { required, content: { 'application/json': { schema } } }, responses },
});
const parameter = (
  name: string,
  place: string,
  schema: JsonSchema,
  more: Partial<ParameterObject> = {},
): ParameterObject => ({
  name,
  in: place,
  schema,
  ...(place === 'path' && { required: true }),
  ...more,
});
const get = (...parameters: ParameterObject[]): PathItemObject => ({ get: { parameters, responses } });

const paths: Record<string, PathItemObject> = {
  '/pets': json(ref('Pet')),
  '/pets-optional': json(ref('Pet'), false),
  '/pet-list': json({ type: 'array', items: ref('Pet'), minItems: 1 }),
  '/owner': json(ref('Owner')),
  '/both': json({ allOf: [ref('Named'), ref('Aged')] }),
  '/both-more': json({
    allOf: [ref('Named'), { type: 'object', properties: { tag: { type: 'string', maxLength: 2 } } }],
  }),
  '/either': json({ oneOf: [ref('Named'), ref('Aged')] }),
  '/any': json({ anyOf: [{ type: 'string', maxLength: 3 }, { type: 'integer' }, ref('Named')] }),
  '/tree': json(ref('Tree')),
  '/labels': json(ref('Labels')),
  '/not': json({ type: 'object', not: { required: ['forbidden'] }, properties: { forbidden: text, allowed: text } }),
  '/odd-schema': json({
    type: 'object',
    properties: { text: { type: 'string', maxLength: 2 }, list: { type: 'array', minItems: -1 } },
  }),
  '/free': json(true),
  '/no-schema': { post: { requestBody: { content: { 'application/json': {} } }, responses } },
  '/nothing': { post: { responses } },
  '/texts': {
    post: {
      requestBody: { required: true, content: { 'text/plain': { schema: { type: 'string', maxLength: 5 } } } },
      responses,
    },
  },
  '/form': {
    post: {
      requestBody: { content: { 'application/x-www-form-urlencoded': { schema: { ...Object(ref('Form')) } } } },
      responses,
    },
  },
  '/form-inline': {
    post: {
      requestBody: {
        content: {
          'application/x-www-form-urlencoded': {
            schema: {
              type: 'object',
              required: ['name'],
              properties: {
                name: { type: 'string', maxLength: 9 },
                age: whole,
                vip: { type: 'boolean' },
                kind: { enum: ['a', 'b'] },
              },
            },
          },
        },
      },
      responses,
    },
  },
  '/upload': {
    post: {
      requestBody: {
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              required: ['label'],
              properties: {
                label: { type: 'string', maxLength: 9 },
                size: whole,
                file: { type: 'string', format: 'binary' },
              },
            },
          },
        },
      },
      responses,
    },
  },
  '/query': get(
    parameter('limit', 'query', whole),
    parameter('pageSize', 'query', whole, { required: true }),
    parameter('kind', 'query', { type: 'string', enum: ['a', 'b'] }),
    parameter('flag', 'query', { type: 'boolean' }),
    parameter('since', 'query', { type: 'string', format: 'date-time' }),
    parameter('old', 'query', text, { deprecated: true }),
    parameter('ratio', 'query', { type: 'number' }),
    parameter('free', 'query', {}),
  ),
  '/lists': get(
    parameter('exploded', 'query', list, { explode: true }),
    parameter('commas', 'query', list, { explode: false }),
    parameter('pipes', 'query', list, { style: 'pipeDelimited', explode: false }),
    parameter('point', 'query', point, { explode: false }),
  ),
  '/names': get(parameter('contactId', 'query', text), parameter('contactID', 'query', whole)),
  '/default-list': get(parameter('ids', 'query', list)),
  '/deep': get(
    parameter(
      'filter',
      'query',
      { type: 'object', properties: { x: whole, name: text } },
      { style: 'deepObject', explode: true },
    ),
  ),
  '/spaces': get(parameter('ids', 'query', list, { style: 'spaceDelimited', explode: false })),
  '/exploded-object': get(
    parameter('point', 'query', { type: 'object', properties: { x: whole, y: whole } }, { explode: true }),
  ),
  '/required-object': get(parameter('point', 'query', point, { explode: true })),
  '/paths/{id}/{kind}': get(
    parameter('id', 'path', whole),
    parameter('kind', 'path', { type: 'string', enum: ['a', 'b', 'ü'] }),
  ),
  '/path-lists/{ids}/{point}': get(parameter('ids', 'path', list), parameter('point', 'path', point)),
  '/labels/{id}': get(parameter('id', 'path', whole, { style: 'label' })),
  '/matrix/{id}': get(parameter('id', 'path', whole, { style: 'matrix' })),
  '/headers': get(
    parameter('X-Count', 'header', whole),
    parameter('X-Kind', 'header', { type: 'string', enum: ['a', 'b'] }, { required: true }),
  ),
  '/list-headers': get(parameter('X-List', 'header', list)),
  '/cookies': get(parameter('session', 'cookie', { type: 'string', minLength: 3 })),
  '/described-by-media': get({ name: 'where', in: 'query', content: { 'application/json': { schema: point } } }),
  '/secured-body': {
    post: {
      security: [{ bearer: [] }],
      requestBody: { content: { 'application/json': { schema: ref('Named') } } },
      responses,
    },
  },
  '/bearer': { get: { security: [{ bearer: [] }], responses } },
  '/basic': { get: { security: [{ basic: [] }], responses } },
  '/key': { get: { security: [{ key: [] }], responses } },
  '/alternatives': { get: { security: [{ bearer: [] }, { basic: [], key: [] }], responses } },
  '/optional': { get: { security: [{ key: [] }, {}], responses } },
};

const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer' },
  basic: { type: 'http', scheme: 'basic' },
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
};
const form: JsonSchema = { type: 'object', required: ['name'], properties: { name: text, tags: list } };

/** What descriptions can say of requests, in OpenAPI 3.1, and where Prism is known to differ. */
export const fixture31: OpenApiDocument = describeApi(
  {
    ...paths,
    '/tuple': json({ type: 'array', prefixItems: [whole, text], items: false }),
    '/closed': json({ allOf: [ref('Named'), { properties: { age: whole } }], unevaluatedProperties: false }),
    '/closed-part': json({ allOf: [ref('Owner'), { properties: { name: text } }] }),
    '/nullable': json({ type: ['object', 'null'], properties: { a: { type: ['string', 'null'] }, b: { const: 1 } } }),
    '/read-only-case': json({
      oneOf: [{ type: 'object', required: ['id'], properties: { id: { ...text, readOnly: true } } }],
    }),
    '/null-list': get(parameter('ids', 'query', { type: ['array', 'null'], items: whole }, { explode: false })),
    '/json-names': {
      post: {
        requestBody: {
          content: { 'text/json': { schema: ref('Named') }, 'application/csp-report': { schema: ref('Aged') } },
        },
        responses,
      },
    },
    '/xml': {
      post: { requestBody: { content: { 'application/xml': { schema: { ...Object(ref('Named')) } } } }, responses },
    },
    '/form-lists': {
      post: { requestBody: { content: { 'application/x-www-form-urlencoded': { schema: form } } }, responses },
    },
    '/closed-form': {
      post: {
        requestBody: {
          content: {
            'application/x-www-form-urlencoded': {
              schema: { type: 'object', properties: { a: text }, additionalProperties: false },
            },
          },
        },
        responses,
      },
    },
    '/mutual': { get: { security: [{ bearer: [] }, { mutual: [] }], responses } },
  },
  {
    components: {
      schemas: { ...schemas, Form: form },
      securitySchemes: { ...securitySchemes, mutual: { type: 'mutualTLS' } },
    },
  },
);

/** The same in OpenAPI 3.0, with its own keywords. */
export const fixture30: OpenApiDocument = {
  ...describeApi(
    {
      ...paths,
      '/nullable': json({
        type: 'object',
        nullable: true,
        properties: { a: { type: 'string', nullable: true, enum: ['x'] } },
      }),
      '/nullable-ref': json({
        type: 'object',
        properties: { owner: { $ref: '#/components/schemas/Owner', nullable: true } },
      }),
      '/exclusive': json({ type: 'integer', minimum: 5, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }),
      '/formats': json({
        type: 'object',
        properties: {
          int: { type: 'integer', format: 'int32' },
          long: { type: 'integer', format: 'int64' },
          float: { type: 'number', format: 'float' },
          byte: { type: 'string', format: 'byte' },
          binary: { type: 'string', format: 'binary' },
        },
      }),
    },
    {
      components: {
        schemas: { ...schemas, Form: form, Pet: withoutExclusive(schemas['Pet']!) },
        securitySchemes,
      },
    },
  ),
  openapi: '3.0.3',
};

/** 3.0 says `exclusiveMinimum: true` beside `minimum`. */
function withoutExclusive(schema: JsonSchema): JsonSchema {
  const { properties, ...others } = Object(schema) as { properties: Record<string, object> };
  const weight = { type: 'number', minimum: 0, exclusiveMinimum: true, multipleOf: 0.5 };
  return { ...others, properties: { ...properties, weight } } as JsonSchema;
}
