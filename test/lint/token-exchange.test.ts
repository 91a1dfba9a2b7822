import { expect, it } from 'vitest';
import { lintText } from './support.ts';

const document = (exchange: string, operation = 'security: []'): string => `
openapi: 3.1.1
security: [{ token: [] }]
paths:
  /tokens:
    post:
      operationId: createToken
      ${operation}
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Credentials' } } } }
      responses:
        '200': { $ref: '#/components/responses/Token' }
        '201': { $ref: '#/components/responses/Token' }
        '204': { description: None. }
        '400': { content: { application/json: { schema: { type: object } } } }
  /ping: { get: { operationId: ping, security: [{}, { token: [] }] } }
components:
  securitySchemes:
    token: { type: http, scheme: bearer, x-token-exchange: ${exchange} }
  responses: { Token: { content: { application/json: { schema: { $ref: '#/components/schemas/Token' } } } } }
  schemas:
    Credentials: { properties: { key: { type: string }, secret: { type: [string, 'null'] }, ttl: { type: integer } } }
    Token: { properties: { token: { type: string }, user: { type: object } } }
`;

const good = '{ operation: createToken, request: { apiKey: /key, secret: /secret }, token: /token }';

it('accepts an operation that gives a token for credentials', async () => {
  expect(await lintText(document(good), 'token-exchange')).toEqual([]);
  const withAnotherScheme = document(good, 'security: [{ token: [] }, { basic: [] }]');
  expect(await lintText(withAnotherScheme, 'token-exchange')).toEqual([]);
});

const at = 'api.yaml:18 #/components/securitySchemes/token/x-token-exchange';

it('refuses an operation that is not there', async () => {
  const text = document('{ operation: creatToken, request: { apiKey: /nothing }, token: /nothing }');
  expect(await lintText(text, 'token-exchange')).toEqual([
    `${at}/operation The description has no operation \`creatToken\`. (createToken, ping?)`,
  ]);
});

it.each(['summary: Asks for the usual credentials.', 'security: [{ basic: [], token: [] }]'])(
  'refuses an operation that asks for the token itself: %s',
  async (operation) => {
    expect(await lintText(document(good, operation), 'token-exchange')).toEqual([
      `${at}/operation \`createToken\` asks for the token that it is to give.`,
    ]);
  },
);

it('refuses pointers that lead to no string', async () => {
  const text = document('{ operation: createToken, request: { apiKey: /user, ttl: /ttl }, token: /user }');
  expect(await lintText(text, 'token-exchange')).toEqual([
    `${at}/request/apiKey and #/components/schemas/Credentials \`/user\` leads nowhere in the request body.`,
    `${at}/request/ttl and #/components/schemas/Credentials \`/ttl\` is no string in the request body.`,
    `${at}/token and #/components/schemas/Token \`/user\` is no string in the answer.`,
  ]);
});

it('refuses an operation without bodies in JSON', async () => {
  const text = document('{ operation: ping, request: { apiKey: /key }, token: /token }');
  expect(await lintText(text, 'token-exchange')).toEqual([
    `${at}/request/apiKey The operation has no JSON in the request body.`,
    `${at}/token The operation has no JSON in the answer.`,
  ]);
});
