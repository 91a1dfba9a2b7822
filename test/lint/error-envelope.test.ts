import { expect, it } from 'vitest';
import { lintText } from './support.ts';

const envelope = '{ status: /status, error: [error], message: /message, data: /data }';

const document = (onRoot: string, paths: string): string => `
openapi: 3.1.1
${onRoot}
paths:
${paths.trimEnd()}
components:
  responses:
    Plain: { content: { application/json: { schema: { $ref: '#/components/schemas/Plain' } } } }
  schemas:
    Plain: { properties: { status: { type: string } } }
    Answer:
      allOf:
        - { properties: { status: { type: string }, message: { type: string } } }
        - { anyOf: [{ properties: { data: {} } }, { type: 'null' }] }
`;
const answer = `schema: { $ref: '#/components/schemas/Answer' }`;

it('accepts pointers that stand in every 2xx body in JSON', async () => {
  const text = document(
    `x-error-envelope: ${envelope}`,
    `
  /a:
    get: { responses: { '200': { content: { application/json: { ${answer} }, text/csv: { schema: {} } } } } }
    put: { responses: { '204': { description: Done. }, '404': { $ref: '#/components/responses/Plain' } } }
    post: { x-error-envelope: { status: '', error: ['no'], message: '', data: '' }, responses: { '200': { $ref: '#/components/responses/Plain' } } }
`,
  );
  expect(await lintText(text, 'error-envelope')).toEqual([]);
});

it('refuses pointers that lead nowhere, once for each body', async () => {
  const responses = `responses: { '200': { $ref: '#/components/responses/Plain' } }`;
  const text = document(`x-error-envelope: ${envelope}`, `  /a: { get: { ${responses} }, put: { ${responses} } }`);
  const at = 'api.yaml:10 #/components/schemas/Plain and #/x-error-envelope';
  expect(await lintText(text, 'error-envelope')).toEqual([
    `${at}/message \`message: /message\` of \`x-error-envelope\` leads nowhere in this answer.`,
    `${at}/data \`data: /data\` of \`x-error-envelope\` leads nowhere in this answer.`,
  ]);
});

it('holds an operation to its own envelope', async () => {
  const text = document(
    '',
    `
  /a:
    get:
      x-error-envelope: { status: /state, error: [error], message: /message, data: '' }
      responses: { '200': { content: { text/json: { ${answer} } } } }
`,
  );
  expect(await lintText(text, 'error-envelope')).toEqual([
    'api.yaml:16 #/components/schemas/Answer and #/paths/~1a/get/x-error-envelope/status ' +
      '`status: /state` of `x-error-envelope` leads nowhere in this answer.',
  ]);
});
