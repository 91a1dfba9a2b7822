import { expect, it } from 'vitest';
import { lintFiles, lintText } from './support.ts';

const root = (responses: string): string => `
openapi: 3.1.1
paths:
  /a:
    get:
      responses: ${responses}
components:
  responses: { NotFound: { description: Not found. } }
  schemas: { NotFound: {} }
`;

it('accepts references to shared responses, and any success', async () => {
  const text = root(`{ '200': { description: Fine. }, '404': { $ref: '#/components/responses/NotFound' } }`);
  expect(await lintText(text, 'error-responses-shared')).toEqual([]);
  const files = {
    'openapi.yaml': root(`{ '4XX': { $ref: components/responses/NotFound.yaml } }`),
    'components/responses/NotFound.yaml': 'description: Not found.\n',
  };
  expect(await lintFiles(files, 'error-responses-shared')).toEqual([]);
});

it('refuses errors written out in an operation or taken from elsewhere', async () => {
  const text = root(`{ '404': { description: No. }, 5XX: { $ref: '#/components/schemas/NotFound' }, default: null }`);
  const message = 'must be a `$ref` to a shared response in components/responses.';
  expect(await lintText(text, 'error-responses-shared')).toEqual([
    `api.yaml:6 #/paths/~1a/get/responses/404 Response 404 ${message}`,
    `api.yaml:6 #/paths/~1a/get/responses/5XX Response 5XX ${message}`,
    `api.yaml:6 #/paths/~1a/get/responses/default Response default ${message}`,
  ]);
});
