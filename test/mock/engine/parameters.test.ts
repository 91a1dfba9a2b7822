import { describe, expect, test } from 'vitest';
import type { JsonSchema, ParameterObject } from '../../../scripts/spec/openapi.ts';
import { engineOf, violationsOf } from './support.ts';

const list: JsonSchema = { type: 'array', items: { type: 'integer' } };
const point: JsonSchema = { type: 'object', properties: { x: { type: 'integer' }, y: { type: 'integer' } } };
const free: JsonSchema = { type: 'object', additionalProperties: { type: 'string' } };
const parameter = (place: string, schema: JsonSchema, more: Partial<ParameterObject> = {}): ParameterObject => ({
  name: 'it',
  in: place,
  schema,
  ...more,
});

describe('a value in the query', () => {
  test.each<[string, JsonSchema, Partial<ParameterObject>, string, unknown]>([
    ['a number', { type: 'integer' }, {}, 'it=5', 5],
    ['a truth value', { type: 'boolean' }, {}, 'it=false', false],
    ['a text, spaces and all', { type: 'string' }, {}, 'it=a+b%20c%2B', 'a b c+'],
    ['a text whose percent-encoding is broken', { type: 'string' }, {}, 'it=%zz', '%zz'],
    ['nothing where it is empty', { type: 'string' }, {}, 'it=', undefined],
    ['the default where it was not sent', { type: 'integer', default: 7 }, {}, '', 7],
    ['a list of one parameter each', list, {}, 'it=1&it=2', [1, 2]],
    ['a list with commas', list, { explode: false }, 'it=1,2', [1, 2]],
    ['a list with spaces', list, { style: 'spaceDelimited' }, 'it=1%202', [1, 2]],
    ['a list with pipes', list, { style: 'pipeDelimited' }, 'it=1|2', [1, 2]],
    ['an object with commas', point, { explode: false }, 'it=x,1,y,2', { x: 1, y: 2 }],
    ['an object of parameters', point, { explode: true }, 'x=1&y=2', { x: 1, y: 2 }],
    ['an object in brackets', point, { style: 'deepObject', explode: true }, 'it[x]=1&it%5By%5D=2', { x: 1, y: 2 }],
    ['free members of an object', free, { explode: true }, 'a=1&b=2', { a: '1', b: '2' }],
  ])('is %s', async (_, schema, more, query, value) => {
    const { read } = engineOf({ parameters: [parameter('query', schema, more)] });
    const input = await read({ query });
    expect([input.query['it'], input.violations]).toEqual([value, []]);
  });

  test('is JSON where a media type describes it', async () => {
    const { read } = engineOf({
      parameters: [{ name: 'it', in: 'query', content: { 'application/json': { schema: point } } }],
    });
    expect((await read({ query: 'it=%7B%22x%22%3A1%7D' })).query).toEqual({ it: { x: 1 } });
    expect(violationsOf(await read({ query: 'it=none' }))).toEqual(['request/query/it type']);
  });

  test('has the name that is described, case and all', async () => {
    const { read } = engineOf({
      parameters: [
        { name: 'contactId', in: 'query', schema: { type: 'string' } },
        { name: 'contactID', in: 'query', schema: { type: 'integer' } },
      ],
    });
    expect((await read({ query: 'contactId=a&contactID=5' })).query).toEqual({ contactId: 'a', contactID: 5 });
  });
});

describe('of the query the engine tells', () => {
  const { read } = engineOf(
    {
      security: [{ key: [] }, {}],
      parameters: [
        parameter('query', { type: 'integer', default: 1 }),
        { name: 'deep', in: 'query', style: 'deepObject', explode: true, schema: free },
      ],
    },
    { components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'key' } } } },
  );

  test('what is not described; credentials, members and preferences aside', async () => {
    const { unknownQuery } = await read({ query: 'it=1&deep[a]=1&key=k&__code=200&other=1&deep=1&__proto=1' });
    expect(unknownQuery).toEqual(['other', 'deep']);
  });

  test('what was sent, defaults aside', async () => {
    expect((await read({ query: 'deep[a]=1' })).sentQuery).toEqual(['deep']);
    expect((await read({ query: 'it=1' })).sentQuery).toEqual(['it']);
  });

  test('nothing as unknown where an object takes every other name', async () => {
    const open = engineOf({
      parameters: [parameter('query', { type: 'integer' }), { name: 'rest', in: 'query', explode: true, schema: free }],
    });
    const { query, unknownQuery } = await open.read({ query: 'it=1&a=b&__proto__=c' });
    expect([query['it'], Object.entries(query['rest'] as object), unknownQuery]).toEqual([
      1,
      [
        ['a', 'b'],
        ['__proto__', 'c'],
      ],
      [],
    ]);
  });
});

