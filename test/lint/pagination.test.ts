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

it.each(['pageNumber', 'page', 'page_no', 'offset', '$skip'])('asks for paging where `%s` is taken', async (name) => {
  const text = `
openapi: 3.1.1
paths:
  /a: { get: { parameters: [{ name: ${name}, in: query, schema: { type: integer } }] } }
`;
  expect(await lintText(text, 'pagination')).toEqual([
    `api.yaml:4 #/paths/~1a/get The operation takes \`${name}\`, but has no \`x-pagination\`.`,
  ]);
});

it.each([
  '{ name: page, in: query, schema: { type: string } }',
  '{ name: page, in: path, schema: { type: integer } }',
  '{ name: landingpage, in: query, schema: { type: integer } }',
])('asks for none where %s is taken', async (parameter) => {
  expect(
    await lintText(`openapi: 3.1.1\npaths: { /a: { get: { parameters: [${parameter}] } } }`, 'pagination'),
  ).toEqual([]);
});

it('holds the size of a page to what its parameter says', async () => {
  const size = 'schema: { type: integer, default: 20, maximum: 100 }';
  const text = document(
    '{ page: { parameter: page }, size: { parameter: limit, default: 10, maximum: 100 }, items: /results }',
  );
  expect(
    await lintText(text.replace('name: limit, in: query', `name: limit, in: query, ${size}`), 'pagination'),
  ).toEqual(['api.yaml:7 #/paths/~1a/get/x-pagination/size/default The default is not that of the parameter, 20.']);
});
