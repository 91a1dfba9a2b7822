import { describe, expect, test } from 'vitest';
import type { OperationObject, ParameterObject, ResponseObject } from '../../scripts/spec/openapi.ts';
import { answering, documentOf, emitted, emitPets, onOneLine, petsDocument, type DocumentRest } from './support.ts';

/** The function emitted for an operation. */
const call = (operation: OperationObject, rest?: DocumentRest): Promise<string> =>
  emitted('const op', documentOf(operation, rest));

/** The descriptor in it. */
async function descriptor(operation: OperationObject, rest?: DocumentRest): Promise<string> {
  return /\((.*)\)$/.exec(await call(operation, rest))![1]!;
}

const answer = (type: string, schema = {}): ResponseObject => ({
  description: 'Done.',
  content: { [type]: { schema } },
});
const nothing = { responses: { 204: { description: 'Done.' } } };

describe('a descriptor', () => {
  test('says nothing that is usual', async () => {
    expect(await call(answering({ type: 'string' }))).toBe(
      `operation<[options?: OpOptions], OpResult, OpError>({ id: 'op', method: 'GET', path: '/pets' })`,
    );
  });

  test.each<[string, ParameterObject, string | undefined]>([
    ['a form query', { name: 'a', in: 'query', schema: { type: 'array' } }, undefined],
    [
      'a list between commas',
      { name: 'a', in: 'query', explode: false, schema: { type: 'array' } },
      'query: { a: commas }',
    ],
    ['text, which has no parts', { name: 'a', in: 'query', explode: false, schema: { type: 'string' } }, undefined],
    ['spaces', { name: 'a', in: 'query', style: 'spaceDelimited', schema: {} }, 'query: { a: spaceDelimited }'],
    ['pipes', { name: 'a', in: 'query', style: 'pipeDelimited', schema: {} }, 'query: { a: pipeDelimited }'],
    ['a deep object', { name: 'a', in: 'query', style: 'deepObject', schema: {} }, 'query: { a: deepObject }'],
    ['JSON in a query', { name: 'a', in: 'query', content: { 'application/json': {} } }, 'query: { a: jsonValue }'],
    ['JSON in a header', { name: 'a', in: 'header', content: { 'application/json': {} } }, 'header: { a: jsonText }'],
    ['an exploded header', { name: 'a', in: 'header', explode: true, schema: {} }, 'header: { a: simpleExploded }'],
    ['a cookie', { name: 'a', in: 'cookie', explode: false, schema: {} }, 'cookie: { a: commas }'],
    ['a label', { name: 'a', in: 'path', style: 'label', schema: {} }, 'path: { a: label }'],
    ['a matrix', { name: 'a', in: 'path', style: 'matrix', explode: true, schema: {} }, 'path: { a: matrixExploded }'],
    [
      'reserved characters',
      { name: 'a', in: 'query', allowReserved: true, schema: { type: 'string' } },
      'query: { a: reserved(formExploded) }',
    ],
    [
      'reserved characters between commas',
      { name: 'a', in: 'query', allowReserved: true, explode: false, schema: {} },
      'query: { a: reserved(commas) }',
    ],
    [
      'an awkward name',
      { name: '__proto__', in: 'query', explode: false, schema: {} },
      `query: { ['__proto__']: commas }`,
    ],
  ])('tells the style of %s', async (_name, parameter, styles) => {
    const path = parameter.in === 'path' ? '/pets/{a}' : '/pets';
    const code = await descriptor({ ...nothing, parameters: [{ required: true, ...parameter }] }, { path });
    expect(/styles: \{ (.*?\}) \}/.exec(code)?.[1]).toBe(styles);
  });

  test('names what puts parameters on a request, by their places', async () => {
    const parameters = ['query', 'cookie', 'header', 'query'].map((place, index) => ({
      name: `p${index}`,
      in: place,
      schema: { type: 'string' },
    }));
    expect(await descriptor({ ...nothing, parameters })).toContain('parts: [queryPart, headerPart, cookiePart]');
    expect(await descriptor(nothing)).not.toContain('parts');
  });

  test.each([
    ['application/json', 'json'],
    ['application/merge-patch+json', 'json'],
    ['multipart/form-data', 'multipart'],
    ['application/x-www-form-urlencoded', 'form'],
    ['image/png', 'binary'],
    ['text/plain', 'binary'],
    ['application/xml', 'binary'],
  ])('writes a body of %s with %s', async (type, writer) => {
    const code = await descriptor({ ...nothing, requestBody: { content: { [type]: { schema: {} } } } });
    expect(code).toContain(`body: { type: '${type}', write: ${writer} }`);
  });

  test('writes a body of any type as JSON where only its schema tells', async () => {
    const content = { '*/*': { schema: { type: 'object' } } };
    expect(await descriptor({ ...nothing, requestBody: { content } })).toContain(
      `body: { type: 'application/json', write: json }`,
    );
  });

  test('takes the body that is easiest to give', async () => {
    const content = { 'application/xml': {}, 'multipart/form-data': {}, 'text/json': {}, 'application/json': {} };
    expect(await descriptor({ ...nothing, requestBody: { content } })).toContain(`type: 'application/json'`);
  });

  test.each([
    ['JSON', { 200: answer('application/json') }, []],
    ['other JSON', { 200: answer('application/hal+json') }, [`accept: 'application/hal+json'`]],
    ['JSON before XML', { 200: { description: '', content: { 'text/xml': {}, 'application/json': {} } } }, []],
    ['nothing', { 204: { description: '' } }, ['read: readNothing']],
    ['text', { 200: answer('text/csv') }, [`accept: 'text/csv, */*;q=0.1'`, 'read: readText']],
    ['bytes', { 200: answer('image/png') }, [`accept: 'image/png, */*;q=0.1'`]],
    ['the JSON of a default', { default: answer('application/json') }, []],
    ['JSON where only the schema tells', { 200: answer('*/*', { type: 'object' }) }, []],
    ['bytes where nothing tells', { 200: answer('*/*', { type: 'string' }) }, [`accept: '*/*, */*;q=0.1'`]],
  ])('asks for %s', async (_name, responses, members) => {
    expect(await descriptor({ responses })).toBe(
      `{ ${[`id: 'op'`, `method: 'GET'`, `path: '/pets'`, ...members].join(', ')} }`,
    );
  });

  test('leaves out the security that most operations have', async () => {
    const securitySchemes = { key: { type: 'http', scheme: 'bearer' }, mtls: { type: 'mutualTLS' } };
    const paths = {
      '/a': { get: { operationId: 'a', ...nothing } },
      '/b': { get: { operationId: 'b', ...nothing } },
      '/c': { get: { operationId: 'c', ...nothing, security: [] } },
      '/d': { get: { operationId: 'd', ...nothing, security: [{}, { key: [], mtls: [] }] } },
    };
    const document = petsDocument(paths, { security: [{ key: [] }], components: { securitySchemes } });
    expect(await emitted('const a', document)).not.toContain('security');
    expect(await emitted('const c', document)).toContain('security: []');
    expect(await emitted('const d', document)).toContain(`security: [[], ['key']]`);
    expect((await emitPets(document))['client.ts']).toContain(`security: [['key']],\n  schemes: { key: bearer },`);
  });
});

