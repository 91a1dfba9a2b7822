import { describe, expect, test } from 'vitest';
import { describeApi, giving, inTurn, mockApis, mockPaths, post, problemOf, refused, send, taking } from './support.ts';

const pet = { type: 'object', required: ['name'], properties: { name: { type: 'string' }, age: { type: 'integer' } } };
const reference = { $ref: '#/components/schemas/Pet' };
const noContent = { 204: { description: 'Taken' } };

const mock = await mockPaths(
  {
    '/json': { post: taking('application/json', reference), put: taking('application/json', reference) },
    '/text-json': { post: taking('text/json', reference) },
    '/csp': { post: taking('application/csp-report', reference) },
    '/vendor-json': { post: taking('application/vnd.pet+json', reference) },
    '/form': { post: taking('application/x-www-form-urlencoded', reference) },
    '/both': {
      post: {
        requestBody: {
          content: {
            'application/json': { schema: reference },
            'application/x-www-form-urlencoded': { schema: reference },
          },
        },
        responses: noContent,
      },
    },
    '/upload': {
      post: taking('multipart/form-data', {
        type: 'object',
        required: ['file', 'label'],
        properties: { file: { type: 'string', format: 'binary' }, label: { type: 'string', maxLength: 5 } },
      }),
    },
    '/bytes': { post: taking('application/octet-stream', { type: 'string', format: 'binary' }) },
    '/any-bytes': { post: { requestBody: { content: { 'application/octet-stream': {} } }, responses: noContent } },
    '/text': { post: taking('text/plain', { type: 'string', maxLength: 5 }) },
    '/all-of': {
      post: taking('application/json', {
        allOf: [
          reference,
          { type: 'object', required: ['tag'], properties: { tag: { type: 'string', maxLength: 2 } } },
        ],
      }),
    },
    '/tree': { post: taking('application/json', { $ref: '#/components/schemas/Tree' }) },
    '/tuple': {
      post: taking('application/json', { type: 'array', prefixItems: [{ type: 'integer' }], unevaluatedItems: false }),
    },
    '/nothing': { post: giving({ 'application/json': {} }) },
  },
  {
    components: {
      schemas: {
        Pet: pet,
        Tree: {
          type: 'object',
          properties: { leaves: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
        },
      },
    },
  },
);

const json = (path: string, body: unknown) => post(mock, path, 'application/json', JSON.stringify(body));
const urlencoded = 'application/x-www-form-urlencoded';

describe('a JSON body', () => {
  test.each([
    ['/tiny/json', 'application/json'],
    ['/tiny/json', 'application/json; charset=utf-8'],
    ['/tiny/json', 'APPLICATION/JSON'],
    ['/tiny/text-json', 'text/json'],
    ['/tiny/csp', 'application/csp-report'],
    ['/tiny/vendor-json', 'application/vnd.pet+json'],
  ])('to %s as %s is parsed and validated', async (path, type) => {
    expect((await post(mock, path, type, '{"name":"Rex"}')).status).toBe(204);
    expect((await post(mock, path, type, '{"name":5}')).status).toBe(422);
    expect((await post(mock, path, type, '{"name":')).status).toBe(400);
  });

  test('of a shared schema is validated at each operation', async () => {
    const statuses = await inTurn(['POST', 'PUT', 'POST'], async (method) => {
      const headers = { 'content-type': 'application/json' };
      const good = await send(mock, '/tiny/json', { method, headers, body: '{"name":"Rex"}' });
      const bad = await send(mock, '/tiny/json', { method, headers, body: '{}' });
      return [good.status, bad.status];
    });
    expect(statuses).toEqual([
      [204, 422],
      [204, 422],
      [204, 422],
    ]);
  });

  test.each([
    ['/tiny/all-of', { name: 'Rex', tag: 'ab' }, 204],
    ['/tiny/all-of', { tag: 'ab' }, 422],
    ['/tiny/all-of', { name: 'Rex' }, 422],
    ['/tiny/all-of', { name: 'Rex', tag: 'abc' }, 422],
    ['/tiny/tree', { leaves: [{ leaves: [] }] }, 204],
    ['/tiny/tree', { leaves: [{ leaves: 5 }] }, 422],
    ['/tiny/tuple', [1], 204],
    ['/tiny/tuple', ['one'], 422],
    ['/tiny/tuple', [1, 2], 422],
  ])('meets every constraint of its schema: %s %j is %i', async (path, body, status) => {
    expect((await json(path, body)).status).toBe(status);
  });

  test('that does not fit is refused with the place and the reason', async () => {
    const problem = await problemOf(await json('/tiny/json', { name: 5 }));
    expect(problem).toEqual(refused(422));
    expect(problem.problem).toMatchObject({ validation: [{ location: ['body', 'name'], code: 'type' }] });
  });
});

describe('a form body', () => {
  test.each([
    ['name=Rex&age=5', 204],
    ['name=Rex+%26+Co', 204],
    ['age=5', 422],
    ['name=Rex&age=old', 422],
    ['%zz=1', 422],
    ['name=%zz', 204],
  ])('is taken apart and validated: %s is %i', async (body, status) => {
    expect((await post(mock, '/tiny/form', urlencoded, body)).status).toBe(status);
  });

  test('turns text into numbers, which JSON does not, though they share a schema', async () => {
    const ask = {
      form: () => post(mock, '/tiny/both', urlencoded, 'name=Rex&age=5'),
      json: () => json('/tiny/both', { name: 'Rex', age: '5' }),
    };
    const statuses = await inTurn(
      ['form', 'json', 'form', 'json'] as const,
      async (kind) => (await ask[kind]()).status,
    );
    expect(statuses).toEqual([204, 422, 204, 422]);
  });
});

function upload(fields: Record<string, string | Blob>): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return send(mock, '/tiny/upload', { method: 'POST', body: form });
}

