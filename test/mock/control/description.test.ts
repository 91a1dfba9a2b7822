import { createConfig, lintFromString } from '@redocly/openapi-core';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { controlOperations } from '../../../scripts/mock/control/operations.ts';
import { templateFile } from '../../../scripts/mock/control/files.ts';
import type { Mock } from '../../../scripts/mock/mock.ts';
import { buildModel } from '../../../scripts/model/build.ts';
import type { Operation } from '../../../scripts/model/model.ts';
import type { OpenApiDocument } from '../../../scripts/spec/openapi.ts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { call, control, mockShop } from './shop.ts';

const file = templateFile('openapi.yaml');
const source = await readFile(file, 'utf8');
const document = parse(source) as OpenApiDocument;
const { operations } = buildModel('__mock', document);
const files = ['getPage', 'getPageFile', 'getDescription'];

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);

test('the description passes Redocly’s recommended rules', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source, absoluteRef: file, config });
  expect(problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`)).toEqual([]);
});

test('what is described is done, and what is done is described', async () => {
  const done = Object.keys(controlOperations(await mockShop()));
  expect([...done, ...files].toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
});

test('the description is served as JSON', async () => {
  const response = await control(await mockShop(), 'GET /openapi.json');
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(await response.json()).toEqual(document);
});

/** A request of each operation that succeeds, in the order they are sent. */
const requests: Readonly<Record<string, readonly [path: string, body?: unknown]>> = {
  putRecord: ['/state/shop/things/a%2Fb', { name: 'Tea' }],
  getRecord: ['/state/shop/things/a%2Fb'],
  listRecords: ['/state/shop/things?limit=5'],
  listCollections: ['/state'],
  removeRecord: ['/state/shop/things/a%2Fb'],
  setFaults: ['/faults', { latency: { min: 0, max: 0 } }],
  setOperationFaults: ['/faults/shop/getProduct', { kind: 'rate-limit', rate: 0.5, retryAfter: 3 }],
  getFaults: ['/faults'],
  clearOperationFaults: ['/faults/shop/getProduct'],
  clearFaults: ['/faults'],
  listOperations: ['/operations'],
  setTime: ['/time', { now: '2026-03-01T00:00:00Z', frozen: true }],
  advanceTime: ['/time/advance', { by: '5m' }],
  getTime: ['/time'],
  resetTime: ['/time'],
  listSessions: ['/sessions'],
  endSession: ['/sessions/worker'],
  listRequests: ['/journal?limit=5&method=POST'],
  verifyRequests: ['/journal/verify', { operation: 'createProduct', body: { name: 'Coffee' }, exactly: 2 }],
  clearJournal: ['/journal'],
  useScenario: ['/scenarios/outage'],
  listScenarios: ['/scenarios'],
  getWorld: ['/seed'],
  seed: ['/seed', { contacts: 5 }],
  snapshot: ['/snapshot?whole=true'],
  restore: ['/snapshot', { version: 1, world: { seed: 'x', contacts: 5 }, counters: {}, collections: {} }],
  reset: ['/reset'],
};

test('every operation answers as it is described', async () => {
  const mock = await mockShop();
  await call(mock, 'POST /products', { name: 'Tea' });
  await call(mock, 'POST /products', { price: 'cheap' }, { 'x-mock-session': 'worker' });
  await control(mock, 'PUT /state/shop/things/a%2Fb', { name: 'Tea' });
  const wrong: string[] = [];
  for (const [id, request] of Object.entries(requests)) wrong.push(...(await complaintsAbout(mock, id, request)));
  expect(wrong).toEqual([]);
  expect(Object.keys(requests).toSorted()).toEqual(
    operations
      .map(({ id }) => id)
      .filter((id) => !files.includes(id))
      .toSorted(),
  );
});

async function complaintsAbout(mock: Mock, id: string, [path, body]: readonly [string, unknown?]): Promise<string[]> {
  const operation = operations.find((one) => one.id === id)!;
  const response = await control(mock, `${operation.method.toUpperCase()} ${path}`, body);
  const text = await response.text();
  if (response.status === 204) return statusesOf(operation).includes('204') ? [] : [`${id}: 204`];
  if (response.status !== 200) return [`${id}: ${response.status} ${text}`];
  const schema = operation.responses.find(({ status }) => status === '200')!.content[0]!.schema as object;
  const validate = ajv.compile({ ...schema, components: document.components });
  return validate(JSON.parse(text)) ? [] : [`${id}: ${ajv.errorsText(validate.errors)}`];
}

function statusesOf({ responses }: Operation): string[] {
  return responses.map(({ status }) => status);
}

test.each([
  ['PUT /faults', { kind: 'explode', rate: 3, colour: 1 }, ['body', 'body.kind', 'body.rate']],
  ['PUT /faults', undefined, ['']],
  ['PUT /faults', { latency: { min: 9, max: 1 } }, ['body.latency.max']],
  ['GET /journal?limit=0&status=x&colour=1', undefined, ['query.colour', 'query.limit', 'query.status']],
  ['PUT /time', { now: 'soon', frozen: 'yes' }, ['body.frozen', 'body.now']],
  ['POST /time/advance', {}, ['body']],
  ['POST /seed', { contacts: -1, seed: 5 }, ['body.contacts', 'body.seed']],
  ['PUT /state/shop/things/1', [1], ['body']],
  ['PUT /snapshot', { version: 3 }, ['body', 'body.version']],
  ['POST /journal/verify', { exactly: 'twice', limit: 1 }, ['body', 'body.exactly']],
] as [string, unknown, string[]][])(
  '%s with %j is refused with every place that is wrong',
  async (request, body, places) => {
    const response = await control(await mockShop(), request, body);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const { validation } = (await response.json()) as { validation: { location: string[] }[] };
    const found = validation.map(({ location }) => location.filter((part) => part !== 'request').join('.'));
    expect([...new Set(found)].toSorted()).toEqual(places);
  },
);

test('a session whose name cannot be one is refused', async () => {
  const response = await control(await mockShop(), 'GET /state', undefined, { 'x-mock-session': 'a b' });
  expect(response.status).toBe(400);
});

test.each([
  ['GET /nothing', 404],
  ['GET /state/shop/things/1', 404],
  ['DELETE /state/shop/things/1', 404],
  ['GET /state/shpo/things', 404],
  ['PUT /faults/shop/nothing', 404],
  ['POST /scenarios/nothing', 404],
  ['GET /page/../openapi.yaml', 404],
  ['GET /page/..%2Fopenapi.yaml', 404],
  ['PATCH /state', 405],
  ['GET /state/shop/%ff', 400],
])('%s is answered %i, as a problem', async (request, status) => {
  const body = request.startsWith('PUT') ? {} : undefined;
  const response = await control(await mockShop(), request, body);
  expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
  expect(await response.text()).not.toMatch(/\/work|scripts\/|node_modules/);
});

test('a change that needs no body may have an empty one', async () => {
  const mock = await mockShop();
  expect((await control(mock, 'POST /reset', {})).status).toBe(204);
  expect((await control(mock, 'POST /scenarios/slow', { fast: true })).status).toBe(400);
});

test('a body that is no JSON, or too deep, is refused', async () => {
  const mock = await mockShop();
  for (const body of ['{', '['.repeat(100_000), `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`]) {
    const response = await mock.fetch('http://localhost/__mock/state/shop/things/1', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect([400, 413]).toContain(response.status);
  }
});

test('a record may have a member __proto__, which stays a member', async () => {
  const mock = await mockShop();
  const text = '{"__proto__":{"polluted":true},"a":1}';
  await mock.fetch('http://localhost/__mock/state/shop/things/1', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: text,
  });
  const response = await control(mock, 'GET /state/shop/things/1');
  expect(await response.text()).toBe(text);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('time set without a word on freezing goes on as it did', async () => {
  const mock = await mockShop();
  await control(mock, 'PUT /time', { frozen: true });
  expect(await (await control(mock, 'PUT /time', { now: '2030-01-01T00:00:00Z' })).json()).toEqual({
    now: '2030-01-01T00:00:00.000Z',
    frozen: true,
  });
  expect(await (await control(mock, 'PUT /time', { frozen: false })).json()).toMatchObject({ frozen: false });
});

test('the header X-Mock-Session names the session, and the journal without it is that of all', async () => {
  const mock = await mockShop();
  const worker = { 'x-mock-session': 'worker' };
  await control(mock, 'PUT /faults', { status: 503 }, worker);
  expect((await call(mock, 'GET /products')).status).toBe(200);
  expect((await call(mock, 'GET /products', undefined, worker)).status).toBe(503);
  const statuses = async (headers: Record<string, string>): Promise<number[]> => {
    const entries = (await (await control(mock, 'GET /journal', undefined, headers)).json()) as {
      response: { status: number };
    }[];
    return entries.map(({ response }) => response.status);
  };
  expect(await statuses({})).toEqual([200, 503]);
  expect(await statuses(worker)).toEqual([503]);
  expect(await statuses({ 'x-mock-session': '' })).toEqual([200]);
});

test('the control plane is not in the journal', async () => {
  const mock = await mockShop();
  await control(mock, 'GET /state');
  expect(await mock.journal.entries()).toEqual([]);
});
