import { describe, expect, test } from 'vitest';
import type { JsonSchema } from '../../scripts/spec/openapi.ts';
import { createMock } from '../../scripts/mock/mock.ts';
import { decodeXml, documentResolver } from '../../scripts/xml/index.ts';
import { readApis, type CommittedApi } from '../support/apis.ts';
import { createValidator } from '../support/validate.ts';
import { mockPaths, post, send, taking } from './support.ts';

const Pet: JsonSchema = {
  type: 'object',
  required: ['name'],
  xml: { name: 'pet', namespace: 'https://example.org/pets' },
  properties: {
    id: { type: 'integer', 'x-xml-only': true },
    name: { type: 'string', const: 'Rex' },
    tags: { type: 'array', maxItems: 2, items: { type: 'string' }, xml: { wrapped: true } },
  },
};
const petSchema = { $ref: '#/components/schemas/Pet' };
const mock = await mockPaths(
  {
    '/pets': {
      get: {
        responses: {
          200: { content: { 'application/json': { schema: petSchema }, 'text/xml': { schema: petSchema } } },
        },
      },
      post: taking('application/xml', petSchema),
    },
    '/json': { post: taking('application/json', petSchema) },
    '/free': {
      post: { requestBody: { content: { 'application/xml': {} } }, responses: { 204: { description: 'Done' } } },
    },
  },
  { components: { schemas: { Pet } } },
);
const pet = (inner: string): string => `<pet xmlns="https://example.org/pets">${inner}</pet>`;

const statusOf = async (body: string): Promise<number> =>
  (await post(mock, '/tiny/pets', 'application/xml', body)).status;

describe('a request body in XML', () => {
  test('is read by its schema and validated', async () => {
    expect(await statusOf(pet('<name>Rex</name><tags><tags>a</tags></tags><id>7</id>'))).toBe(204);
    expect(await statusOf(pet('<name>Tom</name>'))).toBe(422);
    expect(await statusOf(pet('<name>Rex</name><tags><tags/><tags/><tags/></tags>'))).toBe(422);
  });

  test.each([
    ['not well-formed', '<nonsense'],
    ['of another name', '<dog/>'],
    ['without its namespace', '<pet><name>Rex</name></pet>'],
    ['with an element nobody described', pet('<name>Rex</name><age>7</age>')],
    ['with a document type', '<!DOCTYPE pet [<!ENTITY e SYSTEM "file:///etc/passwd">]><pet>&e;</pet>'],
  ])('that is %s is refused with the places of what is wrong', async (_name, body) => {
    const response = await post(mock, '/tiny/pets', 'application/xml', body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      validation: expect.arrayContaining([expect.objectContaining({ message: expect.any(String), line: 1 })]),
    });
  });

  test('is 415 where only JSON is described, and taken as it is where XML has no schema', async () => {
    expect((await post(mock, '/tiny/json', 'application/xml', '<pet/>')).status).toBe(415);
    expect((await post(mock, '/tiny/free', 'application/xml', '<anything/>')).status).toBe(204);
  });
});

test('an example that XML cannot carry as described is refused with 501, and the reason', async () => {
  const example = { things: [1, 2] };
  const described = { type: 'object', properties: { things: {} } };
  const odd = await mockPaths({
    '/odd': { get: { responses: { 200: { content: { 'text/xml': { schema: described, example } } } } } },
  });
  const response = await send(odd, '/tiny/odd');
  expect(response.status).toBe(501);
  expect(await response.json()).toMatchObject({ validation: [{ location: ['response', 'body', 'things'] }] });
});

describe('a response without an example', () => {
  test('is written in XML by its schema', async () => {
    const response = await send(mock, '/tiny/pets', { headers: { accept: 'text/xml' } });
    expect(response.headers.get('content-type')).toBe('text/xml');
    expect(await response.text()).toContain('<pet xmlns="https://example.org/pets">\n  <name>Rex</name>');
    expect(response.headers.has('sl-violations')).toBe(false);
  });

  test('has no XML-only member in JSON', async () => {
    for (const seed of ['a', 'b', 'c', 'd']) {
      const response = await send(mock, '/tiny/pets', { headers: { prefer: `dynamic=true, seed=${seed}` } });
      expect(await response.json()).not.toHaveProperty('id');
    }
  });
});

test('generated XML of which50 is as its schema says, whatever the seed', async () => {
  const [{ model, document }] = (await readApis()) as [CommittedApi];
  const api = await createMock({ apis: [{ model, document }] });
  const resolve = documentResolver(document);
  const validate = createValidator(document);
  const inXml = model.operations
    .filter(({ method }) => method === 'get')
    .flatMap((operation) => {
      const schema = operation.responses[0]?.content.find(({ type }) => type === 'application/xml')?.schema;
      return schema === undefined ? [] : [{ operation, schema }];
    });
  expect(inXml.length).toBeGreaterThan(30);
  for (const { operation, schema: described } of inXml) {
    const path = operation.path.replace(/\{(\w+)\}/g, (_template, name: string) =>
      encodeURIComponent(String(operation.parameters.find((parameter) => parameter.name === name)?.example)),
    );
    for (const seed of ['1', '2', '3']) {
      const response = await send(api, `/which50${path}?$select=Number`, {
        headers: { authorization: 'Basic YTpi', accept: 'application/xml', prefer: `dynamic=true, seed=${seed}` },
      });
      const value = decodeXml(await response.text(), { schema: described }, resolve);
      expect([operation.id, ...validate(described, value)]).toEqual([operation.id]);
    }
  }
});
