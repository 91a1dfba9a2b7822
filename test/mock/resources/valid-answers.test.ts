import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { call, inPath, json, mockShop, sends } from './shop.ts';

const text = { type: 'string' };
const named = { type: 'object', required: ['id', 'name'], properties: { id: { type: 'integer' }, name: text } };
const issue = {
  type: 'object',
  required: ['id', 'title', 'state', 'author', 'labels', 'milestone', 'created_at', 'url', 'kind', 'size'],
  additionalProperties: false,
  properties: {
    id: { type: 'integer' },
    title: text,
    state: { type: 'string', enum: ['open', 'closed'] },
    author: {
      type: 'object',
      required: ['login', 'since'],
      properties: { login: text, since: { type: 'string', format: 'date' } },
    },
    labels: { type: 'array', items: named },
    milestone: { anyOf: [named, { type: 'null' }] },
    created_at: { type: 'string', format: 'date-time' },
    url: { type: 'string', format: 'uri' },
    kind: {
      oneOf: [
        { type: 'object', required: ['type', 'steps'], properties: { type: { const: 'bug' }, steps: text } },
        {
          type: 'object',
          required: ['type', 'votes'],
          properties: { type: { const: 'wish' }, votes: { type: 'integer' } },
        },
      ],
    },
    size: { allOf: [{ type: 'integer' }, { minimum: 3 }] },
    note: { type: ['string', 'null'] },
  },
};
const toSend = {
  type: 'object',
  properties: {
    title: text,
    state: text,
    author: { type: 'object', properties: { login: text } },
    labels: { type: 'array', items: {} },
    milestone: {},
    kind: { type: 'object' },
    note: {},
    draft: { type: 'boolean' },
  },
};
const answer = (status: number): object => ({ responses: { [status]: json(issue) } });
const paths = {
  '/issues': {
    get: { responses: { 200: json({ type: 'array', items: issue }) } },
    post: { ...sends(toSend), ...answer(201) },
  },
  '/issues/{id}': {
    parameters: [inPath('id')],
    get: answer(200),
    put: { ...sends(toSend), ...answer(200) },
    patch: { ...sends(toSend), ...answer(200) },
  },
};

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const isIssue = ajv.compile(issue);

const body = fc.record(
  {
    title: fc.string(),
    state: fc.constantFrom('open', 'closed', 'lost'),
    author: fc.record({ login: fc.string() }, { requiredKeys: [] }),
    labels: fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.record({ name: fc.string() })), {
      maxLength: 3,
    }),
    milestone: fc.constantFrom(null, 3, 'next', {}, [], { id: 1 }),
    kind: fc.constantFrom({}, { type: 'bug' }, { type: 'wish', votes: 3 }, { type: 'wish' }),
    note: fc.constantFrom(null, 'text', 7),
    draft: fc.boolean(),
  },
  { requiredKeys: [] },
);

describe('whatever is sent, an answer fits its description', () => {
  test.each(['POST', 'PUT', 'PATCH'])('to %s', async (method) => {
    const mock = await mockShop({ paths });
    const at = method === 'POST' ? '/issues' : '/issues/1';
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const { status, body: answered } = await call(mock, method, at, sent);
        expect(status).toBe(method === 'POST' ? 201 : 200);
        expect({ valid: isIssue(answered), errors: isIssue.errors }).toEqual({ valid: true, errors: null });
      }),
      { numRuns: 60 },
    );
    const { body: all } = await call(mock, 'GET', '/issues');
    for (const one of all as unknown[]) expect(isIssue(one)).toBe(true);
  });
});

test('what is sent as a text is answered as the object it names', async () => {
  const mock = await mockShop({ paths });
  const sent = { title: 'Crash', labels: ['bug', { id: 4, name: 'old' }], milestone: 2, author: { login: 'ann' } };
  expect(await call(mock, 'POST', '/issues', sent)).toMatchObject({
    body: {
      title: 'Crash',
      labels: [{ name: 'bug' }, { id: 4, name: 'old' }],
      milestone: { id: 2 },
      author: { login: 'ann' },
    },
  });
});
