import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { buildModel } from '../../scripts/model/build.ts';
import { httpMethods, type OpenApiDocument } from '../../scripts/spec/openapi.ts';
import { readApis } from '../support/apis.ts';

const apis = await readApis();
const file = path.resolve(import.meta.dirname, '../../generated/openapi.json');
const joined = JSON.parse(await readFile(file, 'utf8')) as OpenApiDocument;
const model = buildModel('joined', joined);

test('the joined document holds the operations of all APIs under distinct ids', () => {
  expect(model.operations).toHaveLength(108);
  expect(new Set(model.operations.map(({ id }) => id)).size).toBe(108);
});

test("each API's servers and security stand on its own paths", () => {
  for (const { document, model: api } of apis) {
    for (const [template, own] of Object.entries(document.paths!)) {
      const item = joined.paths![template]!;
      expect(item.servers).toEqual(document.servers);
      for (const method of httpMethods.filter((candidate) => own[candidate])) {
        const security = own[method]!.security ?? document.security!;
        const prefixed = security.map((one) =>
          Object.fromEntries(Object.entries(one).map(([name, scopes]) => [`${api.name}_${name}`, scopes])),
        );
        expect(item[method]!.security).toEqual(prefixed);
      }
    }
  }
});

test("tags are grouped by API, and callab's error envelope stands on its operations", () => {
  const groups = joined['x-tagGroups'] as { name: string; tags: string[] }[];
  expect(groups.map(({ name }) => name)).toEqual(apis.map((api) => api.model.title));
  expect(joined.paths!['/v1/contacts/{id}']!.get!['x-error-envelope']).toEqual(apis[2]!.document['x-error-envelope']);
});

test('collections of the mock carry the name of their API', () => {
  expect(joined.paths!['/contactLists/{contactListId}/contacts']!.get!['x-resource']).toEqual({
    collection: 'which50/contacts',
    action: 'list',
    where: { contactListId: 'ListId' },
    parents: { contactListId: 'which50/contactLists' },
  });
});
