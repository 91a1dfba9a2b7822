import { describe, expect, test } from 'vitest';
import { nameApi } from '../../scripts/client/names.ts';
import { namesInUse, runtimeClasses, runtimeTypes } from '../../scripts/client/runtime-names.ts';
import { buildModel } from '../../scripts/model/build.ts';
import type { JsonSchema, OpenApiDocument, OperationObject } from '../../scripts/spec/openapi.ts';
import * as runtime from '../../templates/client/index.ts';
import { answering, compileWith, documentOf, petsDocument } from './support.ts';

/** Names that the generated code, the runtime or the language uses otherwise. */
const schemaNames =
  `ApiError HttpError PetsClient PetsOptions PetsCredentials createPets GetPetResult GetPetBody CallOptions Client Blob
  Promise Date Exclude NonNullable Omit Call Result Page Upload MatchValue Connection ApiDescriptor paths operations
  components Record string Pet.Create Foo-Bar 1st foo_bar constructor Status4XX`.split(/\s+/);
const tags =
  'client options raw connection then delete PETS constructor api groups operations __proto__ toString'.split(' ');
const ids =
  `getPet call pets delete api operations constructor get-pet connection raw operation bind paged json form basic
  envelope then createPets connectPets groups unwrap connect dates xml class __proto__ toString`.split(/\s+/);
const parameterNames = 'call operations body options raw api class a-b connection __proto__ constructor type new'.split(
  ' ',
);

function get(operationId: string, tag: string, schema: string, parameter: string): OperationObject {
  return {
    operationId,
    tags: [tag],
    parameters: [
      { name: parameter, in: 'path', required: true, schema: { type: 'string' } },
      { name: `${parameter}s`, in: 'query', explode: false, schema: { type: 'array', items: { type: 'string' } } },
    ],
    responses: {
      ...answering({ $ref: `#/components/schemas/${schema}` }).responses,
      default: {
        description: '',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Status4XX' } } },
      },
    },
  };
}

function awkwardDocument(): OpenApiDocument {
  const object: JsonSchema = { type: 'object', properties: { name: { type: 'string' } } };
  const paths = ids.flatMap((id, index) =>
    tags.map((tag, offset): [string, { get: OperationObject }] => {
      const parameter = parameterNames[(index + offset) % parameterNames.length]!;
      const schema = schemaNames[(index * tags.length + offset) % schemaNames.length]!;
      return [`/${id}/${tag}/{${parameter}}`, { get: get(offset === 0 ? id : `${id}${tag}`, tag, schema, parameter) }];
    }),
  );
  const schemas = Object.fromEntries(schemaNames.map((name) => [name, object]));
  const securitySchemes = { __proto__: { type: 'http', scheme: 'basic' }, 'a-b': { type: 'http', scheme: 'bearer' } };
  return petsDocument(Object.fromEntries(paths), {
    security: [{ 'a-b': [] }],
    components: { schemas, securitySchemes: JSON.parse(JSON.stringify(securitySchemes)) },
  });
}

describe('awkward names', () => {
  const document = awkwardDocument();
  const names = nameApi(buildModel('pets', document));

  test('make a client that compiles', async () => {
    const lines = [
      `import { createPets, connectPets, getPet, delete_, ApiError } from './index.ts';`,
      `import type { ApiErrorModel, PetCreate, FooBar, _1st, PetsOptions2 } from './index.ts';`,
      `const options: PetsOptions2 = { credentials: { 'a-b': 'token' } };`,
      'export const pets = createPets(options);',
      `export const calls = [getPet(connectPets(options), 'rex'), delete_(pets.connection, 'rex')];`,
      `export const methods = [pets.client.getPet('rex'), pets.client.delete('rex'), pets.client.then_('rex')];`,
      `export const groups = [pets.then_, pets.connection2, pets.raw2, pets.delete, pets.constructor_];`,
      'export type All = [ApiErrorModel, PetCreate, FooBar, _1st];',
      `export const kinds = [ApiError];`,
    ];
    expect(await compileWith(document, lines)).toEqual([]);
  });

  test('of schemas are kept, but for those of error classes', () => {
    expect(names.schemas.get('Call')).toBe('Call');
    expect(names.schemas.get('Blob')).toBe('Blob');
    expect(names.schemas.get('ApiError')).toBe('ApiErrorModel');
    expect(names.schemas.get('Foo-Bar')).toBe('FooBar');
    expect(names.schemas.get('foo_bar')).toBe('FooBar2');
  });

  test('are numbered where a schema has them', () => {
    expect([names.client, names.options, names.factory]).toEqual(['PetsClient2', 'PetsOptions2', 'createPets']);
    expect(names.operations[0]).toMatchObject({ method: 'getPet', result: 'GetPetResult2', options: 'GetPetOptions' });
  });

  test('of the runtime that a schema has are not exported', () => {
    expect(names.runtimeTypes).toContain('PagedCall');
    expect(names.runtimeTypes).not.toContain('Call');
  });

  test('are given once', () => {
    const given = [
      ...runtimeClasses,
      ...names.runtimeTypes,
      ...names.schemas.values(),
      ...[...names.groups.values()].map(({ type }) => type),
      ...names.operations.flatMap(({ method, body, options, result, error, item }) => [
        method,
        body,
        options,
        result,
        error,
        item,
      ]),
      names.client,
      names.options,
      names.credentials,
      names.factory,
      names.connect,
    ];
    expect(given).toHaveLength(new Set(given).size);
  });
});

test('no value of the runtime can be shadowed by what is generated', () => {
  expect(Object.keys(runtime).filter((name) => !namesInUse.has(name))).toEqual([]);
});

test('the names of the runtime stand in its index', async () => {
  const lines = [
    `export { ${runtimeClasses.join(', ')} } from '../runtime/index.ts';`,
    `export type { ${runtimeTypes.join(', ')} } from '../runtime/index.ts';`,
  ];
  expect(await compileWith(documentOf(answering({})), lines)).toEqual([]);
});

test.each([
  ['which50', 'Which50 API', 'createWhich50'],
  ['cxengage', 'The CxEngage API', 'createCxEngage'],
  ['my-shop', 'Orders', 'createMyShop'],
])('an API called %s in the title "%s" is made by %s', (name, title, factory) => {
  const document = { ...petsDocument(), info: { title, version: '1' } };
  expect(nameApi(buildModel(name, document)).factory).toBe(factory);
});
