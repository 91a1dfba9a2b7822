import { createServer } from '@stoplight/prism-http-server';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { afterAll, expect, test } from 'vitest';

import { silentLogger } from './differential/stock.ts';
import { describeApi, giving, mockApis, taking } from './support.ts';

const pet = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 2 },
    born: { type: 'string', format: 'date' },
    age: { type: 'integer' },
  },
};
const content = (example: unknown) => ({ content: { 'application/json': { schema: pet, example } } });

const document = describeApi(
  {
    '/pets': {
      get: {
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 50 } },
          { name: 'tags', in: 'query', explode: false, schema: { type: 'array', items: { type: 'string' } } },
          { name: 'old', in: 'query', deprecated: true, schema: { type: 'string' } },
        ],
        responses: { 200: content({ name: 'Rex' }), 404: content({ name: 'none' }), 503: { description: 'Busy' } },
      },
      post: {
        ...taking('application/json', pet),
        responses: { 201: content({ name: 'Rex' }), 422: content({ name: '' }) },
      },
    },
    '/pets/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { responses: { 200: { content: { 'application/json': { schema: pet } } } } },
      delete: { responses: { 204: { description: 'Gone' } } },
    },
    '/pets/best': { get: giving({ 'application/json': 'best', 'text/plain': 'best', 'application/xml': '<best/>' }) },
    '/form': { post: taking('application/x-www-form-urlencoded', pet) },
    '/upload': { post: taking('multipart/form-data', pet) },
    '/text': { post: taking('text/plain', { type: 'string' }) },
    '/secret': { get: { ...giving({ 'application/json': 'in' }), security: [{ key: [] }, { basic: [] }] } },
  },
  {
    components: {
      securitySchemes: {
        key: { type: 'apiKey', in: 'query', name: 'key' },
        basic: { type: 'http', scheme: 'basic' },
      },
    },
  },
);

const jsonSchemaDialect = 'https://json-schema.org/draft/2020-12/schema';
const prism = createServer(await getHttpOperationsFromSpec({ ...structuredClone(document), jsonSchemaDialect }), {
  cors: true,
  config: {
    isProxy: false,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    errors: false,
    upstreamProxy: undefined,
    mock: { dynamic: false },
  },
  components: { logger: silentLogger },
});
const prismUrl = await prism.listen(0, '127.0.0.1');
const mock = await mockApis({ tiny: document });
const { url: mockUrl } = await mock.listen({ port: 0 });
afterAll(() => Promise.all([prism.close(), mock.close()]));

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const upload = { 'content-type': 'multipart/form-data; boundary=x' };
const part = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--x--\r\n`;

test.each<[string, RequestInit?]>([
  ['/pets'],
  ['/pets?limit=5&tags=a,b'],
  ['/pets?limit=51'],
  ['/pets?limit=many'],
  ['/pets?old=1'],
  ['/pets?__code=404'],
  ['/pets', { headers: { prefer: 'code=404' } }],
  ['/pets', { headers: { prefer: 'code=503' } }],
  ['/pets', { headers: { prefer: 'code=418' } }],
  ['/pets', { headers: { prefer: 'example=none' } }],
  ['/pets', { headers: { accept: 'text/html' } }],
  ['/pets', { headers: { accept: 'text/html, application/json;q=0.1' } }],
  ['/pets', { method: 'POST', headers: json, body: '{"name":"Mia"}' }],
  ['/pets', { method: 'POST', headers: json, body: '{"name":"M"}' }],
  ['/pets', { method: 'POST', headers: json }],
  ['/pets/1'],
  ['/pets/one'],
  ['/pets/1', { method: 'DELETE' }],
  ['/pets/best'],
  ['/pets/best', { headers: { accept: 'text/plain' } }],
  ['/pets/best', { headers: { accept: 'application/xml' } }],
  ['/form', { method: 'POST', headers: form, body: 'name=Mia&age=5' }],
  ['/form', { method: 'POST', headers: form, body: 'name=M&age=old' }],
  ['/upload', { method: 'POST', headers: upload, body: part('name', 'Mia') }],
  ['/upload', { method: 'POST', headers: upload, body: part('title', 'Mia') }],
  ['/upload', { method: 'POST', headers: { 'content-type': 'multipart/form-data' }, body: 'name' }],
  ['/text', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'Mia' }],
  ['/secret'],
  ['/secret', { headers: { authorization: 'Basic bWU6c2VjcmV0' } }],
  ['/secret?key=1'],
])('the mock says what Prism says: %s %j', async (path, init) => {
  const [ours, theirs] = await Promise.all([
    fetch(`${mockUrl}/tiny${path}`, init).then(summarise),
    fetch(prismUrl + path, init).then(summarise),
  ]);
  expect(ours).toEqual(theirs);
});

/** A problem counts by its violations; its words are our own. */
async function summarise(response: Response): Promise<unknown> {
  const text = await response.text();
  const { headers, status } = response;
  const type = text && headers.get('content-type');
  const isProblem = type === 'application/problem+json';
  return {
    status,
    type,
    text: isProblem ? (JSON.parse(text) as { validation?: unknown }).validation : text,
    violations: isProblem ? undefined : ofRequest(headers.get('sl-violations')),
    challenge: headers.get('www-authenticate'),
  };
}

/** Prism also checks what it answers itself when it refuses. */
function ofRequest(list: string | null): unknown {
  const violations = JSON.parse(list ?? '[]') as { location: string[] }[];
  return violations.filter(({ location }) => location[0] === 'request');
}
