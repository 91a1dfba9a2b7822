import { expect, it } from 'vitest';
import { lintText } from './support.ts';

const document = (match: string, body = `{ $ref: '#/components/requestBodies/Send' }`): string => `
openapi: 3.1.1
paths:
  /a:
    parameters: [{ name: match, in: query, schema: { type: array } }, { name: names, in: header }]
    put:
      x-match: ${match}
      parameters: [{ $ref: '#/components/parameters/MatchValues' }]
      requestBody: ${body}
components:
  parameters: { MatchValues: { name: matchValues, in: query, schema: { $ref: '#/components/schemas/Values' } } }
  requestBodies:
    Send: { content: { application/json: { schema: { $ref: '#/components/schemas/Send' } }, text/plain: {} } }
  schemas:
    Send: { properties: { Id: { type: integer }, Contact: { allOf: [{ $ref: '#/components/schemas/Contact' }] } } }
    Contact: { properties: { Values: { anyOf: [{ $ref: '#/components/schemas/Values' }, { type: 'null' }] } } }
    Values: { type: object, additionalProperties: { type: string } }
`;

const query = '{ parameter: match, values: query, valuesParameter: matchValues }';

it.each([
  [query],
  ['{ parameter: match, values: body, pointer: /Contact/Values }'],
  [query, '{ content: {} }'],
  [`{ parameter: match, values: body, pointer: '' }`, `{ content: { text/json: { schema: { type: object } } } }`],
])('accepts %s', async (value, body?) => {
  expect(await lintText(document(value, body), 'match')).toEqual([]);
});

const at = 'api.yaml:7 #/paths/~1a/put/x-match';

it.each([
  [
    '{ parameter: names, values: query, valuesParameter: match }',
    [
      `${at}/parameter The operation has no query parameter \`names\`. (matchValues, match?)`,
      `${at}/valuesParameter The parameter \`match\` is no object.`,
    ],
  ],
  [
    '{ parameter: matchValues, values: body, pointer: /Values }',
    [
      `${at}/parameter The parameter \`matchValues\` is no array.`,
      `${at}/pointer and #/components/schemas/Send \`pointer: /Values\` leads nowhere in the request body.`,
    ],
  ],
  [
    '{ parameter: match, values: body, pointer: /Id }',
    [`${at}/pointer and #/components/schemas/Send \`pointer: /Id\` is no object in the request body.`],
  ],
  [
    '{ parameter: match, values: body, valuesParameter: matchValues }',
    [
      `${at}/valuesParameter \`valuesParameter\` goes with \`values: query\` only.`,
      `${at}/values \`values: body\` needs \`pointer\`.`,
    ],
  ],
  [
    '{ parameter: match, values: query, pointer: /Contact/Values }',
    [
      `${at}/values \`values: query\` needs \`valuesParameter\`.`,
      `${at}/pointer \`pointer\` goes with \`values: body\` only.`,
    ],
  ],
])('refuses %s', async (value, problems) => {
  expect(await lintText(document(value), 'match')).toEqual(problems);
});

it('refuses values in a body where there is none', async () => {
  const text = document('{ parameter: match, values: body, pointer: /Values }').replace(/ +requestBody: .*\n/, '');
  expect(await lintText(text, 'match')).toEqual([`${at}/pointer The operation has no request body.`]);
});

it('leaves references that lead nowhere to another rule', async () => {
  const body = await lintText(document('{ parameter: match, values: body, pointer: /A }', '{ $ref: a.yaml }'), 'match');
  expect(body).toEqual([]);
  const parameter = document(query).replace('#/components/parameters/MatchValues', '#/nowhere');
  expect(await lintText(parameter, 'match')).toEqual([]);
});
