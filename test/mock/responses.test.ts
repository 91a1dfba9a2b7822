import { describe, expect, test } from 'vitest';
import type { JsonSchema } from '../../scripts/spec/openapi.ts';
import { describeApi, giving, mockApis, mockPaths, post, send } from './support.ts';

const pet = {
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: { name: { type: 'string', const: 'Rex' } },
};
const xml = '<?xml version="1.0"?>\n<pet><name>Rex</name></pet>';

const mock = await mockPaths({
  '/time': { get: giving({ 'application/json': '2025-01-01T00:00:00Z' }) },
  '/formats': {
    get: giving({
      'application/json': { name: 'Rex' },
      'text/json': { name: 'Rex' },
      'application/xml': xml,
      'application/csp-report': { name: 'Rex' },
      'text/csv': 'name\r\nRex\r\n',
    }),
  },
  '/xml': {
    get: {
      responses: { 200: { content: { 'application/xml': { schema: pet, example: xml } } } },
    },
  },
  '/any': { get: giving({ '*/*': 'text' }) },
  '/any-image': { get: giving({ 'image/*': 'text' }) },
  '/number': { get: giving({ 'text/plain': 5 }) },
  '/null': { get: giving({ 'application/json': null }) },
  '/empty': { get: { responses: { 204: { description: 'Nothing' } } } },
  '/bare': { get: { responses: { 200: { description: 'No content is described' } } } },
  '/described-head': {
    get: giving({ 'application/json': {} }),
    head: {
      responses: { 200: { headers: { 'X-Count': { name: '', in: '', schema: { type: 'integer' }, example: 7 } } } },
    },
  },
  '/pets': {
    get: {
      responses: {
        200: {
          headers: { 'X-Total': { name: '', in: '', schema: { type: 'integer' }, example: 7 } },
          content: {
            'application/json': {
              schema: pet,
              examples: { rex: { value: { name: 'Rex' } }, odd: { value: { name: 'Mia ♥' } } },
            },
          },
        },
        404: { content: { 'application/json': { example: 'none' } } },
        '5XX': { content: { 'application/json': { example: 'broken' } } },
      },
    },
    post: {
      requestBody: { content: { 'application/json': { schema: pet } } },
      responses: { 201: {}, 400: { content: { 'application/json': { example: { error: 'bad pet' } } } } },
    },
  },
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  send(mock, `/tiny${path}`, { headers, method });
const typeAndText = async (response: Response) => [response.headers.get('content-type'), await response.text()];

describe('a body', () => {
  test.each([
    ['a string in JSON', '/time', {}, ['application/json', '"2025-01-01T00:00:00Z"']],
    ['JSON, where nothing is asked for', '/formats', {}, ['application/json', '{"name":"Rex"}']],
    ['JSON as text/json', '/formats', { accept: 'text/json' }, ['text/json', '{"name":"Rex"}']],
    [
      'JSON as a CSP report',
      '/formats',
      { accept: 'application/csp-report' },
      ['application/csp-report', '{"name":"Rex"}'],
    ],
    ['XML as the example has it', '/formats', { accept: 'application/xml' }, ['application/xml', xml]],
    ['text as the example has it', '/formats', { accept: 'text/csv' }, ['text/csv', 'name\r\nRex\r\n']],
    [
      'what is accepted most',
      '/formats',
      { accept: 'text/csv;q=0.5, application/xml;q=0.9' },
      ['application/xml', xml],
    ],
    [
      'what is described first, where anything is accepted',
      '/formats',
      { accept: '*/*' },
      ['application/json', '{"name":"Rex"}'],
    ],
    [
      'despite parameters of the accepted type',
      '/formats',
      { accept: 'text/csv; header=present' },
      ['text/csv', 'name\r\nRex\r\n'],
    ],
    ['text, where any media type is described', '/any', {}, ['text/plain', 'text']],
    ['text, where any media type is described and accepted', '/any', { accept: '*/*' }, ['text/plain', 'text']],
    ['text, where a range is described', '/any-image', {}, ['text/plain', 'text']],
    ['a number as text', '/number', {}, ['text/plain', '5']],
    ['nothing with 204', '/empty', {}, [null, '']],
    ['nothing where no content is described', '/bare', {}, [null, '']],
  ])('is %s', async (_, path, headers, expected) => {
    expect(await typeAndText(await get(path, headers))).toEqual(expected);
  });

  test('of a type that is not described is not acceptable', async () => {
    expect((await get('/time', { accept: 'image/png' })).status).toBe(406);
  });
});

describe('Prefer', () => {
  test.each([
    ['code=404', 404, '"none"'],
    ['code="404"', 404, '"none"'],
    ['respond-async, CODE=404;x=y', 404, '"none"'],
    ['code=404, code=200', 404, '"none"'],
    ['code=503', 503, '"broken"'],
    ['example=odd', 200, '{"name":"Mia ♥"}'],
    ['code=200, example=odd', 200, '{"name":"Mia ♥"}'],
    ['dynamic=true', 200, '{"name":"Rex"}'],
    ['dynamic=false', 200, '{"name":"Rex"}'],
    ['return=minimal', 200, '{"name":"Rex"}'],
  ])('%s is %i %s', async (prefer, status, body) => {
    const response = await get('/pets', { prefer });
    expect([response.status, await response.text()]).toEqual([status, body]);
  });

  test('may be said in the query', async () => {
    expect((await get('/pets?__code=404')).status).toBe(404);
    expect(await (await get('/pets?__example=odd')).text()).toContain('Mia');
    expect((await get('/pets?__code=404', { prefer: 'code=200' })).status).toBe(200);
  });
});

describe('HEAD', () => {
  test('has the headers of GET and no body', async () => {
    const [head, whole] = await Promise.all([get('/formats', {}, 'HEAD'), get('/formats')]);
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect([...head.headers]).toEqual([...whole.headers]);
    expect(head.headers.get('content-length')).toBe('14');
  });

  test('is as described where it is described', async () => {
    const response = await get('/described-head', {}, 'HEAD');
    expect([response.status, response.headers.get('x-count'), await response.text()]).toEqual([200, '7', '']);
  });

  test('of an unknown address has no body either', async () => {
    const response = await get('/nowhere', {}, 'HEAD');
    expect([response.status, await response.text()]).toEqual([404, '']);
  });
});

test('described headers are sent', async () => {
  expect((await get('/pets')).headers.get('x-total')).toBe('7');
});

describe('sl-violations', () => {
  test('lists where a response differs from its description', async () => {
    const response = await get('/pets', { prefer: 'example=odd' });
    expect(JSON.parse(response.headers.get('sl-violations')!)).toEqual([
      {
        location: ['response', 'body', 'name'],
        severity: 'Error',
        code: 'const',
        message: 'Response body property name must be equal to constant',
      },
    ]);
  });

  test('lists where a request differs, when the description says how to refuse it', async () => {
    const response = await post(mock, '/tiny/pets', 'application/json', '{"name":"Mia"}');
    expect([response.status, await response.json()]).toEqual([400, { error: 'bad pet' }]);
    expect(response.headers.get('sl-violations')).toContain('["request","body","name"]');
  });

  test('is absent where all is well, in XML too', async () => {
    expect((await get('/pets')).headers.has('sl-violations')).toBe(false);
    expect((await get('/xml')).headers.has('sl-violations')).toBe(false);
  });

  test('holds any text, and never more than a header can', async () => {
    const properties = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [`größe${i}`, { type: 'integer', const: 0 }]),
    );
    const example = Object.fromEntries(Object.keys(properties).map((name) => [name, '♥']));
    const paths = {
      '/one': {
        get: {
          responses: {
            200: {
              content: { 'application/json': { schema: { properties: { ö: { const: 1 } } }, example: { ö: 2 } } },
            },
          },
        },
      },
      '/many': {
        get: { responses: { 200: { content: { 'application/json': { schema: { properties }, example } } } } },
      },
    };
    const violating = await mockApis({ tiny: describeApi(paths) });
    const one = await send(violating, '/tiny/one');
    expect(JSON.parse(one.headers.get('sl-violations')!)).toMatchObject([{ location: ['response', 'body', 'ö'] }]);
    const many = (await send(violating, '/tiny/many')).headers.get('sl-violations')!;
    expect(many).toMatch(/^Too many violations! /);
    expect(many.length).toBeLessThan(8 * 1024);
  });
});

