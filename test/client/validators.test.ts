import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { emitValidators } from '../../scripts/client/validators.ts';
import type { JsonSchema } from '../../scripts/spec/openapi.ts';
import type { Issue, Validator } from '../../templates/client/validation.ts';
import { readApis } from '../support/apis.ts';
import { compile } from '../support/compile.ts';
import { describe as describeApi, emitWith } from './emit-values.ts';
import { bundleEmitted, loadEmitted } from './load-emitted.ts';
import { schemas } from './schema-arbitrary.ts';

async function validatorOf(
  schema: JsonSchema,
  components: Record<string, JsonSchema> = {},
  openapi = '3.1.1',
): Promise<Validator> {
  const source = emitWith(emitValidators, describeApi([schema], components, { openapi }));
  const { op0 } = await loadEmitted<{ op0: Validator }>(source);
  return op0;
}

async function issuesOf(schema: JsonSchema, ...values: unknown[]): Promise<string[][]> {
  const validate = await validatorOf(schema);
  return values.map((value) => validate(value).map(inWords));
}

const inWords = ({ path, message }: Issue): string => `${path}: ${message}`;

test('names places by JSON pointers, missing and surplus members by their own', async () => {
  const schema = {
    type: 'object',
    required: ['id', 'a/b'],
    properties: { id: { type: 'integer' }, list: { type: 'array', items: { type: 'string' } } },
    additionalProperties: false,
  };
  expect(await issuesOf(schema, { id: 'x', list: ['a', 1], '~': 1 })).toEqual([
    ['/id: must be an integer', '/list/1: must be a string', '/a~1b: is missing', '/~0: must not be there'],
  ]);
});

test('never tells the value', async () => {
  const schema = { anyOf: [{ const: 1 }, { type: 'string', maxLength: 2 }, { enum: ['x'] }, { pattern: '^y$' }] };
  const [issues] = await issuesOf(schema, 'a secret');
  expect(issues).toHaveLength(1);
  expect(issues!.join()).not.toContain('secret');
});

test('lists at most 100 issues, and each once', async () => {
  const validate = await validatorOf({ type: 'array', items: { allOf: [{ type: 'string' }, { type: 'string' }] } });
  const { length } = validate(Array.from({ length: 1000 }, () => 1));
  expect([length > 0, length <= 100]).toEqual([true, true]);
  expect(validate([1]).map(inWords)).toEqual(['/0: must be a string']);
});

const node = { type: 'object', properties: { next: { $ref: '#/components/schemas/Node' } } };

const nested = (depth: number): unknown => JSON.parse(`${'{"next":'.repeat(depth)}{}${'}'.repeat(depth)}`);

test('reports JSON that is nested too deeply, and does not overflow', async () => {
  const validate = await validatorOf({ $ref: '#/components/schemas/Node' }, { Node: node });
  expect(validate(nested(150))).toEqual([]);
  expect(validate(nested(100_000)).map(({ message }) => message)).toEqual([
    'is nested deeper than 200 levels or takes too long to check',
  ]);
});

test('gives up on schemas that try every level twice, in bearable time', async () => {
  const twice = { properties: { next: { $ref: '#/components/schemas/Node' } } };
  const validate = await validatorOf(
    { $ref: '#/components/schemas/Node' },
    { Node: { type: 'object', oneOf: [twice, { ...twice, required: ['x'] }] } },
  );
  const deep: unknown = JSON.parse(`${'{"x":1,"next":'.repeat(60)}{}${'}'.repeat(60)}`);
  expect(validate(deep).map(({ message }) => message)).toContain(
    'is nested deeper than 200 levels or takes too long to check',
  );
});

test('holds lists to be of unlike items however deep those are', async () => {
  const validate = await validatorOf({ type: 'array', uniqueItems: true });
  expect(
    validate([
      { a: 1, b: [2] },
      { b: [2], a: 1 },
    ]).map(inWords),
  ).toEqual([': must not have two equal items']);
  expect(validate([JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))])).toHaveLength(1);
});