describe('an upload', () => {
  const binary = Uint8Array.from({ length: 256 }, (_, i) => i);

  test('of form data with a binary file is taken', async () => {
    expect((await upload({ file: new Blob([binary]), label: 'Grüße' })).status).toBe(204);
  });

  test.each([[{ file: 'x' }], [{ label: 'x' }], [{ file: 'x', label: 'too long' }]])(
    'of form data is validated: %j is refused',
    async (fields) => {
      expect((await upload(fields)).status).toBe(422);
    },
  );

  test.each(['/tiny/bytes', '/tiny/any-bytes'])('of bytes to %s is taken', async (path) => {
    expect((await post(mock, path, 'application/octet-stream', binary)).status).toBe(204);
  });
});

test('text is validated as a string', async () => {
  expect((await post(mock, '/tiny/text', 'text/plain', 'Grüße')).status).toBe(204);
  expect(
    (await post(mock, '/tiny/text', 'text/plain; charset=iso-8859-1', Buffer.from('Grüße', 'latin1'))).status,
  ).toBe(204);
  expect((await post(mock, '/tiny/text', 'text/plain', 'too long')).status).toBe(422);
});

test('a media type that is not described is refused with the ones that are', async () => {
  const problem = await problemOf(await post(mock, '/tiny/json', 'text/plain', 'Rex'));
  expect(problem).toEqual(refused(415));
  expect(problem.problem).toMatchObject({ detail: 'Supported content types: application/json' });
});

test('a body where none is described is refused', async () => {
  expect((await post(mock, '/tiny/nothing', 'application/json', '{}')).status).toBe(415);
  expect((await send(mock, '/tiny/nothing', { method: 'POST' })).status).toBe(200);
});

test('an OpenAPI 3.0 description is held to the keywords of 3.0', async () => {
  const schema = { type: 'integer', nullable: true, minimum: 5, exclusiveMinimum: true };
  const paths = { '/old': { post: taking('application/json', { properties: { age: schema } }) } };
  const old = await mockApis({ tiny: { ...describeApi(paths), openapi: '3.0.3' } });
  const statuses = await inTurn(['{"age":6}', '{"age":null}', '{"age":5}'], async (body) => {
    const response = await post(old, '/tiny/old', 'application/json', body);
    return response.status;
  });
  expect(statuses).toEqual([204, 204, 422]);
});
