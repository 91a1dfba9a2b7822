import { createMock, type Mock, type MockedApi, type MockOptions } from '../../../scripts/mock/mock.ts';
import { buildModel } from '../../../scripts/model/build.ts';
import type { OpenApiDocument } from '../../../scripts/spec/openapi.ts';
import { onTestFinished } from 'vitest';

const product = {
  type: 'object',
  required: ['name'],
  properties: {
    id: { type: 'integer', readOnly: true },
    name: { type: 'string', minLength: 1, maxLength: 40, examples: ['Tea'] },
    price: { type: 'number', minimum: 0, examples: [2.5] },
  },
};
const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const one = { description: 'A product.', ...json({ $ref: '#/components/schemas/Product' }) };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } };

/** A page on the mock's own origin, as an uploaded file can be one. */
const hostileLeaflet = `<h1>Leaflet</h1><script>
  fetch('/__mock/faults', {
    method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '{"status":500}',
  });
</script>`;

/** Plain REST, with an operation that wants no credentials. */
export const shopDocument = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  security: [{ token: [] }],
  paths: {
    '/products': {
      get: {
        operationId: 'listProducts',
        responses: {
          200: {
            description: 'Products.',
            ...json({ type: 'array', items: { $ref: '#/components/schemas/Product' } }),
          },
        },
      },
      post: {
        operationId: 'createProduct',
        requestBody: { required: true, ...json({ $ref: '#/components/schemas/Product' }) },
        responses: { 201: one },
      },
    },
    '/products/{id}': {
      parameters: [id],
      get: { operationId: 'getProduct', responses: { 200: one, 404: { description: 'Gone.' } } },
      delete: { operationId: 'deleteProduct', responses: { 204: { description: 'Deleted.' } } },
    },
    '/leaflet': {
      get: {
        operationId: 'getLeaflet',
        security: [],
        responses: { 200: { description: 'A page.', content: { 'text/html': { example: hostileLeaflet } } } },
      },
    },
    '/tokens': {
      post: {
        operationId: 'issueToken',
        security: [],
        responses: { 200: { description: 'A token.', ...json({ type: 'object', examples: [{ token: 'x' }] }) } },
      },
    },
  },
  components: {
    schemas: { Product: product },
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
  },
} as unknown as OpenApiDocument;

export const shop: MockedApi = { model: buildModel('shop', shopDocument), document: shopDocument };

/** When the clock of the machine stands in these tests. */
export const start = Date.UTC(2026, 0, 1);

/** A mock of the shop that is closed when the test ends; its clock stands still unless another is given. */
export async function mockShop(options: Partial<MockOptions> = {}): Promise<Mock> {
  const mock = await createMock({ apis: [shop], now: () => start, onError: rethrow, ...options });
  onTestFinished(() => mock.close());
  return mock;
}

function rethrow(error: unknown): never {
  throw error;
}

/** Calls the shop, with credentials. */
export function call(
  mock: Mock,
  request: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const [method = 'GET', path = '/'] = request.split(' ');
  return mock.fetch(`http://localhost/shop${path}`, {
    method,
    headers: {
      authorization: 'Bearer secret',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** Asks the control plane, as a program does. */
export function control(
  mock: Mock,
  request: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const [method = 'GET', path = '/'] = request.split(' ');
  return mock.fetch(`http://localhost/__mock${path}`, {
    method,
    headers: { ...(method !== 'GET' && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}
