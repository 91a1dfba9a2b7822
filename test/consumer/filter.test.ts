import { describe, expect, test } from 'vitest';
import { filterDocument } from '../../scripts/consumer/filter.ts';
import { checkFilter, chooseOperations, listOperations, type Filter } from '../../scripts/consumer/operations.ts';
import type { JsonSchema, OpenApiDocument, PathItemObject } from '../../scripts/spec/openapi.ts';
import { valueAt } from '../../scripts/spec/pointer.ts';
import { readApis } from '../support/apis.ts';

const apis = await readApis();

describe.each(apis)('a part of $model.name', ({ document, model }) => {
  test.each(model.tags.map(({ name }) => name))('by its tag %s is a whole description', (tag) => {
    const part = filterDocument(document, { include: { tags: [tag] } });
    expect(listOperations(part).filter(({ tags }) => tags.includes(tag))).toEqual(
      listOperations(document).filter(({ tags }) => tags.includes(tag)),
    );
    expect(danglingReferences(part)).toEqual([]);
    expect(unusedComponents(part)).toEqual([]);
    expect(part.tags!.map(({ name }) => name)).toContain(tag);
  });

  test('by one operation has that operation and the schemes it is called with', () => {
    for (const { id } of model.operations) {
      const part = filterDocument(document, { include: { operations: [id] } });
      expect(listOperations(part).map((operation) => operation.id)).toContain(id);
      expect(danglingReferences(part)).toEqual([]);
      expect(unusedComponents(part)).toEqual([]);
    }
  });

  test('that leaves nothing out has all operations', () => {
    const part = filterDocument(document, { exclude: { tags: ['no such tag'] } });
    expect(listOperations(part)).toEqual(listOperations(document));
  });
});

test('the description that is filtered stays as it is', () => {
  const { document } = apis[0]!;
  const before = structuredClone(document);
  filterDocument(document, { include: { tags: ['contacts'] } });
  expect(document).toEqual(before);
});

const ids = (filter: Filter): string[] => chooseOperations(listOperations(shop()), filter).map(({ id }) => id);

test('exclude outweighs include, and both take tags and operationIds together', () => {
  expect(ids({ include: { tags: ['orders'] } })).toEqual(['listOrders', 'createOrder']);
  expect(ids({ include: { tags: ['orders'], operations: ['getUser'] } })).toEqual([
    'listOrders',
    'createOrder',
    'getUser',
  ]);
  expect(ids({ include: { tags: ['orders'] }, exclude: { operations: ['createOrder'] } })).toEqual(['listOrders']);
  expect(ids({ exclude: { tags: ['users'] } })).toEqual(['listOrders', 'createOrder', 'getHealth']);
});

test('an operation without an operationId is named as its method is', () => {
  const part = filterDocument(shop(), { include: { operations: ['getHealth'] } });
  expect(Object.keys(part.paths!)).toEqual(['/health']);
});

describe('components', () => {
  test('that refer to themselves or to each other are kept where they are reached, and only there', () => {
    const schemas = {
      Node: { properties: { next: { $ref: '#/components/schemas/Node' } } },
      Left: { properties: { right: { $ref: '#/components/schemas/Right' } } },
      Right: { properties: { left: { $ref: '#/components/schemas/Left' } } },
    };
    const document = withSchemas({ '/a': answering('a', 'Node'), '/b': answering('b', 'Left') }, schemas);
    expect(schemaNames(document, { include: { operations: ['a'] } })).toEqual(['Node']);
    expect(schemaNames(document, { include: { operations: ['b'] } })).toEqual(['Left', 'Right']);
  });

  test('that a discriminator names, or that extend a schema which has one, are reached', () => {
    const pet = '#/components/schemas/Pet';
    const schemas = {
      Pet: { discriminator: { propertyName: 'kind', mapping: { bird: 'Bird', fish: '#/components/schemas/Fish' } } },
      Bird: {},
      Fish: {},
      Cat: { allOf: [{ $ref: pet }] },
      Stone: {},
      Owner: { allOf: [{ $ref: '#/components/schemas/Stone' }] },
    };
    const document = withSchemas({ '/a': answering('a', 'Pet'), '/b': answering('b', 'Stone') }, schemas);
    expect(schemaNames(document, { include: { operations: ['a'] } })).toEqual(['Pet', 'Bird', 'Fish', 'Cat']);
    expect(schemaNames(document, { include: { operations: ['b'] } })).toEqual(['Stone']);
  });

  test('are kept whole where a reference leads into one', () => {
    const schemas = { Pet: { properties: { name: { type: 'string' } } } };
    const paths = { '/a': answering('a', 'Pet/properties/name') };
    expect(schemaNames(withSchemas(paths, schemas), { include: { operations: ['a'] } })).toEqual(['Pet']);
  });

  test('of every kind are kept where they are used', () => {
    const part = filterDocument(shop(), { include: { operations: ['createOrder'] } });
    expect(Object.keys(part.components!)).toEqual([
      'parameters',
      'requestBodies',
      'responses',
      'headers',
      'examples',
      'schemas',
      'securitySchemes',
    ]);
    expect(Object.keys(filterDocument(shop(), { include: { operations: ['getHealth'] } }))).not.toContain('components');
  });
});

