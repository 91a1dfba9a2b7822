import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { decodeXml, documentResolver, encodeXml, jsonPart, XmlError, type JsonValue } from '../../scripts/xml/index.ts';

/** Writes a value, checks that it reads back the same, and returns the XML on one line. */
function both(yaml: string, value: JsonValue, rootName = 'root'): string {
  const schema: unknown = parse(yaml);
  const text = encodeXml(value, { schema }, () => undefined, { rootName });
  expect(decodeXml(text, { schema }, () => undefined, { rootName })).toEqual(value);
  return text.replaceAll(/\n\s*/g, '');
}

function decode(yaml: string, text: string): JsonValue {
  return decodeXml(text, { schema: parse(yaml) }, () => undefined, { rootName: 'root' });
}

describe('the XML Object', () => {
  it('names elements after properties', () => {
    expect(
      both('{ type: object, properties: { id: { type: integer }, name: { type: string } } }', { id: 1, name: 'a' }),
    ).toBe('<root><id>1</id><name>a</name></root>');
  });

  it('renames elements and turns members into attributes', () => {
    const schema = `
      type: object
      xml: { name: person }
      properties:
        id: { type: integer, xml: { attribute: true } }
        seen: { type: boolean, xml: { attribute: true, name: known } }
        name: { type: string, xml: { name: full-name } }`;
    expect(both(schema, { id: 7, seen: true, name: 'A "B" & <C>' })).toBe(
      '<person id="7" known="true"><full-name>A "B" &amp; &lt;C&gt;</full-name></person>',
    );
  });

  it('writes namespaces and prefixes, also on attributes', () => {
    const schema = `
      type: object
      xml: { name: person, namespace: urn:a, prefix: p }
      properties:
        id: { type: string, xml: { attribute: true, namespace: urn:b } }
        name: { type: string, xml: { namespace: urn:c, prefix: c } }
        note: { type: string }`;
    expect(both(schema, { id: 'x', name: 'y', note: 'z' })).toBe(
      '<p:person xmlns:p="urn:a" xmlns:d1p1="urn:b" d1p1:id="x"><c:name xmlns:c="urn:c">y</c:name><note>z</note></p:person>',
    );
  });

  it('hands a default namespace down', () => {
    const schema = '{ type: object, xml: { namespace: urn:a }, properties: { name: { type: string } } }';
    expect(both(schema, { name: 'y' })).toBe('<root xmlns="urn:a"><name>y</name></root>');
    expect(() => decode(schema, '<root xmlns="urn:a"><name xmlns="">y</name></root>')).toThrow(/in no namespace/);
  });

  it('takes a member out of the default namespace when the schema says so', () => {
    const schema = `{ type: object, xml: { namespace: urn:a }, properties: { name: { type: string, xml: { namespace: '' } } } }`;
    expect(both(schema, { name: 'y' })).toBe('<root xmlns="urn:a"><name xmlns="">y</name></root>');
  });

  it.each([
    ['{ type: array, items: { type: string } }', '<animals>a</animals><animals>b</animals>'],
    ['{ type: array, items: { type: string, xml: { name: animal } } }', '<animal>a</animal><animal>b</animal>'],
    [
      '{ type: array, xml: { name: aliens }, items: { type: string, xml: { name: animal } } }',
      '<animal>a</animal><animal>b</animal>',
    ],
    [
      '{ type: array, xml: { wrapped: true }, items: { type: string } }',
      '<animals><animals>a</animals><animals>b</animals></animals>',
    ],
    [
      '{ type: array, xml: { name: aliens, wrapped: true }, items: { type: string, xml: { name: animal } } }',
      '<aliens><animal>a</animal><animal>b</animal></aliens>',
    ],
    [
      '{ type: array, xml: { name: aliens, wrapped: true }, items: { type: string } }',
      '<aliens><aliens>a</aliens><aliens>b</aliens></aliens>',
    ],
    [
      '{ type: array, xml: { wrapped: true }, items: { type: string, xml: { name: animal } } }',
      '<animals><animal>a</animal><animal>b</animal></animals>',
    ],
  ])('writes the arrays of the specification: %s', (animals, expected) => {
    const schema = `{ type: object, properties: { animals: ${animals} } }`;
    expect(both(schema, { animals: ['a', 'b'] })).toBe(`<root>${expected}</root>`);
  });

  it('reads a missing unwrapped list as empty where it is required', () => {
    const schema = '{ type: object, required: [a], properties: { a: { type: array }, b: { type: array } } }';
    expect(both(schema, { a: [] })).toBe('<root />');
  });

  it('merges allOf and names the root after the component', () => {
    const resolve = documentResolver(
      parse(`
        components:
          schemas:
            Base: { type: object, xml: { name: base }, properties: { id: { type: integer } } }
            Dog:
              allOf:
                - $ref: '#/components/schemas/Base'
                - properties: { bark: { type: string } }`),
    );
    const place = { schema: { $ref: '#/components/schemas/Dog' } };
    const text = encodeXml({ id: 1, bark: 'wau' }, place, resolve).replaceAll(/\n\s*/g, '');
    expect(text).toBe('<Dog><id>1</id><bark>wau</bark></Dog>');
    expect(decodeXml(text, place, resolve)).toEqual({ id: 1, bark: 'wau' });
  });

  it('chooses among oneOf by what fits', () => {
    const schema = `
      oneOf:
        - { type: object, required: [a], properties: { a: { type: integer } } }
        - { type: object, required: [b], properties: { b: { type: string } } }
        - { type: integer }
        - { type: string }`;
    for (const value of [{ a: 1 }, { b: '1' }, 5, 'x']) both(schema, value);
    expect(() => decode(schema, '<root><c /></root>')).toThrow(/unexpected element/);
  });

  it('says the type of a scalar that may be several', () => {
    const schema = `{ type: object, properties: { v: { type: [string, integer, boolean, 'null'] } } }`;
    for (const v of ['12', 12, 'true', true, '', null]) both(schema, { v });
    expect(decode(schema, '<root><v>12</v></root>')).toEqual({ v: 12 });
  });

  it('reads an empty element as null only where emptiness is no value', () => {
    const schema = `
      type: object
      properties:
        n: { type: integer, nullable: true }
        s: { type: [string, 'null'] }
        o: { type: [object, 'null'] }
        a: { type: [array, 'null'], xml: { wrapped: true } }`;
    expect(decode(schema, '<root><n/><s/><o/><a/></root>')).toEqual({ n: null, s: '', o: {}, a: [] });
    expect(both(schema, { n: null, s: null, o: null, a: null })).toContain(
      '<n xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true" />',
    );
  });

  it('keeps white space, line ends and awkward characters of strings', () => {
    const schema =
      '{ type: object, properties: { a: { type: string, xml: { attribute: true } }, b: { type: string } } }';
    const awkward = ' \t\r\n]]>&amp;<!-- "\u{1F600}\u00a0 ';
    both(schema, { a: awkward, b: awkward });
    expect(decode(schema, '<root><b>x<![CDATA[<y>]]><!-- c -->z</b></root>')).toEqual({ b: 'x<y>z' });
  });

  it('lets other members through only where additionalProperties says so', () => {
    const open = '{ type: object, properties: { a: { type: string } }, additionalProperties: { type: integer } }';
    expect(both(open, { a: 'x', b: 2 })).toBe('<root><a>x</a><b>2</b></root>');
    expect(() => decode('{ type: object }', '<root><b>2</b></root>')).toThrow('unexpected element <b>');
    expect(() => decode('{ type: object }', '<root c="1"/>')).toThrow('unexpected attribute "c"');
  });

  it('keeps a member called __proto__ a member', () => {
    const value = decode('{ type: object, additionalProperties: true }', '<root><__proto__>x</__proto__></root>');
    expect(Object.getOwnPropertyNames(value)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it('refuses integers that a number cannot hold', () => {
    expect(() => decode('{ type: integer }', '<root>9007199254740993</root>')).toThrow('is not of type integer');
    expect(decode('{ type: integer }', '<root> +42 </root>')).toBe(42);
  });
});

describe('what XML cannot say', () => {
  it.each([
    ['{ type: object, additionalProperties: true }', { 'a b': 1 }, '"a b" cannot be the name'],
    ['{ type: object, properties: { "a:b": { type: string } } }', { 'a:b': '' }, '"a:b" cannot be the name'],
    ['{ type: string, xml: { name: 1x } }', '', '"1x" cannot be the name'],
    ['{ type: string, xml: { prefix: xmlns, namespace: urn:a } }', '', '"xmlns" cannot stand for'],
    ['{ type: string }', 'bell \u0007', 'U+0007'],
    ['{ type: string }', 'half \ud800', 'U+D800'],
    ['{ type: string }', 5, 'is not of type string'],
    ['{ type: object, properties: { a: { type: array } } }', { a: null }, 'cannot be null'],
  ] satisfies [string, JsonValue, string][])('refuses %s with %j', (schema, value, message) => {
    expect(() => encodeXml(value, { schema: parse(schema) }, () => undefined)).toThrow(message);
  });
});

describe('jsonPart', () => {
  const place = {
    schema: parse(`
      type: array
      items:
        oneOf:
          - type: object
            required: [a]
            properties: { a: { type: integer }, id: { type: integer, x-xml-only: true } }
          - type: string`) as unknown,
  };

  it('leaves out what exists in XML only and says where it stood', () => {
    const value = [{ a: 1, id: 2 }, 'x', { a: 3 }];
    expect(jsonPart(value, place, () => undefined)).toEqual({
      value: [{ a: 1 }, 'x', { a: 3 }],
      xmlOnly: [[0, 'id']],
    });
    expect(value[0]).toEqual({ a: 1, id: 2 });
  });
});

it('gathers its problems in one error', () => {
  const schema = parse('{ type: object, properties: { a: { type: integer }, b: { type: integer } } }') as unknown;
  const run = (): string => encodeXml({ a: 'x', b: 'y' }, { schema }, () => undefined);
  expect(run).toThrow(XmlError);
  expect(run).toThrow('"x" is not of type integer (/a)\n"y" is not of type integer (/b)');
});