describe('a value in the path', () => {
  test.each<[string, boolean, JsonSchema, string, unknown]>([
    ['simple', false, { type: 'integer' }, '5', 5],
    ['simple', false, list, '1,2', [1, 2]],
    ['simple', false, point, 'x,1,y,2', { x: 1, y: 2 }],
    ['simple', true, point, 'x=1,y=2', { x: 1, y: 2 }],
    ['label', false, { type: 'integer' }, '.5', 5],
    ['label', false, list, '.1,2', [1, 2]],
    ['label', true, list, '.1.2', [1, 2]],
    ['label', true, point, '.x=1.y=2', { x: 1, y: 2 }],
    ['matrix', false, { type: 'integer' }, ';it=5', 5],
    ['matrix', false, list, ';it=1,2', [1, 2]],
    ['matrix', true, list, ';it=1;it=2', [1, 2]],
    ['matrix', false, point, ';it=x,1,y,2', { x: 1, y: 2 }],
    ['matrix', true, point, ';x=1;y=2', { x: 1, y: 2 }],
  ])('is read in style %s (explode %s) as %j: %s', async (style, explode, schema, text, value) => {
    const { read } = engineOf({ parameters: [parameter('path', schema, { required: true, style, explode })] });
    expect((await read({ path: { it: text } })).path).toEqual({ it: value });
  });

  test.each(['label', 'matrix'])('that is not in style %s is told', async (style) => {
    const { read } = engineOf({ parameters: [parameter('path', { type: 'integer' }, { required: true, style })] });
    expect(violationsOf(await read({ path: { it: '5' } }))).toEqual(['request/path/it style']);
  });
});

test('headers are validated, lists and missing ones too', async () => {
  const { read } = engineOf({
    parameters: [
      { name: 'X-List', in: 'header', schema: list },
      { name: 'X-Count', in: 'header', required: true, schema: { type: 'integer' } },
    ],
  });
  expect(violationsOf(await read({ headers: { 'x-count': '1' } }))).toEqual([]);
  expect(violationsOf(await read({ headers: { 'x-list': '1,x' } }))).toEqual([
    'request/header required',
    'request/header/X-List/1 type',
  ]);
});

test('cookies are validated', async () => {
  const { read } = engineOf({ parameters: [{ name: 'visits', in: 'cookie', schema: { type: 'integer' } }] });
  expect(violationsOf(await read({ headers: { cookie: 'a=b; visits=3' } }))).toEqual([]);
  expect(violationsOf(await read({ headers: { cookie: 'visits=many' } }))).toEqual(['request/cookie/visits type']);
});

test('a deprecated parameter that is sent is warned of, and the request is valid', async () => {
  const { read } = engineOf({ parameters: [parameter('query', { type: 'string' }, { deprecated: true })] });
  expect((await read({ query: 'it=1' })).violations).toEqual([
    {
      location: ['request', 'query', 'it'],
      severity: 'Warning',
      code: 'deprecated',
      message: 'Query param it is deprecated',
    },
  ]);
});

test('a violation is told in the words of Prism', async () => {
  const { read } = engineOf({ parameters: [parameter('query', { type: 'string', enum: ['a', 'b'] })] });
  expect((await read({ query: 'it=c' })).violations).toEqual([
    {
      location: ['request', 'query', 'it'],
      severity: 'Error',
      code: 'enum',
      message: 'Request query parameter it must be equal to one of the allowed values: a, b',
    },
  ]);
});