test('what a reference into a path that is gone leads to takes its place', () => {
  const from = '#/paths/~1a/get/responses/200/content/application~1json/schema';
  const document = withSchemas(
    { '/a': answering('a', 'Pet'), '/b': answering('b', 'Pet') },
    { Pet: { type: 'object' } },
  );
  document.paths!['/b']!.get!.responses!['200'] = {
    description: 'ok',
    content: { 'application/json': { schema: { type: 'array', items: { $ref: from } } } },
  };
  const part = filterDocument(document, { include: { operations: ['b'] } });
  expect(JSON.stringify(part)).toContain('"items":{"$ref":"#/components/schemas/Pet"}');
  expect(danglingReferences(part)).toEqual([]);
  expect(JSON.stringify(filterDocument(document, { exclude: { operations: ['x'] } }))).toContain(`"$ref":"${from}"`);
});

test('links between operations are left out', () => {
  const document = shop();
  const part = filterDocument(document, { include: { operations: ['createOrder'] } });
  expect(JSON.stringify(document)).toContain('"links"');
  expect(JSON.stringify(part)).not.toContain('"links"');
});

describe('security', () => {
  test('schemes in use are kept, and so is the operation that gives their token', () => {
    const part = filterDocument(shop(), { include: { operations: ['createOrder'] } });
    expect(Object.keys(part.components!['securitySchemes']!)).toEqual(['token']);
    expect(listOperations(part).map(({ id }) => id)).toEqual(['createOrder', 'createToken']);
    expect(part).not.toHaveProperty('security');
  });

  test('a scheme whose token operation is excluded takes a plain token', () => {
    const part = filterDocument(shop(), { include: { tags: ['orders'] }, exclude: { operations: ['createToken'] } });
    expect(part.components!['securitySchemes']!['token']).toEqual({ type: 'http', scheme: 'bearer' });
    expect(listOperations(part).map(({ id }) => id)).toEqual(['listOrders', 'createOrder']);
  });

  test('requirements of the whole API are kept where an operation has none of its own', () => {
    const part = filterDocument(shop(), { include: { operations: ['getUser'] } });
    expect(part.security).toEqual([{ basic: [] }]);
    expect(Object.keys(part.components!['securitySchemes']!)).toEqual(['basic']);
  });
});

test('webhooks are chosen as operations are', () => {
  const document = {
    ...shop(),
    webhooks: { paid: { post: { operationId: 'onPaid', tags: ['orders'], responses: {} } } },
  };
  expect(filterDocument(document, { include: { tags: ['orders'] } })).toHaveProperty('webhooks.paid');
  expect(filterDocument(document, { include: { tags: ['users'] } })).toHaveProperty('webhooks', {});
});

test('a path item that is a reference is followed', () => {
  const document = shop();
  document.components!['pathItems'] = { Health: document.paths!['/health']! };
  document.paths!['/health'] = { $ref: '#/components/pathItems/Health' };
  const part = filterDocument(document, { include: { operations: ['getHealth'] } });
  expect(part.paths!['/health']!.get).toBeDefined();
  expect(danglingReferences(part)).toEqual([]);
});

describe('mistakes in a filter', () => {
  const operations = listOperations(shop());

  test('unknown tags and operations are named with their place and the nearest known one', () => {
    const mistakes = checkFilter(operations, {
      include: { tags: ['orders', 'oders'], operations: ['getUsr'] },
      exclude: { operations: ['completelyElse'] },
    });
    expect(mistakes).toEqual([
      { path: ['include', 'tags', '1'], message: 'there is no tag oders. Did you mean orders?' },
      { path: ['include', 'operations', '0'], message: 'there is no operation getUsr. Did you mean getUser?' },
      {
        path: ['exclude', 'operations', '0'],
        message:
          'there is no operation completelyElse. There are: listOrders, createOrder, getUser, createToken, getHealth',
      },
    ]);
  });

  test('a filter that leaves no operation is one', () => {
    const nothing = [{ path: [], message: 'no operation is left to generate' }];
    expect(
      checkFilter(operations, { include: { tags: ['users'] }, exclude: { operations: ['getUser', 'createToken'] } }),
    ).toEqual(nothing);
    expect(checkFilter([], {})).toEqual(nothing);
    expect(checkFilter(operations, {})).toEqual([]);
  });
});

