import { beforeAll, describe, expect, test } from 'vitest';
import { emitApi } from '../../scripts/client/emit.ts';
import type { OpenApiDocument, OperationObject, ParameterObject, ResponseObject } from '../../scripts/spec/openapi.ts';
import { importClient } from './import.ts';
import { petsDocument, runtimeWith, usual } from './support.ts';

const json = (description = 'Done.'): ResponseObject => ({
  description,
  content: { 'application/json': { schema: {} } },
});
const parameter = (name: string, place = 'query', more: Partial<ParameterObject> = {}): ParameterObject => ({
  name,
  in: place,
  required: place === 'path',
  schema: {},
  ...more,
});
const body = (type: string): OperationObject => ({
  requestBody: { required: true, content: { [type]: { schema: {} } } },
});

const report = {
  type: 'object',
  xml: { name: 'report' },
  properties: { total: { type: 'integer' }, made: { type: 'string', format: 'date-time' } },
};
const clock = { type: 'object', properties: { now: { type: 'string', format: 'date-time' } } };

const document: OpenApiDocument = petsDocument(
  {
    '/owners/{owner-id}/pets/{petId}': {
      put: {
        operationId: 'putPet',
        tags: ['pets'],
        parameters: [
          parameter('petId', 'path'),
          parameter('owner-id', 'path'),
          parameter('tags', 'query', { explode: false }),
          parameter('filter', 'query', { style: 'deepObject' }),
          parameter('x-trace', 'header'),
          parameter('session', 'cookie'),
        ],
        ...body('application/json'),
        responses: { 200: json() },
      },
    },
    '/pets': {
      get: {
        operationId: 'listPets',
        tags: ['pets'],
        parameters: [parameter('page')],
        'x-pagination': { page: { parameter: 'page', first: 1 }, items: '/data/items', total: '/data/total' },
        'x-error-envelope': { status: '/status', error: ['error'], message: '/message', data: '/data' },
        responses: { 200: json() },
      },
      patch: {
        operationId: 'matchPets',
        tags: ['pets'],
        parameters: [parameter('match', 'query', { explode: false }), parameter('values'), parameter('dry')],
        'x-match': { parameter: 'match', values: 'query', valuesParameter: 'values' },
        responses: { 204: { description: 'Done.' } },
      },
      post: {
        operationId: 'upsertPet',
        tags: ['pets'],
        parameters: [parameter('match', 'query', { explode: false })],
        'x-match': { parameter: 'match', values: 'body', pointer: '/pet/values' },
        ...body('application/json'),
        responses: { 204: { description: 'Done.' } },
      },
    },
    '/form': {
      post: {
        operationId: 'sendForm',
        ...body('application/x-www-form-urlencoded'),
        responses: { 204: { description: '' } },
      },
    },
    '/photo': {
      get: { operationId: 'getPhoto', responses: { 200: { description: '', content: { 'image/png': {} } } } },
    },
    '/text': {
      get: { operationId: 'getText', responses: { 200: { description: '', content: { 'text/plain': {} } } } },
    },
    '/report': {
      get: {
        operationId: 'getReport',
        responses: { 200: { description: '', content: { 'application/xml': { schema: report } } } },
      },
    },
    '/page': { get: { operationId: 'getPage', responses: { 200: { description: '', content: { 'text/xml': {} } } } } },
    '/clock': {
      get: {
        operationId: 'getClock',
        responses: { 200: { description: '', content: { 'application/json': { schema: clock } } } },
      },
    },
    '/open': { get: { operationId: 'getOpen', security: [], responses: { 200: json() } } },
    '/tokens': {
      post: { operationId: 'createToken', security: [], ...body('application/json'), responses: { 200: json() } },
    },
  },
  {
    security: [{ token: [] }],
    components: {
      securitySchemes: {
        token: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          'x-credential-prefix': 'Token ',
          'x-token-exchange': { operation: 'createToken', request: { key: '/username' }, token: '/token' },
        },
      },
    },
  },
);

interface Sent {
  url: string;
  init: RequestInit;
}
type Call = Promise<unknown> & AsyncIterable<unknown>;
type Client = Record<string, Record<string, (...args: unknown[]) => Call>>;

type Create = (options: object) => Client;

/** The function that makes a client, as generated with some options. */
async function emitCreate(api: string, dates: 'string' | 'Date'): Promise<Create> {
  const files = [...(await emitApi(api, document, { ...usual, dates })), ...(await runtimeWith(usual))];
  const client = await importClient(files, api);
  return Object.entries(client).find(([name]) => name.startsWith('create') && name !== 'createToken')![1] as Create;
}

let create: Create;
beforeAll(async () => {
  create = await emitCreate('pets', 'string');
});

/** A client that answers what a test says, one answer for each request and the last again. */
function answering(...answers: (() => Response)[]): { client: Client; sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    sent.push({ url, init });
    return (answers[sent.length - 1] ?? answers.at(-1)!)();
  };
  return { client: create({ fetch, credentials: { token: 'secret' } }), sent };
}

const headersOf = ({ init }: Sent): Headers => new Headers(init.headers);
const nothing = (): Response => new Response(null, { status: 204 });
const given = (value: unknown) => (): Response => Response.json(value);
const page = (items: number[]) => given({ status: 'ok', data: { items, total: 3 } });

