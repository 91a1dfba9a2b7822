import { afterAll, expect, test } from 'vitest';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { emitApi, emitRuntime } from '../../scripts/client/emit.ts';
import { nameApi } from '../../scripts/client/names.ts';
import { buildModel } from '../../scripts/model/build.ts';
import { writeFiles } from '../../scripts/output.ts';
import type { JsonSchema, OpenApiDocument, OperationObject } from '../../scripts/spec/openapi.ts';
import { compile } from '../support/compile.ts';

/** Where the checked client stands: within reach of the installed packages, and out of git's sight. */
const folder = 'node_modules/.cache/names-check';
const root = path.resolve(import.meta.dirname, '../..');
afterAll(() => rm(path.join(root, folder), { recursive: true, force: true }));

const awkward =
  `ApiError PetsClient PetsOptions createPets GetPetResult CallOptions Client Blob Promise paths operations
  components Record string Pet.Create Foo-Bar 1st foo_bar constructor`.split(/\s+/);

function get(operationId: string, tag: string, schema: string, name: string): OperationObject {
  return {
    operationId,
    tags: [tag],
    parameters: [{ name, in: 'path', required: true, schema: { type: 'string' } }],
    responses: {
      200: { description: '', content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } } },
    },
  };
}

function awkwardDocument(): OpenApiDocument {
  const tags = ['client', 'options', 'raw', 'then', 'delete', 'PETS', 'constructor'];
  const ids = ['getPet', 'call', 'pets', 'delete', 'api', 'operations', 'constructor', 'get-pet'];
  const names = ['call', 'operations', 'body', 'options', 'raw', 'api', 'class', 'a-b'];
  const schemas = Object.fromEntries(awkward.map((name): [string, JsonSchema] => [name, { type: 'object' }]));
  const operations = ids.flatMap((id, index) =>
    tags.map((tag, offset): [string, { get: OperationObject }] => {
      const name = names[(index + offset) % names.length]!;
      const schema = awkward[(index * tags.length + offset) % awkward.length]!;
      return [`/${id}/${tag}/{${name}}`, { get: get(offset === 0 ? id : `${id}${tag}`, tag, schema, name) }];
    }),
  );
  return {
    openapi: '3.1.1',
    info: { title: 'Pets', version: '1' },
    paths: Object.fromEntries(operations),
    components: { schemas },
  };
}

test('awkward names make a client that compiles', async () => {
  const document = awkwardDocument();
  const files = await emitApi(buildModel('pets', document), document);
  await writeFiles(path.join(root, folder), [...files, ...(await emitRuntime())]);
  const uses = [
    `import { createPets, type ApiError, type PetCreate, type FooBar, type _1st } from './index.ts';`,
    'export const pets = createPets();',
    'export type All = [ApiError, PetCreate, FooBar, _1st];',
  ];
  expect(compile(`${folder}/pets/use.ts`, uses.join('\n'))).toEqual([]);
});

test('schemas keep their names, and what collides with them is numbered', () => {
  const names = nameApi(buildModel('pets', awkwardDocument()));
  expect(names.schemas.get('ApiError')).toBe('ApiError');
  expect(names.schemas.get('foo_bar')).toBe('FooBar2');
  expect([names.client, names.options, names.factory]).toEqual(['PetsClient2', 'PetsOptions2', 'createPets']);
  expect(names.runtime).not.toContain('ApiError');
});