describe('an error envelope', () => {
  const envelope = { status: '/meta/status', error: ['error'], message: '/meta/text', data: '/data' };
  const one = { 'x-error-envelope': envelope, ...answering({}) };

  test('is told by keys, once for all operations', async () => {
    const code = onOneLine((await emitPets(documentOf(one)))['operations.ts']!);
    expect(code).toContain(
      `const unwrap = envelope({ status: ['meta', 'status'], error: ['error'], message: ['meta', 'text'], data: ['data'] });`,
    );
    expect(await descriptor(one)).toContain('unwrap }');
  });

  test('may differ for one operation', async () => {
    const paths = {
      '/a': { get: { operationId: 'a', ...answering({}) } },
      '/b': { get: { operationId: 'b', ...answering({}) } },
      '/c': { get: { operationId: 'c', ...answering({}), 'x-error-envelope': { ...envelope, data: '' } } },
    };
    const document = petsDocument(paths, { 'x-error-envelope': envelope });
    expect(await emitted('const a', document)).toMatch(/unwrap,? \}\)$/);
    expect(await emitted('const c', document)).toContain('unwrap: envelope({');
    expect(await emitted('const c', document)).toContain('data: []');
  });
});

describe('a paged operation', () => {
  test('tells how pages are asked for, and where items stand in the whole body', async () => {
    const pagination = {
      page: { parameter: 'page', first: 1 },
      size: { parameter: 'size', maximum: 50 },
      items: '/a/b~1c',
      total: '/n',
    };
    expect(await call({ ...answering({}), 'x-pagination': pagination })).toBe(
      'paged<[options?: OpOptions], OpResult, OpItem, OpError>(' +
        `{ id: 'op', method: 'GET', path: '/pets', parts: [queryPart] }, ` +
        `{ page: { parameter: 'page', first: 1 }, size: { parameter: 'size', maximum: 50 }, items: ['a', 'b/c'], total: ['n'] })`,
    );
  });
});

test('an operation that answers bytes is a download', async () => {
  expect(await call({ responses: { 200: answer('application/pdf') } })).toMatch(
    /download<\[options\?: OpOptions\], OpError>\(/,
  );
});

describe('the option match', () => {
  const parameters = [
    { name: 'match', in: 'query', explode: false, schema: { type: 'array', items: { type: 'string' } } },
    { name: 'values', in: 'query', schema: { type: 'object' } },
    { name: 'dry', in: 'query', schema: { type: 'boolean' }, description: 'Whether to pretend.' },
  ];

  test('stands for query parameters', async () => {
    const match = { parameter: 'match', values: 'query', valuesParameter: 'values' };
    const document = documentOf({ ...nothing, parameters, 'x-match': match });
    expect(await emitted('const op', document)).toContain(`parts: [queryPart, matchQuery('match')]`);
    expect(await emitted('const op', document)).not.toContain('styles');
    expect(await emitted('interface OpOptions', document)).toContain(
      'match?: { [field: string]: MatchValue } | undefined; query?: | { /** Whether to pretend. */ dry?: boolean | undefined; } | undefined;',
    );
  });

  test('goes into the body', async () => {
    const requestBody = { content: { 'application/json': {} } };
    const match = { parameter: 'match', values: 'body', pointer: '/Contact/Values' };
    expect(await descriptor({ ...nothing, parameters, requestBody, 'x-match': match })).toContain(
      `matchBody('match', 'Contact', 'Values')]`,
    );
  });

  test('is a plain list where nothing is said of it', async () => {
    const document = documentOf({ ...nothing, parameters });
    expect(await emitted('const op', document)).toContain('styles: { query: { match: commas } }');
    expect(await emitted('interface OpOptions', document)).toBe(
      `extends CallOptions { query?: paths['/pets']['get']['parameters']['query']; }`,
    );
  });
});