function shop(): OpenApiDocument {
  const order = { $ref: '#/components/schemas/Order' };
  const ok = { description: 'ok' };
  return {
    openapi: '3.1.1',
    info: { title: 'Shop', version: '1' },
    tags: [{ name: 'orders' }, { name: 'users' }],
    security: [{ basic: [] }],
    paths: {
      '/orders': {
        parameters: [{ $ref: '#/components/parameters/Shop' }],
        get: { operationId: 'listOrders', tags: ['orders'], security: [{ token: [] }], responses: { 200: ok } },
        post: {
          operationId: 'createOrder',
          tags: ['orders'],
          security: [{ token: [] }],
          requestBody: { $ref: '#/components/requestBodies/Order' },
          responses: { 201: { $ref: '#/components/responses/Created' } },
        },
      },
      '/users/{id}': { get: { operationId: 'getUser', tags: ['users'], responses: { 200: ok } } },
      '/tokens': { post: { operationId: 'createToken', tags: ['users'], security: [], responses: { 200: ok } } },
      '/health': { get: { security: [], responses: { 200: ok } } },
    },
    components: {
      parameters: { Shop: { name: 'shop', in: 'query' }, Other: { name: 'other', in: 'query' } },
      requestBodies: { Order: { content: { 'application/json': { schema: order } } } },
      responses: {
        Created: {
          ...ok,
          headers: { Location: { $ref: '#/components/headers/Location' } },
          content: { 'application/json': { schema: order, examples: { one: { $ref: '#/components/examples/One' } } } },
          links: { user: { operationId: 'getUser' } },
        } as object,
      },
      headers: { Location: { schema: { type: 'string' } } },
      examples: { One: { value: {} }, Two: { value: {} } },
      schemas: { Order: { type: 'object' }, User: { type: 'object' } },
      securitySchemes: {
        basic: { type: 'http', scheme: 'basic' },
        token: {
          type: 'http',
          scheme: 'bearer',
          'x-token-exchange': { operation: 'createToken', request: {}, token: '' },
        },
      },
    },
  };
}

function answering(operationId: string, schema: string): PathItemObject {
  const content = { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } };
  return { get: { operationId, responses: { 200: { description: 'ok', content } } } };
}

function withSchemas(paths: Record<string, PathItemObject>, schemas: Record<string, JsonSchema>): OpenApiDocument {
  return { openapi: '3.1.1', info: { title: 'Tiny', version: '1' }, paths, components: { schemas } };
}

const schemaNames = (document: OpenApiDocument, filter: Filter): string[] =>
  Object.keys(filterDocument(document, filter).components?.schemas ?? {});

/** References that lead nowhere, and schemes that are asked for and not there. */
function danglingReferences(document: OpenApiDocument): string[] {
  const references = [
    ...referencesIn(document),
    ...schemesOf(document).map((name) => `#/components/securitySchemes/${name}`),
  ];
  return references.filter((reference) => valueAt(document, reference) === undefined);
}

/** Schemes that operations ask for. */
function schemesOf(document: OpenApiDocument): string[] {
  return listOperations(document).flatMap(({ operation }) =>
    (operation.security ?? document.security ?? []).flatMap(Object.keys),
  );
}

/** Components that nothing but themselves refers to. */
function unusedComponents(document: OpenApiDocument): string[] {
  const schemes = new Set(schemesOf(document));
  return Object.entries(document.components ?? {}).flatMap(([kind, members = {}]) =>
    Object.keys(members).filter((name) => {
      if (kind === 'securitySchemes') return !schemes.has(name);
      const { [name]: _own, ...others } = members;
      const rest = { ...document, components: { ...document.components, [kind]: others } };
      return !referencesIn(rest).some((reference) => `${reference}/`.startsWith(`#/components/${kind}/${name}/`));
    }),
  );
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === '$ref' && typeof member === 'string' ? [member] : referencesIn(member),
  );
}
