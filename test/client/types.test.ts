import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { emitSchemas, viewDocument } from '../../scripts/client/types.ts';
import type { JsonSchema, OpenApiDocument, OperationObject } from '../../scripts/spec/openapi.ts';
import { describeSchemas, generateTypes, readFixtures } from '../types/support.ts';
import { readApis } from '../support/apis.ts';

const [fixtures, apis] = await Promise.all([readFixtures(), readApis()]);

describe('a description is only read', () => {
  test.each(fixtures)('$name', async ({ document }) => {
    const before = structuredClone(document);
    await generateTypes(freeze(document), 'Date');
    expect(document).toEqual(before);
  });
});

test('each document stands on its own: what came before leaves no trace in the next', async () => {
  const enums = { State: { type: 'string', enum: ['on', 'off'] }, Pet: discriminated('kind'), Cat: {}, Dog: {} };
  const [a, b] = [
    describeSchemas(enums),
    describeSchemas({ ...enums, Other: { type: 'string', enum: ['on', 'off'] } }),
  ];
  const first = await generateTypes(a);
  await generateTypes(b);
  await Promise.all(fixtures.map(({ document }) => generateTypes(document)));
  expect(await generateTypes(a)).toBe(first);
});

describe('faults of openapi-typescript that generated types do not have', () => {
  test('a discriminator without a mapping says what is on the wire, not what the schema is called', async () => {
    const types = await typesOf({
      Pet: discriminated('kind'),
      Cat: { type: 'object', properties: { kind: { const: 'cat' } } },
      Dog: { type: 'object', properties: { kind: { type: 'string', enum: ['dog'] } } },
    });
    expect(types).toContain(`export type Cat = { kind: 'cat'; };`);
    expect(types).toContain(`export type Dog = { kind: 'dog'; };`);
    expect(types).not.toMatch(/never|Omit/);
  });

  test('what allOf requires apart from its members is required', async () => {
    const types = await typesOf({
      Base: { type: 'object', properties: { name: { type: 'string' } } },
      Named: { allOf: [{ $ref: '#/components/schemas/Base' }, { required: ['name'] }] },
      Too: {
        type: 'object',
        allOf: [{ $ref: '#/components/schemas/Base' }],
        required: ['name'],
        additionalProperties: false,
      },
    });
    expect(types).toContain(`export type Named = Base & { name: string; };`);
    expect(types).toContain(`export type Too = Base & { name: string; };`);
    expect(types).not.toContain('Record<string, never>');
  });

  test('a list of one or two is a list', async () => {
    const types = await typesOf({ List: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 } });
    expect(types).toContain('export type List = string[];');
  });

  test('a list may hold itself, and what holds itself otherwise is not circular', async () => {
    const types = await typesOf({ Nest: { type: 'array', items: { $ref: '#/components/schemas/Nest' } } });
    expect(types).toContain('export type Nest = Nest[];');
  });

  test('lists of composed lists keep their depth', async () => {
    const inner = { allOf: [{ type: 'array', items: { type: 'string' } }] };
    expect(await typesOf({ Matrix: { type: 'array', items: inner } })).toContain('export type Matrix = string[][];');
  });

  test('boolean schemas in allOf, and objects that are constants, are understood', async () => {
    const types = await typesOf({
      All: { allOf: [true, { type: 'string' }] },
      Fixed: { type: 'object', enum: [{ type: 'string' }] },
    });
    expect(types).toContain('export type All = string;');
    expect(types).toContain(`export type Fixed = { type: 'string'; };`);
  });

  test('an operation without parameters takes none, and nothing is said of what is not described', async () => {
    const types = await generateTypes({
      ...describeSchemas({}),
      paths: { '/a': { get: { operationId: 'a', responses: { 204: { description: 'Done' } } } } },
    });
    expect(types).toMatchInlineSnapshot(`
      "export interface paths {
        '/a': {
          get: {
            parameters: {
              query?: never;
            };
            responses: {
              204: {
                content?: never;
              };
            };
          };
        };
      }
      export interface components {}
      "
    `);
  });
});

test('comments tell what the description does, in Markdown as it was written', async () => {
  const description = 'First line.\n\nSecond paragraph of @deprecated text.\n\n    code';
  const properties = { a: { type: 'integer', format: 'int64', default: 3, description, deprecated: true } };
  const schemas = { Told: { type: 'object', title: 'The title', properties } };
  expect(await generateTypes(describeSchemas(schemas))).toContain(`/** The title */
export type Told = {
  /**
   * First line.
   *
   * Second paragraph of \\@deprecated text.
   *
   *     code
   * Format: int64
   * @deprecated
   * @default 3
   */
  a?: number;
};`);
});

test('every schema is exported by its name', () => {
  const schemas = new Map([
    ['contact', 'Contact'],
    ['Http-Error', 'HttpErrorModel'],
  ]);
  expect(emitSchemas({ schemas })).toBe(`export type { Contact, HttpErrorModel } from './schema';`);
  expect(emitSchemas({ schemas: new Map() })).toBe('export {};');
});