test('a deprecated operation says so', async () => {
  const deprecated = await mockPaths({ '/old': { get: giving({ 'application/json': 1 }, { deprecated: true }) } });
  expect((await send(deprecated, '/tiny/old')).headers.get('deprecation')).toBe('true');
});

test("a media type's own examples come before its schema's, and the schema's where it has none", async () => {
  const time = { type: 'string', examples: ['of the schema'] };
  const own = { of: { value: '<time>of the media type</time>' } };
  const schemaMock = await mockPaths(
    {
      '/own': { get: { responses: { 200: { content: { 'application/xml': { schema: time, examples: own } } } } } },
      '/referred': {
        get: {
          responses: {
            200: { content: { 'text/xml': { schema: { $ref: '#/components/schemas/Time' }, examples: own } } },
          },
        },
      },
      '/default': {
        get: {
          responses: {
            200: { content: { 'text/plain': { schema: time, examples: { default: { value: 'own default' } } } } },
          },
        },
      },
      '/none': { get: { responses: { 200: { content: { 'text/plain': { schema: time } } } } } },
    },
    { components: { schemas: { Time: time } } },
  );
  const texts = await Promise.all(
    ['/own', '/referred', '/default', '/none'].map(async (path) => (await send(schemaMock, `/tiny${path}`)).text()),
  );
  expect(texts).toEqual([own.of.value, own.of.value, 'own default', 'of the schema']);
});

const header = (schema: JsonSchema, example: unknown) => ({ name: '', in: '', schema, example });

test('headers carry what their examples say, as far as a header can', async () => {
  const headers = {
    'X-List': header({ type: 'array', items: { type: 'string' } }, ['a', 'b']),
    'X-Heart': header({ type: 'string' }, '♥'),
    'X-Lines': header({ type: 'string' }, 'a\nb'),
  };
  const headerMock = await mockPaths({ '/': { get: { responses: { 200: { headers } } } } });
  const response = await send(headerMock, '/tiny/');
  expect(response.status).toBe(200);
  expect(response.headers.get('x-list')).toBe('a,b');
  expect(response.headers.get('x-heart')).toBe('%E2%99%A5');
  expect(response.headers.get('x-lines')).toBe('a%0Ab');
});
