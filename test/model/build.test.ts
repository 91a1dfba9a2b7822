import { describe, expect, test } from 'vitest';
import { buildModel } from '../../scripts/model/build.ts';
import type { OpenApiDocument } from '../../scripts/spec/openapi.ts';

const base: OpenApiDocument = { openapi: '3.1.1', info: { title: 'Pets', version: '1' } };

describe('servers', () => {
  test('have their base path, with variables filled in', () => {
    const { servers } = buildModel('pets', {
      ...base,
      servers: [
        { url: 'https://example.org/{stage}/v1/', variables: { stage: { default: 'live' } } },
        { url: '/relative' },
        { url: 'https://example.org' },
      ],
    });
    expect(servers.map(({ basePath }) => basePath)).toEqual(['/live/v1', '/relative', '']);
  });

  test.each([
    ['https://example.org:{port}', ''],
    ['https://example.org:{port}/v1', '/v1'],
    ['//example.org//v1/', '//v1'],
    ['v1', '/v1'],
  ])('have a base path even where %s is no URL yet', (url, basePath) => {
    expect(buildModel('pets', { ...base, servers: [{ url }] }).servers[0]!.basePath).toBe(basePath);
  });

  test('stand at the root when none is described', () => {
    expect(buildModel('pets', base).servers).toEqual([{ url: '/', description: '', basePath: '' }]);
  });
});

describe('operations', () => {
  const document: OpenApiDocument = {
    ...base,
    tags: [{ name: 'unused' }, { name: 'pets', 'x-displayName': 'Pets', description: 'Animals.' }],
    security: [{ key: [] }],
    paths: {
      '/pets/{id}': {
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { $ref: '#/components/parameters/Page' },
        ],
        post: { operationId: 'touchPet', tags: ['pets'], security: [], responses: {} },
        get: {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
          responses: { 200: { $ref: '#/components/responses/Pet' } },
        },
      },
    },
    components: {
      parameters: { Page: { name: 'page', in: 'query', schema: { type: 'integer' }, example: 2 } },
      responses: {
        Pet: {
          description: 'A pet.',
          content: {
            'application/json': {
              schema: { type: 'object' },
              examples: { rex: { $ref: '#/components/examples/Rex' } },
            },
          },
        },
      },
      examples: { Rex: { summary: 'A dog', value: { name: 'Rex' } } },
    },
  };
  const [get, post] = buildModel('pets', document).operations;

  test('have an id and a tag, made up where the description has none', () => {
    expect([get!.id, get!.tag, post!.id, post!.tag]).toEqual(['getPetsId', 'default', 'touchPet', 'pets']);
  });

  test("take the path item's parameters, their own in place of those of the same name", () => {
    expect(get!.parameters).toMatchObject([
      { name: 'id', schema: { type: 'integer' }, style: 'simple', explode: false },
      { name: 'page', required: false, style: 'form', explode: true, example: 2 },
    ]);
  });

  test('follow references to responses and examples', () => {
    expect(get!.responses).toEqual([
      {
        status: '200',
        description: 'A pet.',
        headers: [],
        content: [
          {
            type: 'application/json',
            schema: { type: 'object' },
            examples: [{ name: 'rex', summary: 'A dog', value: { name: 'Rex' } }],
          },
        ],
      },
    ]);
  });

  test("ask for the document's credentials unless they say otherwise", () => {
    expect([get!.security, post!.security]).toEqual([[{ key: [] }], []]);
  });

  test('are found in path items that stand among the components', () => {
    const paths = JSON.parse(
      '{ "/dogs/{id}": { "$ref": "#/components/pathItems/Pet" }, "x-note": null }',
    ) as OpenApiDocument['paths'] & object;
    const pathItems = { Pet: { $ref: '#/components/pathItems/RealPet' }, RealPet: document.paths!['/pets/{id}'] };
    const { operations } = buildModel('pets', {
      ...document,
      paths,
      components: { ...document.components, pathItems },
    });
    expect(operations).toEqual(
      [get, post].map((operation) => ({ ...operation!, path: '/dogs/{id}', id: expect.any(String) as string })),
    );
  });

  test('are grouped by the tags in use', () => {
    expect(buildModel('pets', document).tags).toEqual([
      { name: 'pets', title: 'Pets', description: 'Animals.' },
      { name: 'default', title: 'default', description: '' },
    ]);
  });
});

test('a parameter described by a media type is sent as JSON', () => {
  const filter = { name: 'filter', in: 'query', content: { 'application/json': { schema: { type: 'object' } } } };
  const [operation] = buildModel('pets', { ...base, paths: { '/': { get: { parameters: [filter] } } } }).operations;
  expect(operation!.parameters).toMatchObject([{ name: 'filter', style: 'json', schema: { type: 'object' } }]);
});

test('a parameter says whether reserved characters go as they stand', () => {
  const parameters = [
    { name: 'path', in: 'query', allowReserved: true },
    { name: 'text', in: 'query' },
  ];
  const [operation] = buildModel('pets', { ...base, paths: { '/': { get: { parameters } } } }).operations;
  expect(operation!.parameters.map(({ allowReserved }) => allowReserved)).toEqual([true, false]);
});

describe('extensions', () => {
  const envelope = { status: '/status', error: ['error'], message: '/message', data: '/data' };
  const own = { ...envelope, status: '/state' };
  const match = { parameter: 'match', values: 'body', pointer: '/Values' };
  const pagination = { page: { parameter: 'page', first: 0 }, items: '' };
  const resource = { collection: 'pets' };
  const said = { 'x-error-envelope': own, 'x-match': match, 'x-pagination': pagination, 'x-resource': resource };
  const paths = { '/': { get: {}, put: said } };

  test('an operation has its own error envelope, or that of the API', () => {
    const { operations } = buildModel('pets', { ...base, 'x-error-envelope': envelope, paths });
    expect(operations.map(({ errorEnvelope }) => errorEnvelope)).toEqual([envelope, own]);
  });

  test('an operation has what it says itself, and undefined where nothing is said', () => {
    const { operations } = buildModel('pets', { ...base, paths });
    expect(operations).toMatchObject([
      { errorEnvelope: undefined, match: undefined, pagination: undefined, resource: undefined },
      { errorEnvelope: own, match, pagination, resource },
    ]);
  });

  test('a security scheme tells how its token is got, also behind a reference', () => {
    const exchange = { operation: 'createToken', request: { apiKey: '/username' }, token: '/token' };
    const token = { type: 'http', scheme: 'bearer', 'x-token-exchange': exchange };
    const securitySchemes = { token, other: { $ref: '#/components/securitySchemes/token' } };
    const model = buildModel('pets', { ...base, components: { securitySchemes } });
    expect(model.securitySchemes).toEqual({ token, other: token });
  });
});

test.each([
  ['nowhere', { $ref: '#/components/responses/Gone' }, 'leads nowhere'],
  ['to itself', { $ref: '#/components/responses/Loop' }, 'leads back to itself'],
])('a reference that leads %s is an error that names it', (_name, response, message) => {
  const document: OpenApiDocument = {
    ...base,
    paths: { '/': { get: { responses: { 200: response } } } },
    components: { responses: { Loop: { $ref: '#/components/responses/Loop' } } },
  };
  expect(() => buildModel('pets', document)).toThrow(message);
});
