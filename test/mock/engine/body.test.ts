import { describe, expect, test } from 'vitest';
import type { JsonSchema, MediaTypeObject, OpenApiDocument } from '../../../scripts/spec/openapi.ts';
import { engineOf, refusalOf, violationsOf } from './support.ts';

function taking(content: Record<string, MediaTypeObject>, more: Partial<OpenApiDocument> = {}) {
  const { read } = engineOf({ requestBody: { content } }, more);
  return (type: string, body: string | Uint8Array) => read({ headers: type ? { 'content-type': type } : {}, body });
}

const json = (schema: JsonSchema, more: Partial<OpenApiDocument> = {}) => {
  const send = taking({ 'application/json': { schema } }, more);
  return (value: unknown) => send('application/json', JSON.stringify(value));
};

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('a JSON body', () => {
  const send = taking({ 'application/json': {} });

  test('is taken as deep as 100 levels, and refused deeper', async () => {
    expect((await send('application/json', nested(100))).violations).toEqual([]);
    expect(await refusalOf(send('application/json', nested(101)))).toMatchObject({ status: 400 });
    expect(await refusalOf(send('application/json', '['.repeat(1_000_000)))).toMatchObject({ status: 400 });
  });

  test('may have any number of brackets inside texts', async () => {
    const text = `${'[{'.repeat(200)}\\"${'[{'.repeat(200)}`;
    expect((await send('application/json', JSON.stringify([text, '\\']))).body).toEqual([text, '\\']);
  });

  test('may have a member named __proto__, which is only that', async () => {
    const { body } = await send('application/json', '{"__proto__":{"admin":true}}');
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
    expect(Object.keys(body as object)).toEqual(['__proto__']);
  });

  test('may begin with a byte order mark, and be in another charset', async () => {
    expect((await send('application/json', '\u{feff}{"a":1}')).body).toEqual({ a: 1 });
    const utf16 = Buffer.from('{"a":"ü"}', 'utf16le');
    expect((await send('application/json; charset=utf-16le', utf16)).body).toEqual({ a: 'ü' });
  });

  test.each(['null', 'false', '0', '""'])('may be %s', async (text) => {
    expect((await send('application/json', text)).body).toEqual(JSON.parse(text));
  });
});

describe('a schema holds', () => {
  test('where it is shared, refers to itself, and stands in allOf', async () => {
    const Tree: JsonSchema = {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' }, leaves: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
    };
    const send = json(
      { allOf: [{ $ref: '#/components/schemas/Tree' }, { required: ['leaves'] }] },
      { components: { schemas: { Tree } } },
    );
    expect(violationsOf(await send({ name: 'a', leaves: [{ name: 'b' }] }))).toEqual([]);
    expect(violationsOf(await send({ name: 'a' }))).toEqual(['request/body required']);
    expect(violationsOf(await send({ name: 'a', leaves: [{ leaves: [] }] }))).toEqual([
      'request/body/leaves/0 required',
    ]);
  });

  test('for members whose names are keywords or need escapes', async () => {
    const send = json({
      properties: { $ref: { type: 'string' }, 'a/b~c': { type: 'string' }, properties: { type: 'string' } },
    });
    expect(
      (await send({ $ref: 1, 'a/b~c': 1, properties: 1 })).violations.map(({ location }) => location.at(-1)),
    ).toEqual(['$ref', 'a/b~c', 'properties']);
  });

  test('but for read-only members, which need not be sent', async () => {
    const Base: JsonSchema = {
      type: 'object',
      properties: { id: { type: 'string', readOnly: true }, name: { type: 'string' } },
    };
    const components = { schemas: { Base, Both: { required: ['id', 'name'] } as JsonSchema } };
    const send = json(
      { allOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Both' }] },
      { components },
    );
    expect(violationsOf(await send({ name: 'a' }))).toEqual([]);
    expect(violationsOf(await send({}))).toEqual(['request/body required']);
  });

  test('in the words of OpenAPI 3.0, also beside a reference', async () => {
    const Owner: JsonSchema = {
      type: 'object',
      properties: { parent: { $ref: '#/components/schemas/Owner', nullable: true } as JsonSchema },
    };
    const send = json(
      {
        properties: {
          age: { type: 'integer', nullable: true, minimum: 5, exclusiveMinimum: true },
          owner: { $ref: '#/components/schemas/Owner', nullable: true } as JsonSchema,
        },
      },
      { openapi: '3.0.3', components: { schemas: { Owner } } },
    );
    expect(violationsOf(await send({ age: null, owner: null }))).toEqual([]);
    expect(violationsOf(await send({ owner: { parent: { parent: null } } }))).toEqual([]);
    expect(violationsOf(await send({ age: 5, owner: 5 }))).toEqual([
      'request/body/age exclusiveMinimum',
      'request/body/owner type',
    ]);
  });

  test('for lists without duplicates, however long they are', async () => {
    const send = json({ type: 'array', uniqueItems: true });
    const [one, same] = [{ a: 1, b: [] }, JSON.parse('{"b":[],"a":1}') as unknown];
    const long = Array.from({ length: 100_000 }, (_, i) => ({ i }));
    expect((await send(['1', 1, null, [1], [[1]], { a: 1 }, { a: 1, b: 1 }, ...long])).violations).toEqual([]);
    expect((await send([...long, one, same])).violations).toEqual([
      {
        location: ['request', 'body'],
        severity: 'Error',
        code: 'uniqueItems',
        message: 'Request body must NOT have duplicate items (items ## 100000 and 100001 are identical)',
      },
    ]);
  });

  test('nothing where it is no schema', async () => {
    const send = json({ type: 'nonsense' });
    expect(violationsOf(await send(1))).toEqual([]);
  });
});

const formSchema: JsonSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', maxLength: 5 },
    age: { type: 'integer' },
    tags: { type: 'array', items: { type: 'integer' } },
    meta: { type: 'object', properties: { a: { type: 'integer' } } },
    file: { type: 'string', format: 'binary' },
    files: { type: 'array', items: { type: 'string', format: 'binary' } },
  },
};

