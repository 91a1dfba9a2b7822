import { describe, expect, it } from 'vitest';
import { decodeXml, encodeXml, XmlError, type JsonValue } from '../../scripts/xml/index.ts';
import { defaultLimits } from '../../scripts/xml/limits.ts';
import { parseXml } from '../../scripts/xml/parse.ts';

const anything = { schema: { type: 'object', additionalProperties: true } };
const nowhere = (): undefined => undefined;

function read(text: string): JsonValue {
  return decodeXml(text, anything, nowhere, { rootName: 'a' });
}

function errorOf(run: () => unknown): XmlError {
  try {
    run();
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
  throw new Error('expected an error');
}

describe('hostile documents', () => {
  it.each([
    ['', 'document'],
    ['no markup', 'text'],
    ['<a>', 'unclosed tag'],
    ['<a></b>', 'unexpected close tag'],
    ['<a/><b/>', 'only one root'],
    ['<a b="1" b="2"/>', 'duplicate attribute'],
    ['<p:a/>', 'unbound namespace prefix'],
    ['<a>\u0000</a>', 'disallowed character'],
    ['<a>&#0;</a>', 'character entity'],
    ['<a>&nbsp;</a>', 'undefined entity'],
    ['<!DOCTYPE a><a/>', 'document type declaration'],
    ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'document type declaration'],
    ['<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>', 'document type declaration'],
    ['<a><b/><b/></a>', 'more than once|same member'],
  ])('refuses %j', (text, message) => {
    expect(errorOf(() => read(text)).message).toMatch(new RegExp(message, 'i'));
  });

  it('says line and column', () => {
    expect(errorOf(() => read('<a>\n  <b>\n</a>')).problems[0]).toMatchObject({ line: 3, path: '/a' });
  });

  it('says where an element begins', () => {
    const schema = { type: 'object', properties: { b: { type: 'integer' } } };
    const text = '<a>\r\n  <b\n  >one</b>\n</a>';
    const { problems } = errorOf(() => decodeXml(text, { schema }, nowhere, { rootName: 'a' }));
    expect(problems).toEqual([{ message: '"one" is not of type integer', path: '/a/b', line: 2, column: 3 }]);
  });

  it('bounds depth, size and work', () => {
    expect(errorOf(() => read('<a>'.repeat(100_000))).message).toContain('nested deeper than 64');
    expect(errorOf(() => read(`<a>${' '.repeat(1_000_000)}</a>`)).message).toContain('1000007 characters');
    const wide = `<a>${'<a/>'.repeat(50)}</a>`;
    const list = { schema: { type: 'array', items: {} } };
    const run = (): JsonValue => decodeXml(wide, list, nowhere, { rootName: 'a', limits: { maxSteps: 50 } });
    expect(errorOf(run).message).toContain('more than 50 steps');
  });

  it('reads a long document without line breaks in about the time of one with them', () => {
    const element = `<b c="${'x'.repeat(60)}"/>`;
    const timeOf = (separator: string): number => {
      const text = `<a>${Array(50_000).fill(element).join(separator)}</a>`;
      const start = performance.now();
      parseXml(text, { ...defaultLimits, maxLength: text.length });
      return performance.now() - start;
    };
    const best = (separator: string): number => Math.min(timeOf(separator), timeOf(separator), timeOf(separator));
    expect(best('') / best('\n')).toBeLessThan(5);
  });

  it('bounds the cases tried in schemas that choose again at every level', () => {
    const schema: Record<string, unknown> = {};
    schema['oneOf'] = Array.from({ length: 4 }, (_, index) => ({
      type: 'object',
      required: [`k${index}`],
      properties: { n: { $ref: 'self' } },
    }));
    const text = `${'<n>'.repeat(60)}${'</n>'.repeat(60)}`;
    const run = (): JsonValue =>
      decodeXml(text, { schema }, () => ({ schema }), { rootName: 'n', limits: { maxSteps: 10_000 } });
    expect(errorOf(run).message).toContain('more than 10000 steps');
  });

  it('bounds the cases tried in writing, too', () => {
    const schema: Record<string, unknown> = {};
    const branch = { type: 'object', properties: { n: { $ref: 'self' }, last: { type: 'integer' } } };
    schema['oneOf'] = [branch, { ...branch }];
    let value: JsonValue = { last: 'x' };
    for (let depth = 0; depth < 40; depth += 1) value = { n: value };
    const limits = { maxSteps: 10_000 };
    expect(errorOf(() => encodeXml(value, { schema }, () => ({ schema }), { limits })).message).toContain(
      'more than 10000 steps',
    );
  });

  it.each([
    [
      'reading',
      (schema: object) => decodeXml(`<a>${'<b>x</b>'.repeat(1_000)}</a>`, { schema }, nowhere, { rootName: 'a' }),
    ],
    [
      'writing',
      (schema: object) =>
        encodeXml(
          Array.from({ length: 1_000 }, () => 'x'),
          { schema },
          nowhere,
        ),
    ],
    [
      'serialising',
      () =>
        encodeXml(
          Array.from({ length: 1_000 }, () => '\0'),
          { schema: { type: 'array' } },
          nowhere,
        ),
    ],
  ])('bounds the problems it lists in %s', (_, run) => {
    const items = { oneOf: [{ type: 'integer' }, { type: 'boolean' }] };
    expect(errorOf(() => run({ type: 'array', items })).problems).toHaveLength(100);
  });

  it('bounds the depth of what it writes', () => {
    let value: JsonValue = {};
    for (let depth = 0; depth < 5_000; depth += 1) value = { a: value };
    expect(errorOf(() => encodeXml(value, anything, nowhere)).message).toContain('nested deeper than 64');
  });
});

