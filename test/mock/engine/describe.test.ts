import { describe, expect, test } from 'vitest';
import { createEngine } from '../../../scripts/mock/engine/create-engine.ts';
import { slimDocument } from '../../../scripts/mock/engine/slim.ts';
import { buildModel } from '../../../scripts/model/build.ts';
import type { JsonSchema, OpenApiDocument } from '../../../scripts/spec/openapi.ts';
import { readApis } from '../../support/apis.ts';
import { createValidator } from '../../support/validate.ts';
import { describeApi, giving } from '../support.ts';
import { engineOf, refusalOf } from './support.ts';

const pet: JsonSchema = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };

describe('a described response', () => {
  test('is made once, and the same for the same wishes', async () => {
    const { engine, operation } = engineOf({
      responses: { 200: { content: { 'application/json': { schema: pet } } } },
    });
    const wish = { dynamic: true, seed: 'a' };
    const [first, second] = [
      await engine.describe(operation, undefined, wish),
      await engine.describe(operation, undefined, wish),
    ];
    expect(second).toBe(first);
    const other = await engine.describe(operation, undefined, { dynamic: true, seed: 'b' });
    expect(other.body).not.toEqual(first.body);
  });

  test('is an example where nothing can be generated', async () => {
    const { engine, operation } = engineOf(giving({ 'application/json': 'an example' }));
    expect(await engine.describe(operation, undefined, { dynamic: true })).toMatchObject({ body: 'an example' });
  });

  test('is generated where it is too large to be sampled', async () => {
    const wide = (depth: number): JsonSchema => ({
      type: 'object',
      required: [...'abcdefgh'],
      properties: Object.fromEntries(
        [...'abcdefgh'].map((name) => [name, depth > 0 ? wide(depth - 1) : { type: 'string' }]),
      ),
    });
    const { engine, operation } = engineOf({
      responses: { 200: { content: { 'application/json': { schema: wide(3) } } } },
    });
    const { body } = await engine.describe(operation, undefined, {});
    expect(body).toHaveProperty('a.b.c.d');
  });

  test('that is made from a schema is as the schema says', async () => {
    const schema: JsonSchema = {
      type: 'object',
      required: ['code', 'mail', 'seen', 'count', 'labels'],
      properties: {
        code: { type: 'string', pattern: '^[A-Z]{3}-[0-9]{4}$' },
        mail: { type: 'string', format: 'email' },
        seen: { type: 'string', format: 'date-time' },
        count: { type: 'integer', minimum: 7, maximum: 9 },
        labels: { type: 'object', additionalProperties: { type: 'string' }, minProperties: 2 },
      },
    };
    const { engine, operation } = engineOf({ responses: { 200: { content: { 'application/json': { schema } } } } });
    for (const wishes of [{}, { dynamic: true }]) {
      const { body, headers } = await engine.describe(operation, undefined, wishes);
      expect([createValidator(describeApi({}))(schema, body), headers]).toEqual([[], {}]);
    }
  });

  test('has its own media type for an error whatever is accepted', async () => {
    const { engine, operation } = engineOf({
      responses: { 200: {}, 404: { content: { 'application/json': { example: 'gone' } } } },
    });
    expect(await engine.describe(operation, 'text/html', { code: 404 })).toMatchObject({ status: 404, body: 'gone' });
  });

  test.each([
    [{ code: 418 }, undefined, 404],
    [{ example: 'none' }, undefined, 404],
    [{}, 'image/png', 406],
    [{ code: 200 }, 'image/png', 406],
    [{}, ';;', 400],
  ])('with %j, accepting %s, is refused with %i', async (wishes, accept, status) => {
    const { engine, operation } = engineOf(giving({ 'application/json': 1 }));
    expect(await refusalOf(engine.describe(operation, accept, wishes))).toMatchObject({ status });
  });

  test('is refused where it stands in another document', async () => {
    const schema = { $ref: 'http://127.0.0.1:1/other.yaml' };
    const { engine, operation } = engineOf({ responses: { 200: { content: { 'application/json': { schema } } } } });
    expect(await refusalOf(engine.describe(operation, undefined, {}))).toMatchObject({
      status: 501,
      message: expect.stringContaining('bundled'),
    });
  });
});

test('generated values are as their schemas say', async () => {
  const [, cxengage] = await readApis();
  const { model, document } = cxengage!;
  const engine = createEngine(model, document);
  const described = model.operations.filter(({ path }) => /attributes|layouts|notes/.test(path));
  const outcomes = await Promise.all(described.map((operation) => engine.generate(operation, '1')));
  expect(outcomes.length).toBeGreaterThan(5);
  expect(outcomes.flatMap(({ headers }) => headers['sl-violations'] ?? [])).toEqual([]);
});

describe('what Prism is given of a description', () => {
  const document: OpenApiDocument = describeApi(
    {
      '/a': {
        get: {
          responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } } },
        },
      },
      '/b': {
        get: {
          responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/C' } } } } },
        },
      },
    },
    {
      components: {
        schemas: {
          A: {
            properties: { b: { $ref: '#/components/schemas/B/properties/x' }, a: { $ref: '#/components/schemas/A' } },
          },
          B: { properties: { x: { type: 'string' }, y: { type: 'integer' } } },
          C: { type: 'string' },
        },
      },
    },
  );

  test('is one operation and what it refers to', () => {
    const [operation] = buildModel('tiny', document).operations;
    const slim = slimDocument(document, operation!);
    expect(Object.keys(slim.paths!)).toEqual(['/a']);
    expect(slim.components?.schemas).toEqual({
      A: document.components!.schemas!['A'],
      B: { properties: { x: { type: 'string' } } },
    });
  });

  test('is a copy', () => {
    const before = structuredClone(document);
    const [operation] = buildModel('tiny', document).operations;
    Object.assign(slimDocument(document, operation!).components!.schemas!['A'] as object, { changed: true });
    expect(document).toEqual(before);
  });
});
