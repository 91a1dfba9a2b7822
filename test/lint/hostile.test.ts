import { describe, expect, it } from 'vitest';
import { ExampleChecker } from '../../scripts/lint/example-checker.ts';
import plugin from '../../scripts/lint/plugin.ts';
import { lintFiles, lintText } from './support.ts';

const rules = Object.keys(plugin().rules?.oas3 ?? {});

const documents: Record<string, string> = {
  'null everywhere': `
openapi: 3.1.1
info: null
security: null
tags: [null]
paths:
  /a: null
  /b: { get: null, parameters: null }
  /c: { get: { parameters: [null], requestBody: null, responses: null, x-pagination: null, x-provenance: null } }
  /d: { get: { responses: { '200': null, '400': null } } }
  /e: { get: { responses: { '200': { content: null } } } }
  /f: { get: { responses: { '200': { content: { application/json: null, application/xml: { schema: null, example: null } } } } } }
components: { schemas: { A: null, B: { properties: { c: null }, items: null, allOf: [null], examples: null } }, examples: { A: null } }
`,
  'lists where maps belong': `
openapi: 3.1.1
paths:
  /a: []
  /b: { get: [], parameters: {} }
  /c: { get: { operationId: [], tags: {}, parameters: {}, requestBody: [], responses: [], x-pagination: [], x-provenance: [] } }
  /d: { get: { responses: { '200': [] } } }
  /e: { get: { responses: { '200': { content: [] } } } }
  /f: { get: { responses: { '200': { content: { application/json: [], text/json: { schema: [], examples: [1] } } } } } }
  /{a}: { parameters: [{ name: [], in: {}, schema: [], example: {}, examples: [] }], get: {} }
  /b{a}: { parameters: [[]], get: { x-provenance: { inferred: {} } }, post: { x-provenance: { level: [], inferred: [[], null] } } }
components: { schemas: { A: [], B: { properties: [], items: [], allOf: {}, required: {}, type: {}, enum: {}, examples: {} } } }
`,
  'scalars where maps belong': `
openapi: 3.1.1
paths:
  /a: text
  /b: { get: 5 }
  /c: { get: { parameters: 1, requestBody: 2, responses: 3, x-pagination: 4, x-provenance: 5 } }
  /d: { get: { x-pagination: { page: 1, size: { parameter: 2, default: x }, items: 3 }, responses: { '200': true } } }
components: { schemas: { A: 1, B: true, C: { properties: 1, items: 2, examples: 3, xml: 4, x-data-contract: 5 } } }
`,
  'references that lead nowhere': `
openapi: 3.1.1
paths:
  /a: { $ref: nowhere.yaml }
  /b/{x}:
    get:
      x-pagination: { page: { parameter: x }, items: /a }
      parameters: [{ $ref: '#/nowhere' }, { name: x, in: path, schema: { $ref: nowhere.yaml }, example: 1 }]
      requestBody: { $ref: '#/nowhere' }
      responses:
        '200': { content: { application/json: { schema: { $ref: '#/nowhere' }, examples: { a: { $ref: nowhere.yaml } } } } }
        '201': { $ref: nowhere.yaml }
        '400': { $ref: '#/nowhere' }
components:
  schemas:
    A: { $ref: nowhere.yaml#/a }
    B: { properties: { c: { $ref: '#/nowhere' } }, examples: [{ c: 1 }] }
    C: { $ref: 5 }
`,
  'references in circles': `
openapi: 3.1.1
paths:
  /a:
    get:
      x-pagination: { page: { parameter: x }, items: /a }
      responses:
        '200':
          content:
            application/json: { schema: { $ref: '#/components/schemas/A' }, example: { next: { next: {} } } }
            application/xml: { schema: { $ref: '#/components/schemas/A' }, example: <A><next/></A> }
components:
  schemas:
    A: { properties: { next: { $ref: '#/components/schemas/A' } }, allOf: [{ $ref: '#/components/schemas/B' }] }
    B: { anyOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }], examples: [{}] }
`,
  'an example that holds itself': `
openapi: 3.1.1
paths: {}
components:
  schemas:
    A: { properties: { a: { $ref: '#/components/schemas/A' } }, examples: [&e { a: *e }] }
`,
  'schemas no validator takes': `
openapi: 3.1.1
paths: {}
components:
  schemas:
    A: { type: nonsense, examples: [1] }
    B: { pattern: '(', examples: [x] }
    C: { minimum: x, examples: [1] }
    D: { $id: 'http://[', $schema: nonsense, $anchor: 5, examples: [1] }
    __proto__: { properties: { __proto__: { type: string, examples: [1] }, constructor: {} }, examples: [{ toString: 1 }] }
`,
  'paths made to be slow': `
openapi: 3.1.1
paths:
  /{a}{b}{c}{d}{e}{f}{g}{h}: { get: { responses: {} } }
  /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: { get: { responses: {} } }
  /{: { get: {} }
  /}{a: { get: {} }
  no-slash: { get: {} }
`,
};

describe.each(Object.entries(documents))('%s', (_, text) => {
  it.each(rules)('does not stop %s', async (rule) => {
    await expect(lintText(text, rule)).resolves.toBeInstanceOf(Array);
  });
});

// Redocly itself fails on these before any rule runs, so they are tried on the checker.
it('survives schemas and references that hold themselves', () => {
  const schema: Record<string, unknown> = { properties: {} };
  Object.assign(schema, { items: schema, anyOf: [schema, schema], properties: { self: schema } });
  const loop = { $ref: 'loop' };
  const checker = new ExampleChecker(() => ({ schema: loop }));
  expect(checker.checkValue({ self: {} }, { schema })).toMatchObject([
    { message: expect.stringContaining('cannot be checked') as string },
  ]);
  expect(checker.checkValue({}, { schema: loop })).toHaveLength(1);
  expect(checker.checkXml('<value />', { schema: loop }, undefined)).toHaveLength(1);
});

it('survives files that are not what they are said to be', async () => {
  const files = {
    'openapi.yaml': `
openapi: 3.1.1
paths:
  /a: { $ref: paths/a.yaml }
  /b: { $ref: paths/b.yaml }
components: { schemas: { A: { $ref: components/schemas/A.yaml } } }
`,
    'paths/a.yaml': '[1, 2',
    'paths/b.yaml': '',
    'components/schemas/A.yaml': '- $ref: A.yaml\n',
  };
  await expect(lintFiles(files)).resolves.toBeInstanceOf(Array);
});
