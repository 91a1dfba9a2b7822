import { describe, expect, test } from 'vitest';
import type { OpenApiDocument, PathItemObject } from '../../scripts/spec/openapi.ts';
import { answering, compileWith, documentOf, emitPets, petsDocument } from './support.ts';

const all = ['operations.ts', 'client.ts', 'schema.ts', 'schemas.ts', 'index.ts'];

describe('a description', () => {
  test.each<[string, OpenApiDocument]>([
    ['without operations and schemas', petsDocument()],
    ['without tags', documentOf(answering({ type: 'string' }))],
    ['without servers', { ...documentOf(answering({})), servers: [] }],
    ['without operationIds', petsDocument({ '/a': { get: answering({ type: 'object' }), post: answering({}) } })],
    [
      'whose operationIds differ in case',
      petsDocument({
        '/a': { get: { operationId: 'getA', ...answering({}) } },
        '/b': { get: { operationId: 'GetA', ...answering({}) } },
      }),
    ],
    [
      'whose path items are referenced',
      petsDocument(
        { '/a': { $ref: '#/components/pathItems/A' } as PathItemObject },
        { components: { pathItems: { A: { get: { operationId: 'getA', ...answering({ type: 'object' }) } } } } },
      ),
    ],
  ])('%s makes a client that compiles', async (_name, document) => {
    const files = await emitPets(document);
    expect(Object.keys(files)).toEqual(expect.arrayContaining(all));
    expect(
      await compileWith(document, [`import { createPets } from './index.ts';`, 'export const pets = createPets();']),
    ).toEqual([]);
  });

  test('of 2,000 operations is written in seconds', { timeout: 180_000 }, async () => {
    const before = process.cpuUsage();
    const files = await emitPets(hugeDocument(2000));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(30);
    expect(files['operations.ts']!.match(/^export const /gm)).toHaveLength(2000);
  });
});

function hugeDocument(count: number): OpenApiDocument {
  const numbers = [...Array(count).keys()];
  const paths = numbers.map((number): [string, PathItemObject] => [
    `/things${number}/{id}`,
    {
      get: {
        operationId: `getThing${number}`,
        tags: [`group ${number % 40}`],
        summary: 'Get a thing',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        ...answering({ $ref: `#/components/schemas/Thing${number}` }),
      },
    },
  ]);
  const schemas = numbers.map((number) => [
    `Thing${number}`,
    { type: 'object', properties: { id: { type: 'string' } } },
  ]);
  return petsDocument(Object.fromEntries(paths), { components: { schemas: Object.fromEntries(schemas) } });
}
