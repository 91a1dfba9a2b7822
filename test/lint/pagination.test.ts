import { expect, it } from 'vitest';
import { lintText } from './support.ts';

const document = (pagination: string, body = `{ $ref: '#/components/schemas/Page' }`): string => `
openapi: 3.1.1
paths:
  /a:
    parameters: [{ name: page, in: query }]
    get:
      x-pagination: ${pagination}
      parameters: [{ $ref: '#/components/parameters/Limit' }]
      responses:
        '200': { content: { application/json: { schema: ${body} }, text/csv: { schema: { type: string } } } }
components:
  parameters: { Limit: { name: limit, in: query } }
  schemas:
    Page:
      oneOf:
        - $ref: '#/components/schemas/Fault'
        - allOf: [{ properties: { results: { anyOf: [{ type: array }, { type: 'null' }] }, total: { type: integer } } }]
    Fault: { properties: { message: { type: string } } }
`;

it.each([
  [
    '{ page: { parameter: page }, size: { parameter: limit, default: 10, maximum: 10 }, items: /results, total: /total }',
  ],
  [`{ page: { parameter: page }, items: '' }`, '{ type: array }'],
])('accepts %s', async (value, body?) => {
  expect(await lintText(document(value, body), 'pagination')).toEqual([]);
});

it('refuses parameters, pointers and sizes that do not hold', async () => {
  const value =
    '{ page: { parameter: pages }, size: { parameter: limit, default: 11, maximum: 10 }, items: /message, total: /sum }';
  const at = 'api.yaml:7 #/paths/~1a/get/x-pagination';
  const body = ' and #/components/schemas/Page';
  expect(await lintText(document(value), 'pagination')).toEqual([
    `${at}/page/parameter The operation has no parameter \`pages\`. (limit, page?)`,
    `${at}/size/default The default 11 is above the maximum 10.`,
    `${at}/items${body} \`items: /message\` is no array in the answer.`,
    `${at}/total${body} \`total: /sum\` leads nowhere in the answer.`,
  ]);
});

it('does not miss a parameter whose reference leads nowhere', async () => {
  const value = `{ page: { parameter: nothing }, items: /results }`;
  const text = document(value).replace('#/components/parameters/Limit', '#/components/parameters/Nothing');
  expect(await lintText(text, 'pagination')).toEqual([]);
  const onPath = document(value).replace('{ name: page, in: query }', '{ $ref: nowhere.yaml }');
  expect(await lintText(onPath, 'pagination')).toEqual([]);
});