test('a schema that refers to itself before it says what it is adds nothing', async () => {
  const validate = await validatorOf(
    { $ref: '#/components/schemas/Cat' },
    {
      Pet: { type: 'object', required: ['kind'], oneOf: [{ $ref: '#/components/schemas/Cat' }] },
      Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { required: ['lives'] }] },
    },
  );
  expect(validate({ kind: 'cat', lives: 9 })).toEqual([]);
  expect(
    validate({})
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual(['/kind', '/lives']);
});

const pet = (values: object): JsonSchema => ({
  type: 'object',
  properties: { kind: { type: 'string', ...values }, size: { type: 'integer' } },
});

test('chooses the case that a discriminator names, by mapping, constant or schema name', async () => {
  const validate = await validatorOf(
    {
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }, { type: 'null' }],
      discriminator: { propertyName: 'kind', mapping: { kitty: '#/components/schemas/Cat' } },
    },
    { Cat: pet({}), Dog: pet({ const: 'dog' }) },
  );
  expect(validate({ kind: 'kitty', size: 1 })).toEqual([]);
  expect(validate({ kind: 'dog', size: 'x' }).map(inWords)).toEqual(['/size: must be an integer']);
  expect(validate({ kind: '__proto__' }).map(inWords)).toEqual(['/kind: must be one of "kitty", "dog"']);
  expect(validate({}).map(inWords)).toEqual(['/kind: must be one of "kitty", "dog"']);
  expect(validate(null)).toEqual([]);
});

test('answers need not have members that are writeOnly, wherever that is said', async () => {
  const secret = { type: 'string', writeOnly: true };
  const validate = await validatorOf(
    { allOf: [{ $ref: '#/components/schemas/User' }, { required: ['password'] }] },
    { User: { type: 'object', required: ['id', 'key'], properties: { id: {}, key: secret, password: secret } } },
  );
  expect(validate({ id: 1 })).toEqual([]);
  expect(validate({}).map(({ path }) => path)).toEqual(['/id']);
});

test('reads OpenAPI 3.0: nullable, exclusive bounds by booleans, references without siblings', async () => {
  const schema = {
    type: 'object',
    properties: {
      count: { type: 'integer', minimum: 0, exclusiveMinimum: true, nullable: true },
      state: { type: 'string', enum: ['on'], nullable: true },
      other: { $ref: '#/components/schemas/Text', maxLength: 1, nullable: true },
    },
  };
  const validate = await validatorOf(schema, { Text: { type: 'string' } }, '3.0.3');
  expect(validate({ count: null, state: null, other: null })).toEqual([]);
  expect(validate({ count: 0, state: 'off', other: 'long' }).map(({ path }) => path)).toEqual(['/count', '/state']);
});

test('takes only own members for members', async () => {
  const schema = {
    type: 'object',
    required: ['toString'],
    properties: { constructor: { type: 'string' }, ['__proto__']: { type: 'integer' } },
  };
  const validate = await validatorOf(JSON.parse(JSON.stringify(schema)) as JsonSchema);
  expect(validate({}).map(({ path }) => path)).toEqual(['/toString']);
  expect(validate(JSON.parse('{"toString":1,"__proto__":"x"}')).map(inWords)).toEqual([
    '/__proto__: must be an integer',
  ]);
});

test('counts multiples of decimal fractions exactly', async () => {
  expect(await issuesOf({ type: 'number', multipleOf: 0.1 }, 0.3, 1.1, 1e21, 0.35, 1e-7)).toEqual([
    [],
    [],
    [],
    [': must be a multiple of 0.1'],
    [': must be a multiple of 0.1'],
  ]);
});

test('counts characters, not code units', async () => {
  expect(await issuesOf({ type: 'string', minLength: 2, maxLength: 2 }, '😀😀', '😀', '😀😀😀')).toEqual([
    [],
    [': must have at least 2 characters'],
    [': must have at most 2 characters'],
  ]);
});

