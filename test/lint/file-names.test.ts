import { expect, it } from 'vitest';
import { lintFiles, lintText } from './support.ts';

it('accepts files named after what they hold', async () => {
  const files = {
    'openapi.yaml': `
openapi: 3.1.1
paths:
  /contacts/{id}: { $ref: 'paths/contacts_{id}.yaml' }
`,
    'paths/contacts_{id}.yaml': `
get:
  parameters: [{ $ref: ../components/parameters/Id.yaml }]
  responses: { '200': { $ref: ../components/responses/Ok.yaml } }
`,
    'components/parameters/Id.yaml': 'name: id\nin: path\n',
    'components/responses/Ok.yaml': 'content: { text/plain: { schema: { $ref: ../schemas/Text.yaml } } }\n',
    'components/schemas/Text.yaml': 'type: string\n',
  };
  expect(await lintFiles(files, 'file-names')).toEqual([]);
});

it('says nothing about a bundle', async () => {
  const text = `openapi: 3.1.1\ncomponents: { schemas: { a_b: { $ref: '#/components/schemas/c' }, c: {} } }\n`;
  expect(await lintText(text, 'file-names')).toEqual([]);
});

it('refuses other names, other folders, parts of files and twins', async () => {
  const files = {
    'openapi.yaml': `
openapi: 3.1.1
paths:
  /contacts/{id}:
    $ref: paths/contact.yaml
components:
  schemas:
    A: { $ref: components/schemas/contact_list.yaml }
    B: { $ref: shared/Text.yaml }
    C: { $ref: components/schemas/Text.yaml }
    D: { $ref: components/schemas/TEXT.yaml }
    E: { $ref: 'components/schemas/Text.yaml#/properties/a' }
`,
    'paths/contact.yaml': 'get: { responses: {} }\n',
    'shared/Text.yaml': 'type: string\n',
    'components/schemas/contact_list.yaml': 'type: string\n',
    'components/schemas/Text.yaml': 'properties: { a: { type: string } }\n',
    'components/schemas/TEXT.yaml': 'type: integer\n',
  };
  const found = await lintFiles(files, 'file-names');
  expect(found.map((report) => report.replace(/from \/.*\//, 'from …/'))).toEqual([
    'openapi.yaml:5 #/paths/~1contacts~1{id}/$ref The file of /contacts/{id} must be paths/contacts_{id}.yaml.',
    'openapi.yaml:8 #/components/schemas/A/$ref contact_list.yaml must be named in PascalCase, such as ContactList.yaml.',
    'openapi.yaml:9 #/components/schemas/B/$ref Text.yaml is used as a Schema, so it belongs in components/schemas.',
    'openapi.yaml:11 #/components/schemas/D/$ref The file name differs by case only from …/Text.yaml.',
    'openapi.yaml:12 #/components/schemas/E/$ref Refer to a whole file, with one component in it.',
  ]);
});
