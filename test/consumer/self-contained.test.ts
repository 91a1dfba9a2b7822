import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSelfContained, type SelfContained } from '../../scripts/consumer/self-contained.ts';
import { readApis } from '../support/apis.ts';
import { folderWith } from '../support/folder.ts';
import { petDescription, petYaml } from '../support/descriptions.ts';

async function read(text: string, file = 'pets.yaml'): Promise<SelfContained | undefined> {
  const folder = await folderWith({ [file]: text });
  return readSelfContained('pets', path.join(folder, file));
}

describe('a description is read without a linter', () => {
  test.each([
    ['in YAML', petYaml()],
    ['in YAML, whatever the file is called', petYaml(), 'pets'],
    ['in JSON', JSON.stringify(petDescription())],
    ['in JSON with a byte order mark', `\uFEFF${JSON.stringify(petDescription(), null, 2)}`],
    ['in OpenAPI 3.0', petYaml((document) => Object.assign(document, { openapi: '3.0.3' }))],
  ])('%s', async (_name, text, file = 'pets.yaml') => {
    const { openapi, ...rest } = petDescription();
    expect((await read(text, file))!.document).toEqual({ openapi: expect.stringMatching(/^3\./), ...rest });
    expect(openapi).toBe('3.1.1');
  });

  test('when it is one of the package', async () => {
    for (const { file, model, document } of await readApis()) {
      expect(await readSelfContained(model.name, file)).toEqual({ model, document });
    }
  });
});

type Change = Parameters<typeof petYaml>[0];
const operation = (document: Record<string, unknown>): Record<string, unknown> =>
  (document['paths'] as Record<string, Record<string, Record<string, unknown>>>)['/pets/{petId}']!['get']!;
const changed = (change: NonNullable<Change>): string => petYaml(change);

describe('a thorough reader is left to tell of', () => {
  test.each([
    ['a file that is not there', undefined],
    ['a text that is no YAML', 'openapi: ['],
    ['a text that is no JSON', '{ "openapi": "3.1.1", }'],
    ['a list', '[]'],
    ['two documents in one file', `${petYaml()}---\n${petYaml()}`],
    ['a key that stands there twice', petYaml().replace('info:', 'openapi: 3.1.1\ninfo:')],
    ['Swagger 2', 'swagger: "2.0"\ninfo: { title: Pets, version: "1" }\npaths: { /pets: {} }'],
    ['OpenAPI 4', changed((document) => Object.assign(document, { openapi: '4.0.0' }))],
    ['a description without a title', changed((document) => Object.assign(document, { info: { version: '1' } }))],
    ['a description without paths', changed((document) => delete document['paths'])],
    ['a description of no path', changed((document) => Object.assign(document, { paths: {} }))],
    ['YAML aliases', petYaml().replace('info:', 'x-a: &a [1]\nx-b: [*a, *a]\ninfo:')],
    ['a YAML alias that contains itself', petYaml().replace('info:', 'x-a: &a [*a]\ninfo:')],
    ['a reference to another file', petYaml().replace('#/components/schemas/Pet', 'pet.yaml')],
    ['a reference to another host', petYaml().replace('#/components/schemas/Pet', 'https://example.com/pet.yaml')],
    ['a reference that leads nowhere', petYaml().replace('#/components/schemas/Pet', '#/components/schemas/Gone')],
    [
      'a response that refers to itself',
      petYaml().replace('description: No such pet.', '$ref: "#/components/responses/NotFound"'),
    ],
    ['an operation without responses', changed((document) => delete operation(document)['responses'])],
    [
      'an operation whose path parameter is not described',
      changed((document) => delete operation(document)['parameters']),
    ],
    [
      'parameters that are no list',
      changed((document) => Object.assign(operation(document), { parameters: { petId: {} } })),
    ],
    [
      'a parameter without a place',
      changed((document) => Object.assign(operation(document), { parameters: [{ name: 'petId' }] })),
    ],
    [
      'a parameter that is no object',
      changed((document) => Object.assign(operation(document), { parameters: ['petId'] })),
    ],
    ['a schema that is none', petYaml().replace(/schema:\n\s+type: integer/, 'schema: integer')],
    [
      'a response without a description',
      changed((document) => Object.assign(operation(document), { responses: { 200: {} } })),
    ],
    ['responses that are a list', changed((document) => Object.assign(operation(document), { responses: [] }))],
    ['a path that is a list', changed((document) => Object.assign(document['paths'] as object, { '/dogs': [] }))],
    ['components that are a list', changed((document) => Object.assign(document, { components: [] }))],
    ['servers that are no list', changed((document) => Object.assign(document, { servers: 'https://example.com' }))],
    [
      'two operations with one id',
      changed((document) => {
        const paths = document['paths'] as Record<string, unknown>;
        paths['/dogs/{petId}'] = structuredClone(paths['/pets/{petId}']);
      }),
    ],
  ])('%s', async (_name, text) => {
    const found = text === undefined ? await readSelfContained('pets', '/nowhere/pets.yaml') : await read(text);
    expect(found).toBeUndefined();
  });
});