describe('the view of a description', () => {
  test('refuses a reference that leads nowhere', () => {
    const document = describeSchemas({ A: { $ref: '#/components/schemas/B' } });
    expect(() => viewDocument(document)).toThrow('The reference #/components/schemas/B leads nowhere.');
  });

  test('keeps what operations say of themselves', () => {
    const get = { operationId: 'a', tags: ['t'], 'x-pagination': { items: '/items' }, responses: {} };
    const document = { ...describeSchemas({}), paths: { '/a': { get } }, security: [{ key: [] }] };
    expect(viewDocument(document)).toMatchObject(document);
  });

  test('has every name that is exported among its component schemas', () => {
    const { components } = viewDocument(fixtures.find(({ name }) => name === 'directions')!.document);
    expect(Object.keys(components?.schemas ?? {})).toEqual(
      expect.arrayContaining(['User', 'UserInput', 'UserInput2', 'Team', 'TeamInput', 'Plain']),
    );
  });

  test('holds references to component schemas alone', () => {
    const { components } = viewDocument(fixtures.find(({ name }) => name === 'references')!.document);
    const refs = [...JSON.stringify(components?.schemas).matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref);
    expect(refs.length).toBeGreaterThan(0);
    expect(refs.filter((ref) => !/^#\/components\/schemas\/\w+$/.test(ref ?? ''))).toEqual([]);
  });

  test('changes nothing in a description that needs none of it', () => {
    const { document } = fixtures.find(({ name }) => name === 'recursion')!;
    expect(viewDocument(document)).toEqual(document);
  });

  test.each(apis)('of $model.name gives the same types twice', async ({ document }) => {
    expect(await generateTypes(document)).toBe(await generateTypes(structuredClone(document)));
  });
});

describe('texts of a hostile description', () => {
  const attack = `*/ globalThis.pwned = 1; /* \`\${pwned()}\` '; pwned(); "//\n@deprecated *\r/ pwned(); /\r* \u2028*\u2029/`;

  test('stay in names, literals and comments', async () => {
    const text = await generateTypes(hostileDocument(attack));
    const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
    expect(diagnostics).toEqual([]);
    expect(codeTokens(ts.createSourceFile('schema.ts', text, ts.ScriptTarget.Latest, true))).not.toContain('pwned');
  });

  test('mark nothing as deprecated', async () => {
    expect(await generateTypes(hostileDocument(attack))).not.toMatch(/^\s*(\/\*)?\*\s*@deprecated/m);
  });

  test('name nothing outside of the description', async () => {
    const ref = '#/components/schemas/A/x-pwned;pwned()/~1*~1/deeper';
    const schemas = {
      A: { type: 'object', 'x-pwned;pwned()': { '/*/': { deeper: { type: 'string' } } } },
      B: { $ref: ref },
    };
    const text = await generateTypes(describeSchemas(schemas));
    expect(codeTokens(ts.createSourceFile('schema.ts', text, ts.ScriptTarget.Latest, true))).not.toContain('pwned');
  });
});

/** The types of some schemas, on one line. */
async function typesOf(schemas: Record<string, JsonSchema>): Promise<string> {
  return (await generateTypes(describeSchemas(schemas))).replaceAll(/\s+/g, ' ');
}

/** A union of Cat and Dog. */
function discriminated(propertyName: string): JsonSchema {
  return {
    oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
    discriminator: { propertyName },
  };
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

/** A description whose author wrote every text in it. */
function hostileDocument(attack: string): OpenApiDocument {
  const scalar = {
    type: 'string',
    description: attack,
    title: attack,
    format: attack,
    default: attack,
    example: attack,
  };
  const schema = {
    type: 'object',
    description: attack,
    required: [attack, 'other'],
    properties: {
      [attack]: { ...scalar, enum: [attack, { [attack]: attack }, [attack]] },
      constant: { const: attack },
      known: { 'x-extensible-enum': [attack] },
      scalar,
      deep: { allOf: [scalar, { title: attack }], 'x-contact-apis-mark': attack },
    },
    patternProperties: { [attack]: scalar },
  };
  const union = {
    oneOf: [{ $ref: '#/components/schemas/Thing' }],
    discriminator: { propertyName: attack, mapping: { [attack]: 'Thing' } },
  };
  const content = { [attack]: { schema, example: attack } };
  const operation: OperationObject = {
    operationId: attack,
    summary: attack,
    description: attack,
    parameters: [{ name: attack, in: 'query', description: attack, schema }],
    requestBody: { description: attack, content },
    responses: {
      '200': { description: attack, headers: { [attack]: { name: '', in: '', description: attack, schema } }, content },
    },
  };
  return {
    ...describeSchemas({ Thing: schema, Union: union, [attack]: schema }),
    info: { title: attack, version: attack },
    paths: { [`/${attack}`]: { post: operation } },
    webhooks: { [attack]: { post: operation } },
  };
}

/** Everything that is code: no comments, no literals. */
function codeTokens(source: ts.SourceFile): string[] {
  const tokens: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) tokens.push(...node.text.split(/\W+/));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return tokens;
}
