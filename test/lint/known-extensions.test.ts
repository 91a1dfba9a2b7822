import { expect, it } from 'vitest';
import { lintText } from './support.ts';

it('accepts the listed extensions in their places and does not look into data', async () => {
  const text = `
openapi: 3.1.1
x-error-envelope: { status: /status, error: [error], message: /message, data: '' }
tags: [{ name: a, x-displayName: A }]
x-tagGroups: [{ name: All, tags: [a] }]
paths:
  /a:
    get:
      x-pagination: { page: { parameter: page, first: 0 }, items: '' }
      x-match: { parameter: match, values: query, valuesParameter: matchValues }
      x-resource: { collection: 'a/{id}/b', action: list, key: id, where: { state: status }, parents: { id: a } }
      parameters: [{ name: x-trace, in: header, example: { x-any: 1 } }]
      responses:
        '200':
          headers: { x-rate-limit: { schema: {} } }
          content: { application/x-a: { examples: { x-one: { value: { x-two: 1 } } } } }
components:
  schemas:
    A:
      x-data-contract: object
      properties: { x-name: { type: integer, x-xml-only: true }, b: { $ref: '#/components/schemas/A', x-xml-only: true }, c: { type: string, x-extensible-enum: [on, off] } }
      default: { x-a: 1 }
      enum: [{ x-b: 1 }]
      const: { x-c: 1 }
      examples: [{ x-d: 1 }]
  securitySchemes:
    token: { type: apiKey, in: header, name: Authorization, x-credential-prefix: 'Token ' }
    other:
      type: http
      scheme: bearer
      x-token-exchange: { operation: createToken, request: { apiKey: /username, secret: /password }, token: '' }
`;
  expect(await lintText(text, 'known-extensions')).toEqual([]);
});

it('refuses unknown, misplaced and malformed ones', async () => {
  const text = `
openapi: 3.1.1
x-error-envelop: {}
x-error-envelope: { status: /status, error: [error, 1] }
paths:
  /a:
    get:
      x-pagination: { page: { parameter: page }, size: { parameter: '' }, items: results }
      x-data-contract: array
      responses: { x-anything: 1 }
components:
  schemas:
    A:
      x-data-contract: list
      properties:
        b: { $ref: '#/components/schemas/A', x-xml-olny: true }
`;
  expect((await lintText(text, 'known-extensions')).toSorted()).toEqual([
    'api.yaml:10 #/paths/~1a/get/responses/x-anything `x-anything` is not a known extension.',
    'api.yaml:14 #/components/schemas/A/x-data-contract x-data-contract must be one of "object", "array", "dictionary", "dateTimeOffset".',
    'api.yaml:16 #/components/schemas/A/properties/b/x-xml-olny `x-xml-olny` is not a known extension. (x-xml-only?)',
    'api.yaml:3 #/x-error-envelop `x-error-envelop` is not a known extension. (x-error-envelope?)',
    "api.yaml:4 #/x-error-envelope x-error-envelope must have required property 'message' or must have required property 'data'.",
    'api.yaml:4 #/x-error-envelope/error/1 x-error-envelope/error/1 must be string.',
    'api.yaml:8 #/paths/~1a/get/x-pagination/items x-pagination/items must be a JSON pointer such as /results, or empty.',
    "api.yaml:8 #/paths/~1a/get/x-pagination/page x-pagination/page must have required property 'first'.",
    'api.yaml:8 #/paths/~1a/get/x-pagination/size/parameter x-pagination/size/parameter must NOT have fewer than 1 characters.',
    'api.yaml:9 #/paths/~1a/get/x-data-contract `x-data-contract` does not belong on Operation, only on Schema.',
  ]);
});

it('asks for a way to name a page', async () => {
  const text = `
openapi: 3.1.1
paths: { /a: { get: { x-pagination: { items: '' } } } }
`;
  expect(await lintText(text, 'known-extensions')).toEqual([
    "api.yaml:3 #/paths/~1a/get/x-pagination x-pagination must have required property 'page' or must have required property 'offset'.",
  ]);
});

