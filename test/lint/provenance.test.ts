import { expect, it } from 'vitest';
import { lintFiles, lintText } from './support.ts';

it('accepts operations and component schemas that say how they are known', async () => {
  const found = await lintText(
    `
openapi: 3.1.1
security: [{ basic: [] }]
paths:
  /contacts/{id}:
    parameters: [{ name: id, in: path, schema: { type: string, x-provenance: { level: inferred, note: Guessed. } } }]
    get:
      x-provenance:
        level: documented
        source: https://vendor.example/page
        note: The page is cut.
        inferred: [responses/401, parameters/id, parameters/match, security, requestBody]
      parameters: [{ $ref: '#/components/parameters/Match' }]
      requestBody: { content: {} }
      responses: { '401': { description: No. } }
components:
  parameters:
    Match: { name: match, in: query }
  schemas:
    Contact: { type: object, x-provenance: { level: indexed, source: https://vendor.example/page } }
`,
    'provenance',
  );
  expect(found).toEqual([]);
});

it('refuses missing, malformed and misplaced provenance', async () => {
  const found = await lintText(
    `
openapi: 3.1.1
paths:
  /contacts:
    get:
      operationId: listContacts
      responses: {}
    put:
      x-provenance:
        level: rumoured
        source: http://vendor.example
        note: ' '
        author: me
      responses: {}
    post:
      x-provenance:
        level: inferred
        source: https://vendor.example/page
        inferred: [responses/404, responses/200, security, responses/200]
      responses: { '200': { description: Fine. } }
components:
  schemas:
    Contact: { type: object, properties: { id: { x-provenance: { level: inferred, inferred: [] } } } }
    List: { x-provenance: { level: inferred } }
`,
    'provenance',
  );
  expect(found.toSorted()).toEqual([
    'api.yaml:10 #/paths/~1contacts/put/x-provenance/level x-provenance/level must be one of "documented", "indexed", "observed", "inferred".',
    'api.yaml:11 #/paths/~1contacts/put/x-provenance/source x-provenance/source must be an absolute https URL.',
    'api.yaml:12 #/paths/~1contacts/put/x-provenance/note x-provenance/note must be a text that says something.',
    'api.yaml:13 #/paths/~1contacts/put/x-provenance/author x-provenance/author must not be there.',
    'api.yaml:19 #/paths/~1contacts/post/x-provenance/inferred x-provenance/inferred must NOT have duplicate items (items ## 3 and 1 are identical).',
    'api.yaml:19 #/paths/~1contacts/post/x-provenance/inferred/0 The operation has no part `responses/404`. It has responses/200.',
    'api.yaml:19 #/paths/~1contacts/post/x-provenance/inferred/2 The operation has no part `security`. It has responses/200.',
    'api.yaml:23 #/components/schemas/Contact The schema Contact does not say how it is known. Add `x-provenance`.',
    'api.yaml:23 #/components/schemas/Contact/properties/id/x-provenance/inferred `inferred` belongs on operations only.',
    'api.yaml:24 #/components/schemas/List/x-provenance The schema List names no source. Add the page it is known from.',
    'api.yaml:5 #/paths/~1contacts/get The operation listContacts does not say how it is known. Add `x-provenance`.',
  ]);
});

it('knows a component schema by its file', async () => {
  const found = await lintFiles(
    {
      'openapi.yaml': `
openapi: 3.1.1
paths:
  /a:
    get:
      x-provenance: { level: documented, source: https://vendor.example/a }
      responses: { '200': { $ref: components/responses/A.yaml } }
`,
      'components/responses/A.yaml': `
description: A.
content: { application/json: { schema: { $ref: ../schemas/A.yaml, x-provenance: { level: guess } } } }
`,
      'components/schemas/A.yaml': 'type: string\n',
    },
    'provenance',
  );
  expect(found).toEqual([
    'components/responses/A.yaml:3 #/content/application~1json/schema/x-provenance/level x-provenance/level must be one of "documented", "indexed", "observed", "inferred".',
    'components/schemas/A.yaml:1 #/ The schema A does not say how it is known. Add `x-provenance`.',
  ]);
});

it('does not miss a parameter whose reference may have led to it', async () => {
  const text = `
openapi: 3.1.1
paths:
  /a:
    get:
      x-provenance: { level: inferred, source: https://vendor.example/a, inferred: [parameters/a, requestBody] }
      parameters: [{ $ref: '#/components/parameters/Nothing' }]
      responses: {}
`;
  expect(await lintText(text, 'provenance')).toEqual([
    'api.yaml:6 #/paths/~1a/get/x-provenance/inferred/1 The operation has no part `requestBody`. It has .',
  ]);
});
