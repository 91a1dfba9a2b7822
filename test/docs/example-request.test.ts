import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { exampleRequest } from '../../scripts/docs/example-request.ts';
import { buildModel } from '../../scripts/model/build.ts';
import type { ApiModel } from '../../scripts/model/model.ts';
import type { OpenApiDocument, OperationObject, ParameterObject } from '../../scripts/spec/openapi.ts';

const options = { baseUrl: 'http://127.0.0.1:4010/library', credentials: {} };
const responses = { 200: { description: 'Good.' } };

function modelOf(paths: OpenApiDocument['paths'], rest: Partial<OpenApiDocument> = {}): ApiModel {
  return buildModel('library', {
    openapi: '3.1.1',
    info: { title: 'Library', version: '1' },
    paths: paths ?? {},
    ...rest,
  });
}

function getOf(operation: Partial<OperationObject>, rest: Partial<OpenApiDocument> = {}): ApiModel {
  return modelOf({ '/books': { get: { summary: 'List books', responses, ...operation } } }, rest);
}

function commandOf(model: ApiModel, credentials = {}): string | undefined {
  return exampleRequest(model, { ...options, credentials })?.command;
}

function withScheme(scheme: Record<string, unknown>): ApiModel {
  const securitySchemes = { theScheme: scheme };
  return getOf({}, { security: [{ theScheme: [] }], components: { securitySchemes } } as Partial<OpenApiDocument>);
}

test('the request is for the first GET operation that is not deprecated', () => {
  const model = modelOf({
    '/loans': { post: { summary: 'Lend', responses } },
    '/old-books': { get: { summary: 'List old books', deprecated: true, responses } },
    '/books': { get: { summary: 'List books', responses } },
  });
  expect(exampleRequest(model, options)).toEqual({
    summary: 'List books',
    command: "curl 'http://127.0.0.1:4010/library/books'",
  });
});

test('an operation of which a required parameter has no example is passed over', () => {
  const id: ParameterObject = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  const model = modelOf({
    '/books/{id}': { get: { parameters: [id], responses } },
    '/books/{undescribed}/pages': { get: { responses } },
    '/shelves': { get: { responses } },
  });
  expect(commandOf(model)).toBe("curl 'http://127.0.0.1:4010/library/shelves'");
});

test('there is no request for an API without such an operation', () => {
  expect(exampleRequest(modelOf({}), options)).toBeUndefined();
});

test('required parameters are filled in, optional ones left out', () => {
  const model = modelOf({
    '/shelves/{shelf}/books': {
      get: {
        parameters: [
          { name: 'shelf', in: 'path', required: true, example: 'a/b c' },
          { name: 'ids', in: 'query', required: true, explode: false, example: [1, 2] },
          { name: 'sort', in: 'query', example: 'title' },
          { name: 'X-Reader', in: 'header', required: true, example: 'Ann Byrne' },
          { name: 'theme', in: 'cookie', required: true, example: 'dark' },
        ],
        responses,
      },
    },
  });
  expect(commandOf(model)).toBe(
    "curl -H 'X-Reader: Ann Byrne' -b 'theme=dark' 'http://127.0.0.1:4010/library/shelves/a%2Fb%20c/books?ids=1,2'",
  );
});

test.each([
  ['examples', { examples: ['x'] }],
  ['default', { default: 'x' }],
  ['const', { const: 'x' }],
  ['enum', { enum: ['x', 'y'] }],
  ['reference', { $ref: '#/components/schemas/Kind' }],
])('a parameter without an example takes one from its schema: %s', (_, schema) => {
  const components = { schemas: { Kind: { examples: ['x'] } } };
  const model = getOf({ parameters: [{ name: 'kind', in: 'query', required: true, schema }] }, { components });
  expect(commandOf(model)).toBe("curl 'http://127.0.0.1:4010/library/books?kind=x'");
});

test.each([
  ['basic', { type: 'http', scheme: 'Basic' }, 'ann:secret', "-u 'ann:secret'", "-u 'user:password'"],
  [
    'bearer',
    { type: 'http', scheme: 'bearer' },
    't-1',
    "-H 'Authorization: Bearer t-1'",
    "-H 'Authorization: Bearer token'",
  ],
  ['oauth2', { type: 'oauth2' }, 't-1', "-H 'Authorization: Bearer t-1'", "-H 'Authorization: Bearer token'"],
  ['API key', { type: 'apiKey', in: 'header', name: 'X-Key' }, 'k-1', "-H 'X-Key: k-1'", "-H 'X-Key: key'"],
  ['API key in a cookie', { type: 'apiKey', in: 'cookie', name: 'k' }, 'k-1', "-b 'k=k-1'", "-b 'k=key'"],
])('credentials are sent as the scheme says: %s', (_, scheme, value, given, standIn) => {
  const url = "'http://127.0.0.1:4010/library/books'";
  expect(commandOf(withScheme(scheme), { theScheme: value })).toBe(`curl ${given} ${url}`);
  expect(commandOf(withScheme(scheme))).toBe(`curl ${standIn} ${url}`);
});

test('an API key follows the prefix that the scheme gives', () => {
  const scheme = { type: 'apiKey', in: 'header', name: 'Authorization', 'x-credential-prefix': 'Token ' };
  expect(commandOf(withScheme(scheme))).toBe(
    "curl -H 'Authorization: Token key' 'http://127.0.0.1:4010/library/books'",
  );
});

test('an API key may stand in the query', () => {
  expect(commandOf(withScheme({ type: 'apiKey', in: 'query', name: 'api key' }))).toBe(
    "curl 'http://127.0.0.1:4010/library/books?api%20key=key'",
  );
});

test.skipIf(process.platform === 'win32')('a shell gives curl what was meant, whatever the values hold', () => {
  const hostile = `it's $HOME \`id\` "$(id)" \\ ; & | {a,b} [1-3]`;
  const model = getOf({
    parameters: [
      { name: 'q', in: 'query', required: true, example: hostile },
      { name: 'X-Q', in: 'header', required: true, example: hostile },
    ],
  });
  const seen = execFileSync('sh', ['-c', `curl() { printf '%s\\n' "$@"; }; ${commandOf(model)}`], { encoding: 'utf8' });
  const [option, header, url] = seen.trimEnd().split('\n');
  expect([option, header]).toEqual(['-H', `X-Q: ${hostile}`]);
  expect(new URL(url!).searchParams.get('q')).toBe(hostile);
  expect(url).not.toMatch(/[[\]{}]/);
});