it('asks a match for its parameter and the place of its values', async () => {
  const text = `
openapi: 3.1.1
paths:
  /a:
    put: { x-match: { parameter: match, values: path } }
    post: { x-match: { values: body, pointer: Values, valuesParameter: '' } }
`;
  expect((await lintText(text, 'known-extensions')).toSorted()).toEqual([
    'api.yaml:5 #/paths/~1a/put/x-match/values x-match/values must be one of "query", "body".',
    "api.yaml:6 #/paths/~1a/post/x-match x-match must have required property 'parameter'.",
    'api.yaml:6 #/paths/~1a/post/x-match/pointer x-match/pointer must be a JSON pointer such as /results, or empty.',
    'api.yaml:6 #/paths/~1a/post/x-match/valuesParameter x-match/valuesParameter must NOT have fewer than 1 characters.',
  ]);
});

it('asks a resource for its collection and an action there is', async () => {
  const text = `
openapi: 3.1.1
paths:
  /a:
    get: { x-resource: { action: find } }
    put: { x-resource: { collection: /a/, id: '', where: {}, keys: id } }
`;
  expect((await lintText(text, 'known-extensions')).toSorted()).toEqual([
    "api.yaml:5 #/paths/~1a/get/x-resource x-resource must have required property 'collection'.",
    'api.yaml:5 #/paths/~1a/get/x-resource/action x-resource/action must be one of "list", "read", "create", "update", "replace", "delete".',
    'api.yaml:6 #/paths/~1a/put/x-resource/collection x-resource/collection must be a name such as campaigns or owners/{ownerId}/pets.',
    'api.yaml:6 #/paths/~1a/put/x-resource/id x-resource/id must NOT have fewer than 1 characters.',
    'api.yaml:6 #/paths/~1a/put/x-resource/keys x-resource/keys must not be there.',
    'api.yaml:6 #/paths/~1a/put/x-resource/where x-resource/where must NOT have fewer than 1 properties.',
  ]);
});

it('asks a token exchange for an operation, members and a pointer to the token', async () => {
  const text = `
openapi: 3.1.1
components:
  securitySchemes:
    a: { x-token-exchange: { request: {}, token: token } }
    b: { x-token-exchange: { operation: createToken, request: { key: username }, token: /token, ttl: 1 } }
`;
  const [a, b] = ['a', 'b'].map(
    (name, at) => `api.yaml:${at + 5} #/components/securitySchemes/${name}/x-token-exchange`,
  );
  expect((await lintText(text, 'known-extensions')).toSorted()).toEqual([
    `${a} x-token-exchange must have required property 'operation'.`,
    `${a}/request x-token-exchange/request must NOT have fewer than 1 properties.`,
    `${a}/token x-token-exchange/token must be a JSON pointer such as /results, or empty.`,
    `${b}/request/key x-token-exchange/request/key must be a JSON pointer such as /results, or empty.`,
    `${b}/ttl x-token-exchange/ttl must not be there.`,
  ]);
});

it('asks a list of known values for different strings', async () => {
  const text = `
openapi: 3.1.1
components: { schemas: { A: { x-extensible-enum: [a, 1, a] }, B: { x-extensible-enum: [] } } }
`;
  const schemas = 'api.yaml:3 #/components/schemas';
  expect((await lintText(text, 'known-extensions')).toSorted()).toEqual([
    `${schemas}/A/x-extensible-enum x-extensible-enum must NOT have duplicate items (items ## 2 and 0 are identical).`,
    `${schemas}/A/x-extensible-enum/1 x-extensible-enum/1 must be string.`,
    `${schemas}/B/x-extensible-enum x-extensible-enum must NOT have fewer than 1 items.`,
  ]);
});