describe('a form', () => {
  const send = taking({ 'application/x-www-form-urlencoded': { schema: formSchema } });

  test.each([
    ['name=a+%26+b&age=5', { name: 'a & b', age: 5 }],
    ['tags=1&tags=2', { tags: [1, 2] }],
    ['tags=1', { tags: [1] }],
    ['meta=%7B%22a%22%3A1%7D', { meta: { a: 1 } }],
    ['other=1&other=2', { other: ['1', '2'] }],
    ['a&&=b', { a: '', '': 'b' }],
  ])('%s is taken apart', async (body, value) => {
    expect(await send('application/x-www-form-urlencoded', body)).toMatchObject({ body: value, violations: [] });
  });

  test('follows its encoding objects', async () => {
    const encoding = { tags: { style: 'pipeDelimited' }, meta: { style: 'deepObject', explode: true } };
    const encoded = taking({
      'application/x-www-form-urlencoded': { schema: formSchema, encoding } as MediaTypeObject,
    });
    const { body } = await encoded('application/x-www-form-urlencoded', 'tags=1|2&meta[a]=5&name=a');
    expect(body).toEqual({ name: 'a', tags: [1, 2], meta: { a: 5 } });
  });
});

const part = (headers: string, content: string) => `--x\r\n${headers}\r\n\r\n${content}\r\n`;
const field = (name: string, content: string) => part(`Content-Disposition: form-data; name="${name}"`, content);