describe('a generated client sends', () => {
  test('path parameters in the order of the path, body and options, each as described', async () => {
    const { client, sent } = answering(given({}));
    const options = {
      query: { tags: ['a', 'b'], filter: { age: 3 } },
      header: { 'x-trace': 7 },
      cookie: { session: 'c' },
    };
    await client['pets']!['putPet']!('ann', 'rex/2', { name: 'Rex' }, options);
    expect(sent[0]!.url).toBe('https://pets.example.org/owners/ann/pets/rex%2F2?tags=a,b&filter%5Bage%5D=3');
    expect(sent[0]!.init).toMatchObject({ method: 'PUT', body: '{"name":"Rex"}' });
    expect(Object.fromEntries(headersOf(sent[0]!))).toEqual({
      accept: 'application/json',
      authorization: 'Token secret',
      'content-type': 'application/json',
      cookie: 'session=c',
      'x-trace': '7',
    });
  });

  test('what to match in the query', async () => {
    const { client, sent } = answering(nothing);
    await client['pets']!['matchPets']!({ match: { Name: 'Rex', Age: 3 }, query: { dry: true } });
    expect(sent[0]!.url).toBe('https://pets.example.org/pets?dry=true&match=Name,Age&Name=Rex&Age=3');
  });

  test('what to match in the body', async () => {
    const { client, sent } = answering(nothing);
    await client['pets']!['upsertPet']!({ pet: { values: { Age: 3 } } }, { match: { Name: 'Rex' } });
    expect(sent[0]!.url).toBe('https://pets.example.org/pets?match=Name');
    expect(JSON.parse(sent[0]!.init.body as string)).toEqual({ pet: { values: { Age: 3, Name: 'Rex' } } });
  });

  test('a form', async () => {
    const { client, sent } = answering(nothing);
    await client['default']!['sendForm']!({ name: 'Rex & co' });
    expect(sent[0]!.init.body).toBe('name=Rex%20%26%20co');
    expect(headersOf(sent[0]!).get('content-type')).toBe('application/x-www-form-urlencoded');
  });

  test('no credentials where none are asked for', async () => {
    const { client, sent } = answering(given({}));
    await client['default']!['getOpen']!();
    expect(headersOf(sent[0]!).has('authorization')).toBe(false);
  });

  test('a token that it gets for the members of a credential', async () => {
    const sent: Sent[] = [];
    const fetch = async (url: string, init: RequestInit): Promise<Response> => {
      sent.push({ url, init });
      return Response.json({ token: 'fresh' });
    };
    await create({ fetch, credentials: { token: { key: 'k' } } })['pets']!['putPet']!('a', 'b', {});
    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual(['/tokens', '/owners/a/pets/b']);
    expect(sent[0]!.init.body).toBe('{"username":"k"}');
    expect(headersOf(sent[1]!).get('authorization')).toBe('Token fresh');
  });
});

describe('a generated client gives', () => {
  test('the payload of an envelope', async () => {
    const { client } = answering(given({ status: 'ok', data: { items: [1], total: 1 } }));
    expect(await client['pets']!['listPets']!()).toEqual({ items: [1], total: 1 });
  });

  test('an error for an envelope that says so', async () => {
    const { client } = answering(given({ status: 'error', message: 'No pets.' }));
    await expect(client['pets']!['listPets']!()).rejects.toMatchObject({
      name: 'EnvelopeError',
      operationId: 'listPets',
    });
  });

  test('the items of all pages, found in the whole body', async () => {
    const { client, sent } = answering(page([1, 2]), page([3]));
    const items: unknown[] = [];
    for await (const item of client['pets']!['listPets']!()) items.push(item);
    expect(items).toEqual([1, 2, 3]);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(['?page=1', '?page=2']);
  });

  test('bytes, text and nothing', async () => {
    const { client, sent } = answering(() => new Response('abc'));
    expect(await ((await client['default']!['getPhoto']!()) as Blob).text()).toBe('abc');
    expect(await client['default']!['getText']!()).toBe('abc');
    expect(await client['pets']!['matchPets']!({ match: { Name: 'Rex' } })).toBeUndefined();
    expect(sent.map((request) => headersOf(request).get('accept'))).toEqual([
      'image/png, */*;q=0.1',
      'text/plain, */*;q=0.1',
      'application/json',
    ]);
  });

  test('an XML-only answer as its schema says, and as text where it has none', async () => {
    const { client } = answering(() => new Response('<report><total>3</total></report>'));
    expect(await client['default']!['getReport']!()).toEqual({ total: 3 });
    expect(await client['default']!['getPage']!()).toBe('<report><total>3</total></report>');
  });

  test('dates as the texts they are, or as Date objects where asked for', async () => {
    const now = '2026-11-22T03:04:05.000Z';
    const { client } = answering(given({ now }));
    expect(await client['default']!['getClock']!()).toEqual({ now });

    const createDated = await emitCreate('dated', 'Date');
    const dated = createDated({ fetch: async () => Response.json({ now }) });
    expect(await dated['default']!['getClock']!()).toEqual({ now: new Date(now) });
  });
});
