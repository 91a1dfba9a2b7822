import { expect, it } from 'vitest';
import { lintText } from './support.ts';

it('accepts examples where they are needed and asks for none elsewhere', async () => {
  const text = `
openapi: 3.1.1
paths:
  /a:
    post:
      parameters:
        - { name: a, in: query, example: 0 }
        - { name: b, in: query, examples: { one: { value: 1 } } }
        - { name: c, in: query, content: { application/json: { schema: {}, example: null } } }
      requestBody: { content: { application/json: { schema: {}, examples: { a: { value: 1 } } }, text/plain: {} } }
      responses:
        '200': { content: { application/json: { schema: {}, example: 1 } } }
        '204': { description: Done. }
        '400': { content: { application/json: {}, application/zip: { schema: { $ref: '#/components/schemas/File' } } } }
components:
  schemas:
    File: { type: string, format: binary }
`;
  expect(await lintText(text, 'examples-present')).toEqual([]);
});

it('reports what has no example, shared responses once', async () => {
  const text = `
openapi: 3.1.1
paths:
  /a:
    parameters:
      - { name: a, in: query, examples: {} }
    get:
      responses: { '200': { $ref: '#/components/responses/File' } }
    post:
      requestBody:
        content:
          application/json: { schema: {} }
      responses: { '200': { $ref: '#/components/responses/File' } }
components:
  responses:
    File:
      content:
        application/pdf: { schema: { type: string, format: binary } }
`;
  expect(await lintText(text, 'examples-present')).toEqual([
    'api.yaml:6 #/paths/~1a/parameters/0 Parameter `a` has no example. Add `example` or `examples`.',
    'api.yaml:18 #/components/responses/File/content/application~1pdf Media type `application/pdf` has no example. Add `examples`.',
    'api.yaml:12 #/paths/~1a/post/requestBody/content/application~1json Media type `application/json` has no example. Add `examples`.',
  ]);
});

it('asks for examples of errors, too', async () => {
  const text = `
openapi: 3.1.1
paths:
  /a:
    get:
      responses:
        '400': { $ref: '#/components/responses/BadRequest' }
        default: { content: { text/json: { schema: {} } } }
components:
  responses:
    BadRequest: { content: { application/json: { schema: {} } } }
    Unused: { content: { application/xml: { schema: {} } } }
`;
  expect((await lintText(text, 'examples-present')).toSorted()).toEqual([
    'api.yaml:11 #/components/responses/BadRequest/content/application~1json Media type `application/json` has no example. Add `examples`.',
    'api.yaml:12 #/components/responses/Unused/content/application~1xml Media type `application/xml` has no example. Add `examples`.',
    'api.yaml:8 #/paths/~1a/get/responses/default/content/text~1json Media type `text/json` has no example. Add `examples`.',
  ]);
});
