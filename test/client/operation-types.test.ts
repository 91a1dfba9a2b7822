import { describe, expect, test } from 'vitest';
import type { JsonSchema, OperationObject, ResponseObject } from '../../scripts/spec/openapi.ts';
import { answering, documentOf, emitted, petsDocument, type DocumentRest } from './support.ts';

const pet: JsonSchema = { type: 'object', properties: { name: { type: 'string' } } };
const refusal: JsonSchema = { type: 'object', properties: { reason: { type: 'string' } } };
const components = { schemas: { Pet: pet, Refusal: refusal } };
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/** A type emitted for an operation, such as `OpResult`. */
const type = (name: string, operation: OperationObject, rest: DocumentRest = {}): Promise<string> =>
  emitted(`type ${name}`, documentOf(operation, { components, ...rest }));

const json = (schema: JsonSchema): ResponseObject => ({ description: '', content: { 'application/json': { schema } } });
const as = (mediaType: string): ResponseObject => ({ description: '', content: { [mediaType]: {} } });
const empty: ResponseObject = { description: '' };

const paged = (items: string, schema: JsonSchema): OperationObject => ({
  ...answering(schema),
  'x-pagination': { page: { parameter: 'page', first: 1 }, items },
});

const errors = (responses: Record<string, ResponseObject>): Promise<string> =>
  type('OpError', { responses: { 204: empty, ...responses } });

const args = async (operation: OperationObject, path = '/pets'): Promise<string> =>
  /operation<(.*), OpResult/.exec(
    await emitted('const op', documentOf({ ...operation, responses: { 204: empty } }, { path, components })),
  )![1]!;

describe('a result', () => {
  test.each<[string, JsonSchema, string]>([
    ['a schema by its name', ref('Pet'), 'Pet'],
    ['a list of them', { type: 'array', items: ref('Pet') }, 'Pet[]'],
    ['a choice', { oneOf: [ref('Pet'), ref('Refusal')] }, 'Pet | Refusal'],
    ['a list of a choice', { type: 'array', items: { anyOf: [ref('Pet'), { type: 'null' }] } }, '(Pet | null)[]'],
    ['a scalar', { type: 'integer', minimum: 0 }, 'number'],
    [
      'an open list of values by its place, which knows them',
      { anyOf: [ref('Pet'), { type: 'string' }] },
      `paths['/pets']['get']['responses'][200]['content']['application/json']`,
    ],
    ['any other schema by its place', pet, `paths['/pets']['get']['responses'][200]['content']['application/json']`],
  ])('is %s', async (_name, schema, expected) => {
    expect(await type('OpResult', answering(schema))).toBe(expected);
  });

  test.each<[string, NonNullable<OperationObject['responses']>, string]>([
    [
      'every described success',
      { 200: json(ref('Pet')), 201: json(ref('Refusal')), 204: empty },
      'Pet | Refusal | undefined',
    ],
    ['nothing', { 204: empty }, 'undefined'],
    ['nothing where nothing is described', {}, 'undefined'],
    ['text', { 200: as('text/plain') }, 'string'],
    ['bytes', { 200: as('image/png') }, 'Blob'],
    ['that of a range', { '2XX': json(ref('Pet')) }, 'Pet'],
    ['that of a default which stands alone', { default: json(ref('Pet')) }, 'Pet'],
  ])('is %s', async (_name, responses, expected) => {
    expect(await type('OpResult', { responses })).toBe(expected);
  });

  test('is named after method and path where the description gives no operationId', async () => {
    const document = petsDocument({ '/pets': { get: answering(pet) } });
    expect(await emitted('type GetPetsResult', document)).toBe(
      `paths['/pets']['get']['responses'][200]['content']['application/json']`,
    );
  });
});

describe('a result out of an envelope', () => {
  const envelope = { status: '/status', error: ['error'], message: '/message', data: '/data' };
  const enveloped = (properties: Record<string, JsonSchema>): OperationObject => ({
    ...answering({ type: 'object', properties }),
    'x-error-envelope': envelope,
  });
  const place = `paths['/pets']['get']['responses'][200]['content']['application/json']`;

  test('is the payload', async () => {
    expect(await type('OpResult', enveloped({ data: { type: 'array', items: ref('Pet') } }))).toBe('Pet[]');
  });

  test('is there', async () => {
    expect(await type('OpResult', enveloped({ data: pet }))).toBe(`Exclude<NonNullable<${place}>['data'], undefined>`);
  });

  test('is the whole body where that has no payload', async () => {
    expect(await type('OpResult', enveloped({ status: { type: 'string' } }))).toBe(place);
  });

  test('is found behind references and compositions', async () => {
    const schemas = {
      ...components.schemas,
      Envelope: { allOf: [{ properties: { status: {} } }, { properties: { data: ref('Pet') } }] },
    };
    const operation = { ...answering(ref('Envelope')), 'x-error-envelope': envelope };
    expect(await type('OpResult', operation, { components: { schemas } })).toBe('Pet');
    expect(await type('OpError', operation, { components: { schemas } })).toBe('EnvelopeError<Envelope>');
  });
});

