import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refused } from '../../../scripts/mock/behaviour.ts';
import type { JsonSchema, ParameterObject } from '../../../scripts/spec/openapi.ts';
import { engineOf } from './support.ts';

const list: JsonSchema = { type: 'array', items: { type: 'integer' } };
const object: JsonSchema = {
  type: 'object',
  properties: { a: { type: 'integer' }, list },
  additionalProperties: { type: 'string' },
};
const styled = (name: string, style: string, schema: JsonSchema, explode = false): ParameterObject => ({
  name,
  in: 'query',
  style,
  explode,
  schema,
});
const { read } = engineOf(
  {
    security: [{ key: [] }, { basic: [] }, {}],
    parameters: [
      styled('list', 'form', list),
      styled('pipes', 'pipeDelimited', list),
      styled('deep', 'deepObject', object, true),
      styled('rest', 'form', object, true),
      { name: 'json', in: 'query', content: { 'application/json': { schema: object } } },
      { name: 'matrix', in: 'path', required: true, style: 'matrix', schema: object },
      { name: 'label', in: 'path', required: true, style: 'label', explode: true, schema: object },
      { name: 'X-List', in: 'header', schema: list },
      { name: 'session', in: 'cookie', schema: list },
    ],
    requestBody: {
      content: Object.fromEntries(
        [
          'application/json',
          'application/xml',
          'application/x-www-form-urlencoded',
          'multipart/form-data',
          'text/plain',
          'application/octet-stream',
        ].map((type) => [type, { schema: { ...Object(object) } }]),
      ),
    },
  },
  {
    components: {
      securitySchemes: {
        key: { type: 'apiKey', in: 'cookie', name: 'key' },
        basic: { type: 'http', scheme: 'basic' },
      },
    },
  },
);

const odd = fc.string({
  unit: fc.constantFrom(
    ...'a1 =&;,.|%[]{}"\'<>/\\:+-_?#\r\n\0',
    '__proto__',
    'ü',
    '\u{d800}',
    '%zz',
    '%5B',
    'deep[',
    'list',
    ';matrix=',
    '--x',
    '\r\n\r\n',
  ),
});
const type = fc.oneof(
  odd,
  fc.constantFrom(
    'application/json',
    'application/xml; charset=utf-16le',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'multipart/form-data; boundary="a\\"b"',
    'text/plain; charset=latin1',
    'application/octet-stream',
  ),
);
const body = fc.oneof(
  odd,
  fc.json(),
  fc.uint8Array(),
  fc.string({
    unit: fc.constantFrom(
      '--x',
      '\r\n',
      '--',
      'Content-Disposition: form-data; ',
      'name="a"',
      'filename="b"',
      ';',
      'v',
    ),
  }),
  fc.string({
    unit: fc.constantFrom(
      '<a>',
      '</a>',
      '<list>',
      '</list>',
      '&lt;',
      '&x;',
      '<![CDATA[',
      ']]>',
      '<!DOCTYPE a [',
      '<?xml',
      '1',
      ' xmlns="b"',
    ),
  }),
);

test('whatever a request is, it is taken apart or refused', async () => {
  await fc.assert(
    fc.asyncProperty(odd, odd, type, body, odd, async (path, query, contentType, sent, header) => {
      const headers = {
        'content-type': contentType,
        'x-list': header,
        cookie: header,
        authorization: `Basic ${header}`,
      };
      const sending = read({ path: { matrix: path, label: path }, query, headers, body: sent });
      const outcome = await sending.then(
        () => 'taken apart',
        (error: unknown) => (error instanceof Refused ? error.status : error),
      );
      expect(['taken apart', 400, 413, 415]).toContain(outcome);
    }),
    { numRuns: 3000 },
  );
});

test('a query or form of very many fields is refused', async () => {
  const many = 'a=1&'.repeat(20_000);
  await expect(read({ query: many })).rejects.toMatchObject({ status: 400 });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  await expect(read({ path: {}, headers, body: many })).rejects.toMatchObject({ status: 400 });
});

test('nesting in brackets is bound', async () => {
  const { query } = await read({ query: `deep${'[a]'.repeat(5000)}=1` });
  expect(JSON.stringify(query['deep']).length).toBeLessThan(500);
});