describe('form data', () => {
  const send = taking({ 'multipart/form-data': { schema: formSchema } });
  const upload = (...parts: string[]) => send('multipart/form-data; boundary=x', `${parts.join('')}--x--\r\n`);

  test('has fields, converted as described', async () => {
    const { body } = await upload(
      field('name', 'axb'),
      field('age', '5'),
      field('tags', '1'),
      field('tags', '2'),
      field('meta', '{"a":1}'),
    );
    expect(body).toEqual({ name: 'axb', age: 5, tags: [1, 2], meta: { a: 1 } });
  });

  test('has files, byte for byte, and lists of them', async () => {
    const form = new FormData();
    const bytes = Uint8Array.from({ length: 300 }, (_, i) => i);
    form.append('file', new Blob([bytes], { type: 'image/png' }), 'ä "b".png');
    form.append('files', new Blob(['1']), '1.txt');
    form.append('files', new Blob(['2']), '2.txt');
    const request = new Request('http://mock.test', { method: 'POST', body: form });
    const sent = await send(request.headers.get('content-type')!, Buffer.from(await request.arrayBuffer()));
    expect(sent.violations).toEqual([]);
    expect(sent.body).toEqual({
      file: { fileName: 'ä "b".png', mediaType: 'image/png', bytes },
      files: [
        { fileName: '1.txt', mediaType: 'application/octet-stream', bytes: new Uint8Array(Buffer.from('1')) },
        { fileName: '2.txt', mediaType: 'application/octet-stream', bytes: new Uint8Array(Buffer.from('2')) },
      ],
    });
  });

  test('may have white space after a boundary, words before the first, and an empty part', async () => {
    const body = `words\r\n--x \t\r\nContent-Disposition: form-data; name=name\r\n\r\n\r\n--x--`;
    expect((await send('multipart/form-data; boundary="x"', body)).body).toEqual({ name: '' });
  });

  test.each([
    ['without its boundary', 'nothing'],
    ['that ends early', `--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nv`],
    ['whose part has no end of headers', '--x\r\nContent-Disposition: form-data; name="a"\r\n--x--\r\n'],
    ['whose part has no headers', '--x\r\n\r\nvalue\r\n--x--\r\n'],
    ['whose part has no name', part('Content-Disposition: form-data', 'v') + '--x--\r\n'],
    ['whose part is something else', part('Content-Disposition: attachment; name="a"', 'v') + '--x--\r\n'],
    [
      'whose name ends in the middle',
      part('Content-Disposition: form-data; name="{\\"a\\" : true}\\";type"', 'v') + '--x--\r\n',
    ],
    ['with words after a boundary', '--xx\r\nContent-Disposition: form-data; name="a"\r\n\r\nv\r\n--x--\r\n'],
    ['with line feeds alone', '--x\nContent-Disposition: form-data; name="a"\n\nv\n--x--\n'],
  ])('%s is refused', async (_, body) => {
    expect(await refusalOf(send('multipart/form-data; boundary=x', body))).toMatchObject({ status: 400 });
  });

  test('needs to say its boundary', async () => {
    expect(await refusalOf(send('multipart/form-data', '--x--'))).toMatchObject({ status: 415 });
  });
});

describe('a body is', () => {
  test('bytes where its media type says nothing else', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const send = taking({
      'application/octet-stream': {},
      'image/*': { schema: { type: 'string', format: 'binary', maxLength: 256 } },
    });
    expect(Buffer.from((await send('application/octet-stream', bytes)).body as Uint8Array)).toEqual(Buffer.from(bytes));
    expect((await send('image/png', bytes)).violations).toEqual([]);
    expect(violationsOf(await send('image/png', Buffer.concat([bytes, bytes])))).toEqual(['request/body maxLength']);
  });

  test('text in the charset it names', async () => {
    const send = taking({ 'text/plain': { schema: { type: 'string' } } });
    expect((await send('text/plain; charset=iso-8859-1', Buffer.from('Grüße', 'latin1'))).body).toBe('Grüße');
  });

  test('read as the first described media type where it names none', async () => {
    const send = taking({ 'text/plain': { schema: { type: 'string', maxLength: 2 } } });
    expect(violationsOf(await send('', 'abc'))).toEqual(['request/body maxLength']);
  });

  test.each([
    ['application/json', 'application/vnd.pet+json'],
    ['application/vnd.pet+json', 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json; charset=utf-8'],
  ])('of the described %s where it is %s', async (described, type) => {
    const send = taking({ [described]: { schema: { type: 'object' } } });
    expect((await send(type, '{"a":1}')).body).toEqual({ a: 1 });
  });

  test.each([
    ['text/html', {}, 415],
    ['no type', {}, 415],
    ['application/json; charset=klingon', {}, 415],
    ['application/json', { 'content-encoding': 'gzip' }, 415],
  ])('refused as %s with %j', async (type, headers, status) => {
    const { read } = engineOf({ requestBody: { content: { 'application/json': {} } } });
    const sent = { headers: { 'content-type': type, ...headers }, body: '{}' };
    expect(await refusalOf(read(sent))).toMatchObject({ status });
  });

  test('refused together with what else is wrong with the request', async () => {
    const parameters = [{ name: 'limit', in: 'query', schema: { type: 'integer' } as JsonSchema }];
    const { read } = engineOf({ parameters, requestBody: { content: { 'application/json': {} } } });
    await expect(read({ query: 'limit=x', headers: { 'content-type': 'text/css' }, body: 'a' })).rejects.toMatchObject({
      status: 415,
      violations: [{ location: ['request'] }, { location: ['request', 'query', 'limit'] }],
    });
  });

  test('missed where it is required', async () => {
    const { read } = engineOf({ requestBody: { required: true, content: { 'application/json': {} } } });
    expect(violationsOf(await read({}))).toEqual(['request required']);
  });
});