describe('the items of pages', () => {
  const page: JsonSchema = { type: 'object', properties: { results: { type: 'array', items: ref('Pet') } } };

  test.each<[string, string, JsonSchema, string]>([
    ['the whole body', '', { type: 'array', items: ref('Pet') }, 'Pet'],
    ['a member', '/results', page, 'Pet'],
    ['one of several shapes', '/results', { oneOf: [{ type: 'array', items: ref('Refusal') }, page] }, 'Pet'],
    ['a place where no list is described', '/results', pet, 'unknown'],
    [
      'a list of what has no name',
      '/results',
      { type: 'object', properties: { results: { type: 'array', items: pet } } },
      `NonNullable<Exclude<NonNullable<paths['/pets']['get']['responses'][200]['content']['application/json']>['results'], undefined>>[number]`,
    ],
  ])('stand in %s', async (_name, items, schema, expected) => {
    expect(await type('OpItem', paged(items, schema))).toBe(expected);
  });
});

describe('an error', () => {
  test('is any refusal where none is described', async () => {
    expect(await errors({})).toBe('HttpError');
  });

  test('has the body of its status', async () => {
    expect(
      await errors({ 302: empty, 400: json(ref('Refusal')), 404: json(ref('Refusal')), 503: as('text/html') }),
    ).toBe('HttpError<302, undefined> | HttpError<400 | 404, Refusal> | HttpError<503, string>');
  });

  test('of a range has the statuses of the range that are not described', async () => {
    expect(await errors({ 404: empty, '4XX': json(ref('Refusal')) })).toBe(
      'HttpError<404, undefined> | HttpError<Exclude<Status4XX, 404>, Refusal>',
    );
  });

  test('of a default has every status that is not described', async () => {
    expect(await errors({ 404: empty, '5XX': as('text/html'), default: json(ref('Refusal')) })).toBe(
      'HttpError<404, undefined> | HttpError<Status5XX, string> | HttpError<Exclude<Status4XX, 404>, Refusal>',
    );
  });
});

test('headers that the client sets itself are no options', async () => {
  const headers = ['Accept', 'content-type', 'Authorization', 'X-Trace'];
  const parameters = headers.map((name) => ({ name, in: 'header', required: true, schema: { type: 'string' } }));
  const document = documentOf({ responses: { 204: empty }, parameters });
  expect(await emitted('interface OpOptions', document)).toBe(
    `extends CallOptions { header: { 'X-Trace': string; }; }`,
  );
  const alone = documentOf({ responses: { 204: empty }, parameters: parameters.slice(0, 3) });
  expect(await emitted('type OpOptions', alone)).toBe('CallOptions');
});

describe('arguments', () => {
  test('are path parameters in the order of the path, body, options', async () => {
    const parameters = [
      { name: 'pet-id', in: 'path', required: true, schema: { type: 'integer' } },
      { name: 'class', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
    ];
    const requestBody = { required: true, content: { 'application/json': { schema: ref('Pet') } } };
    expect(await args({ parameters, requestBody }, '/{class}/{pet-id}')).toBe(
      '[class_: string, petId: number, body: OpBody, options?: OpOptions]',
    );
  });

  test('may be of any type a path parameter has', async () => {
    const schema = { type: 'string', enum: ['cat', 'dog'] };
    const parameters = [{ name: 'kind', in: 'path', required: true, schema }];
    expect(await args({ parameters }, '/{kind}')).toBe(
      `[kind: paths['/{kind}']['get']['parameters']['path']['kind'], options?: OpOptions]`,
    );
  });

  test('that may be left out come last', async () => {
    const requestBody = { content: { 'application/json': { schema: ref('Pet') } } };
    const parameters = [{ name: 'dry', in: 'query', required: true, schema: { type: 'boolean' } }];
    expect(await args({ requestBody })).toBe('[body?: OpBody, options?: OpOptions]');
    expect(await args({ requestBody, parameters })).toBe('[body: OpBody | undefined, options: OpOptions]');
  });

  test.each([
    ['application/octet-stream', 'Upload'],
    ['text/csv', 'string | Upload'],
    ['application/xml', 'string | Upload'],
  ])('for a body of %s are %s', async (mediaType, expected) => {
    const requestBody = { required: true, content: { [mediaType]: {} } };
    expect(await type('OpBody', { requestBody, responses: { 204: empty } })).toBe(expected);
  });
});
