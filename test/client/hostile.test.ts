import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { emitApi } from '../../scripts/client/emit.ts';
import type { OpenApiDocument, OperationObject, ParameterObject, SchemaObject } from '../../scripts/spec/openapi.ts';
import { importClient } from './import.ts';
import { answering, compileWith, emitPets, petsDocument, runtimeWith, usual } from './support.ts';

const attacks = [
  "*/ globalThis.pwned = true; /* `${globalThis.pwned = true}` '; globalThis.pwned = true; //\n@deprecated *\r/ globalThis.pwned = true; /\r* \u2028*\u2029/",
  '`${globalThis.pwned = true}`',
  '"]: globalThis.pwned = true, ["',
  "'+(globalThis.pwned = true)+'",
  '\\"; globalThis.pwned = true; "',
  '\u2028globalThis.pwned = true\u2029',
  '</script><script>globalThis.pwned = true</script>',
  '__proto__',
  'constructor',
];

/** A description whose author controls every text in it and wants to run code in the consumer's program. */
function hostileDocument(attack: string): OpenApiDocument {
  const inPath = attack.replaceAll(/[/{}]/g, '');
  const schema: SchemaObject = {
    type: 'object',
    description: attack,
    properties: {
      [attack]: { type: 'string', enum: [attack], default: attack, description: attack },
      open: { type: 'string', 'x-extensible-enum': [attack] },
      same: { const: attack },
      matched: { type: 'string', pattern: attack.replaceAll(/[()[\]{}+*?\\]/g, '') },
      when: { type: 'string', format: 'date-time', description: attack },
    },
    required: [attack],
    example: attack,
    xml: { name: attack, namespace: attack, prefix: attack },
  };
  const parameter = (place: string, name = attack): ParameterObject => ({
    name,
    in: place,
    required: place === 'path',
    description: attack,
    explode: false,
    schema: place === 'path' ? { type: 'string', enum: [attack] } : { type: 'array', items: { enum: [attack] } },
  });
  const operation: OperationObject = {
    operationId: attack,
    tags: [attack],
    summary: attack,
    description: attack,
    deprecated: false,
    'x-provenance': { level: 'documented', source: attack, note: attack },
    'x-pagination': { page: { parameter: attack, first: 0 }, items: `/${attack}`, total: `/${attack}` },
    'x-error-envelope': { status: `/${attack}`, error: [attack], message: `/${attack}`, data: `/${attack}` },
    'x-match': { parameter: 'match', values: 'body', pointer: `/${attack}` },
    parameters: [
      parameter('path', inPath),
      parameter('query'),
      parameter('header'),
      parameter('cookie'),
      parameter('query', 'match'),
    ],
    requestBody: { description: attack, content: { [attack]: { schema }, 'application/json': { schema } } },
    responses: {
      200: { description: attack, content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
      404: { description: attack, content: { [attack]: { schema } } },
      default: { description: attack, content: { 'application/json': { schema } } },
    },
  };
  const xml = { description: attack, content: { 'application/xml': { schema } } };
  return {
    openapi: '3.1.1',
    info: { title: attack, version: attack, description: attack },
    servers: [{ url: `https://example.org/${attack}`, description: attack }],
    tags: [{ name: attack, description: attack }],
    security: [{ [attack]: [] }],
    paths: {
      [`/a/{${inPath}}`]: {
        get: operation,
        put: { operationId: `${attack} xml`, tags: [attack], responses: { 200: xml } },
      },
      [`@example.com/{${inPath}}`]: { get: { ...operation, operationId: `${attack} 2` } },
    },
    components: {
      schemas: { Thing: schema, [attack.replaceAll(/[^\w.-]/g, '_')]: schema },
      securitySchemes: {
        [attack]: {
          type: 'apiKey',
          in: 'header',
          name: attack,
          description: attack,
          'x-credential-prefix': attack,
          'x-token-exchange': { operation: attack, request: { [attack]: `/${attack}` }, token: `/${attack}` },
        },
      },
    },
  };
}

describe.each(attacks)('texts of a hostile description stay texts: %j', (attack) => {
  const document = hostileDocument(attack);
  const options = { ...usual, dates: 'Date', banner: attack } as const;

  test('none is code, a template or a tag', async () => {
    const files = await emitApi('hostile', document, options);
    for (const { path, content } of files) {
      const source = ts.createSourceFile(path, content, ts.ScriptTarget.Latest, true);
      const found = nodesOf(source);
      expect(found.flatMap((node) => (ts.isIdentifier(node) ? node.text.split(/\W+/) : []))).not.toContain('pwned');
      expect(found.filter((node) => ts.isTemplateExpression(node))).toEqual([]);
      expect(
        found.flatMap((node) => ts.getJSDocTags(node)).filter(({ tagName }) => tagName.text === 'deprecated'),
      ).toEqual([]);
      expect(content).not.toMatch(/[\u2028\u2029]/);
    }
  });

  test('nothing runs when the client is made', async () => {
    const api = `hostile${attacks.indexOf(attack)}`;
    const files = [...(await emitApi(api, document, options)), ...(await runtimeWith(usual))];
    const client = await importClient(files, api);
    const [create] = Object.entries(client).flatMap(([name, value]) => (name.startsWith('create') ? [value] : []));
    (create as () => unknown)();
    expect(globalThis).not.toHaveProperty('pwned');
    expect({}).not.toHaveProperty('pwned');
  });
});

test('a path without a leading slash is no operation, since it would change the host', async () => {
  const { 'operations.ts': code } = await emitPets(hostileDocument('x'));
  expect(code).not.toContain('example.com');
});

test('members and parameters called __proto__ are typed as such', async () => {
  const parameters = [{ name: '__proto__', in: 'query', schema: { type: 'string' } }];
  const schema = { type: 'object', required: ['__proto__'], properties: JSON.parse('{"__proto__":{"type":"number"}}') };
  const document = petsDocument({ '/a': { get: { operationId: 'getA', parameters, ...answering(schema) } } });
  const lines = [
    `import type { GetAOptions, GetAResult } from './index.ts';`,
    `export const options: GetAOptions = { query: { ['__proto__']: 'x' } };`,
    `export const value = ({} as GetAResult)['__proto__'].toFixed();`,
  ];
  expect(await compileWith(document, lines)).toEqual([]);
});

test('the same description gives the same bytes twice in one process', async () => {
  const [first, second] = [hostileDocument(attacks[0]!), hostileDocument(attacks[0]!)];
  expect(await emitApi('hostile', first, usual)).toEqual(await emitApi('hostile', second, usual));
});

/** All nodes that are code, which comments are not. */
function nodesOf(node: ts.Node): ts.Node[] {
  const nodes = [node];
  ts.forEachChild(node, (child) => {
    nodes.push(...nodesOf(child));
  });
  return nodes;
}
