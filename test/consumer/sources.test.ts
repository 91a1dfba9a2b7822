import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundledNames, readBundled } from '../../scripts/consumer/bundled.ts';
import { readOwn } from '../../scripts/consumer/sources.ts';
import { apiNames, readApis } from '../support/apis.ts';
import { folderWith } from '../support/folder.ts';

const described = (schema: string, openapi = '3.1.1'): string => `
openapi: ${openapi}
info: { title: Pets, version: '1' }
paths:
  /pets:
    get: { operationId: listPets, responses: { '200': { description: ok, content: { application/json: { schema: ${schema} } } } } }
`;

test('the package describes the APIs whose bundles are committed', async () => {
  expect(bundledNames).toEqual(apiNames);
  for (const { model, document } of await readApis()) {
    expect(await readBundled(model.name)).toMatchObject({ api: model.name, document });
  }
});

describe('a description of the consumer', () => {
  test.each([
    ['YAML', 'api.yaml', described('{}')],
    ['OpenAPI 3.0', 'api.yaml', described('{ type: string, nullable: true }', '3.0.3')],
    ['JSON', 'api.json', JSON.stringify({ openapi: '3.1.0', info: { title: 'Pets', version: '1' }, paths: {} })],
    ['a file of another name', 'pets.openapi', described('{}')],
  ])('may be in %s', async (_name, file, text) => {
    const folder = await folderWith({ [file]: text });
    const { problems, bundle } = await readOwn('pets', file, folder);
    expect(problems).toEqual([]);
    expect(bundle!.document.info.title).toBe('Pets');
  });

  test('may be in many files, all of which are told', async () => {
    const folder = await folderWith({
      'api/openapi.yaml': described('{ $ref: ../schemas/Pet.yaml }'),
      'schemas/Pet.yaml': 'properties: { owner: { $ref: deep/Owner.json } }',
      'schemas/deep/Owner.json': '{ "type": "object" }',
    });
    const { bundle, files } = await readOwn('pets', './api/openapi.yaml', folder);
    expect(Object.keys(bundle!.document.components!.schemas!)).toEqual(['Owner', 'Pet']);
    expect(files.map((file) => path.relative(folder, file)).toSorted()).toEqual(
      ['api/openapi.yaml', 'schemas/Pet.yaml', 'schemas/deep/Owner.json'].map(path.normalize),
    );
  });

  test('is not held to the rules of this house', async () => {
    const inline = `{ type: object, properties: { a: { type: object, properties: { b: { type: string } } } } }`;
    const folder = await folderWith({ 'api.yaml': described(inline).replace('responses', 'x-whatever: 1, responses') });
    expect((await readOwn('pets', 'api.yaml', folder)).problems).toEqual([]);
  });

  test('may have members that OpenAPI does not know, which are warned of', async () => {
    const folder = await folderWith({ 'api.yaml': described('{}').replace('responses', 'sumary: a, responses') });
    const { problems, bundle } = await readOwn('pets', 'api.yaml', folder);
    expect(problems).toMatchObject([
      { severity: 'warn', pointer: '#/paths/~1pets/get/sumary', suggestions: ['summary'] },
    ]);
    expect(bundle).toBeDefined();
  });

  test('may have two components of one name, of which the second gets a number', async () => {
    const folder = await folderWith({
      'api.yaml': described('{ anyOf: [{ $ref: a/Pet.yaml }, { $ref: b/Pet.yaml }] }'),
      'a/Pet.yaml': 'type: string',
      'b/Pet.yaml': 'type: number',
    });
    const { problems, bundle } = await readOwn('pets', 'api.yaml', folder);
    expect(Object.keys(bundle!.document.components!.schemas!)).toEqual(['Pet', 'Pet-2']);
    expect(problems).toMatchObject([{ severity: 'warn' }]);
  });

  test.each([
    ['a file that is not there', undefined, '#/', 'no such file'],
    ['a syntax error', 'openapi: [', '#/', ''],
    ['Swagger 2.0', 'swagger: "2.0"', '#/swagger', 'OpenAPI 3.0 or 3.1'],
    ['OpenAPI 3.2', described('{}', '3.2.0'), '#/openapi', 'OpenAPI 3.0 or 3.1'],
    ['a text', 'hello', '#/', 'is a map'],
    ['a wrong type', described('{ type: 5 }'), '/schema/type', 'type'],
    ['a reference that leads nowhere', described(`{ $ref: '#/components/schemas/Gone' }`), '/schema', `resolve $ref`],
    ['a path parameter that is not described', described('{}').replace('/pets:', '/pets/{id}:'), '#/paths', '{id}'],
    [
      'an operationId used twice',
      `${described('{}')}  /dogs: { get: { operationId: listPets, responses: {} } }`,
      '#/paths/~1dogs/get',
      'unique',
    ],
  ])('is refused for %s, with the place', async (_name, text, pointer, says) => {
    const folder = await folderWith(text === undefined ? {} : { 'api.yaml': text });
    const { problems, bundle } = await readOwn('pets', 'api.yaml', folder);
    expect(bundle).toBeUndefined();
    expect(problems).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        file: expect.stringContaining('api.yaml') as string,
        pointer: expect.stringContaining(pointer) as string,
        message: expect.stringContaining(says) as string,
      }),
    );
  });

  test('is told of with all its problems at once', async () => {
    const text = `${described('{ type: 5 }')}  /dogs/{id}: { get: { responses: [] } }`;
    const { problems } = await readOwn('pets', 'api.yaml', await folderWith({ 'api.yaml': text }));
    expect(new Set(problems.map(({ pointer }) => pointer))).toEqual(
      new Set([
        '#/paths/~1pets/get/responses/200/content/application~1json/schema/type',
        '#/paths/~1dogs~1{id}/get/responses',
        '#/paths/~1dogs~1{id}/get/parameters',
      ]),
    );
  });
});

describe('references of a file', () => {
  const files = {
    'repo/api.yaml': described('{ $ref: ../outside/Secret.yaml }'),
    'outside/api.yaml': described('{ $ref: Secret.yaml }'),
    'outside/other.yaml': described('{ $ref: ../repo/Pet.yaml }'),
    'outside/Secret.yaml': 'type: string',
    'repo/Pet.yaml': 'type: string',
  };

  test.each([
    ['do not lead out of the repo', 'api.yaml'],
    ['do not lead out of the folder of a description outside of the repo', '../outside/other.yaml'],
  ])('%s', async (_name, spec) => {
    const folder = await folderWith(files);
    const { problems, bundle } = await readOwn('pets', spec, path.join(folder, 'repo'));
    expect(bundle).toBeUndefined();
    expect(problems).toMatchObject([{ message: expect.stringContaining("outside the project's folder") as string }]);
  });

  test('lead to its neighbours where it stands outside of the repo', async () => {
    const folder = await folderWith(files);
    expect((await readOwn('pets', '../outside/api.yaml', path.join(folder, 'repo'))).problems).toEqual([]);
  });

  test('do not lead to URLs', async () => {
    const folder = await folderWith({ 'api.yaml': described(`{ $ref: 'http://127.0.0.1:9/Pet.yaml' }`) });
    const { problems } = await readOwn('pets', 'api.yaml', folder);
    expect(problems).toMatchObject([
      { message: expect.stringContaining('is a URL, and only files are read') as string },
    ]);
  });
});