test('takes a pattern with Unicode, or without where only that is one, and leaves out what is none', async () => {
  expect(await issuesOf({ type: 'string', pattern: String.raw`^\p{L}/$` }, 'é/', '1/')).toEqual([
    [],
    [String.raw`: must match ^\p{L}\/$`],
  ]);
  expect(await issuesOf({ type: 'string', pattern: String.raw`^[\w-.]+$` }, 'a-b', 'a b')).toMatchObject([[], [{}]]);
  expect(await issuesOf({ type: 'string', pattern: '(' }, 'x')).toEqual([[]]);
  expect(await issuesOf({ type: 'string', pattern: '(?i:a)' }, 'x')).toEqual([[]]);
});

test('checks an empty body where no 2xx answer is described without one', async () => {
  const document = describeApi([{ type: 'object' }]);
  const validate = await validatorOf({ type: 'object' });
  expect(validate(undefined)).toHaveLength(1);
  Object.assign(document.paths!['/0']!.get!.responses!, { 204: { description: 'None.' } });
  const { op0 } = await loadEmitted<{ op0: Validator }>(emitWith(emitValidators, document));
  expect(op0(undefined)).toEqual([]);
});

test('an operation alone brings the checks of its own schemas along', async () => {
  const components = {
    One: { type: 'object', properties: { first: { type: 'string' } } },
    Two: { type: 'object', properties: { second: { type: 'string', format: 'uuid' } } },
  };
  const document = describeApi(
    [{ $ref: '#/components/schemas/One' }, { $ref: '#/components/schemas/Two' }],
    components,
  );
  const source = emitWith(emitValidators, document);
  const code = await bundleEmitted(`${source}\nconsole.log(op0);`.replaceAll(/^export /gm, ''), true);
  expect(code).toContain('first');
  expect(code).not.toMatch(/second|uuid/);
});

test('the code is TypeScript of the strictest kind, whatever the schemas', () => {
  const answers = fc.sample(schemas(['One']), { seed: 3, numRuns: 60 });
  const [One = true] = fc.sample(schemas(['One']), { seed: 4, numRuns: 1 });
  const source = emitWith(emitValidators, describeApi(answers, { One }));
  expect(compile('templates/client/emitted-validators.ts', source.replaceAll('../runtime/', './'))).toEqual([]);
});

test('texts of a hostile description stay texts', async () => {
  const attack = `'"\`*/ \${globalThis.pwned = true} */ globalThis.pwned = true; //\n\u2028\\`;
  const members = JSON.parse(`{${JSON.stringify(attack)}:{"type":"string"},"__proto__":{}}`) as Record<
    string,
    JsonSchema
  >;
  const schema = {
    type: 'object',
    title: attack,
    properties: members,
    required: [attack, '__proto__'],
    patternProperties: { [attack.replace('*', '.')]: { const: attack } },
    dependentRequired: { [attack]: [attack] },
    oneOf: [
      { type: 'object', required: [attack], properties: { [attack]: { enum: [attack, { [attack]: attack }] } } },
      { minLength: '0); globalThis.pwned = true; (', maximum: { valueOf: attack }, format: attack, pattern: attack },
      { $ref: `#/components/schemas/${encodeURIComponent(attack).replaceAll('%2F', '~1')}` },
    ],
  };
  const validate = await validatorOf(schema, {
    [attack]: { type: 'object', const: { a: attack }, description: attack },
  });
  validate({ [attack]: attack });
  expect(globalThis).not.toHaveProperty('pwned');
});

test('every example of a success body in the three APIs is found good', async () => {
  const counts: number[] = [];
  for (const { document, model } of await readApis()) {
    const { validators } = await loadEmitted<{ validators: Record<string, Validator> }>(
      emitWith(emitValidators, document),
    );
    const bodies = model.operations.flatMap(({ id, responses }) =>
      responses
        .filter(({ status }) => status.startsWith('2'))
        .flatMap(({ content }) => content.filter(({ type }) => type === 'application/json'))
        .flatMap(({ examples }) => examples.map(({ name, value }) => ({ id, name, value }))),
    );
    expect(
      bodies.flatMap(({ id, name, value }) => validators[id]!(value).map((issue) => ({ id, name, issue }))),
    ).toEqual([]);
    counts.push(bodies.length);
  }
  expect(Math.min(...counts)).toBeGreaterThan(15);
});