describe('hostile schemas', () => {
  const self: Record<string, unknown> = {};
  self['allOf'] = [self];

  it.each([
    ['a reference to itself', { $ref: '#' }],
    ['a schema inside itself', self],
  ])('refuses %s', (_, schema) => {
    expect(errorOf(() => decodeXml('<a/>', { schema }, () => ({ schema }))).message).toContain('refers to itself');
  });

  it('bounds the schemas that are combined', () => {
    const bomb = Array.from({ length: 20 }).reduce<object>((schema) => ({ allOf: [schema, schema] }), {});
    expect(errorOf(() => decodeXml('<value/>', { schema: bomb }, nowhere)).message).toContain('more than 256');
  });

  it.each(['array', 'dictionary'])('names an %s that holds itself', (kind) => {
    const schema: Record<string, unknown> = { 'x-data-contract': kind };
    Object.assign(schema, { items: schema, additionalProperties: schema });
    const value: JsonValue = kind === 'array' ? [[], [[]]] : { a: { b: {} } };
    expect(decodeXml(encodeXml(value, { schema }, nowhere), { schema }, nowhere)).toEqual(value);
  });

  it.each([
    null,
    true,
    'text',
    [],
    { type: 5 },
    { type: [null, {}] },
    { properties: [] },
    { properties: { a: null } },
    { type: 'object', properties: 'x', required: 5 },
    { allOf: {}, oneOf: 'x', anyOf: [null] },
    { type: 'array', items: null, xml: [] },
    { type: 'object', xml: { name: 5, namespace: {}, prefix: [], attribute: 'x', wrapped: 1 } },
    { $ref: 5 },
    { $ref: 'nowhere' },
    { enum: {}, const: [] },
    { 'x-data-contract': 'object', properties: null },
    { 'x-data-contract': 'guess' },
  ])('survives %j', (schema) => {
    expect(() => decodeXml('<value />', { schema }, nowhere)).not.toThrow(TypeError);
    expect(() => tolerate(() => encodeXml({ a: [1] }, { schema }, nowhere))).not.toThrow();
  });
});

function tolerate(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
  }
}
