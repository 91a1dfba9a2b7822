import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emitXml } from '../../scripts/client/xml-answers.ts';
import type { JsonSchema } from '../../scripts/spec/openapi.ts';
import { documentResolver, encodeXml, type JsonValue } from '../../scripts/xml/index.ts';
import { parseXml as parseReference, type XmlElement as ReferenceElement } from '../../scripts/xml/parse.ts';
import { parseXml, type XmlElement } from '../../templates/client/xml-parse.ts';
import { readXml, type XmlRoot } from '../../templates/client/xml.ts';
import { readApis } from '../support/apis.ts';
import { describe as describeApi, emitWith } from './emit-values.ts';
import { bundleEmitted, loadEmitted } from './load-emitted.ts';

const xml = { type: 'application/xml' };

async function rootOf(schema: JsonSchema, schemas: Record<string, JsonSchema> = {}): Promise<XmlRoot> {
  const { source, shapeOf } = emitWith(emitXml, describeApi([schema], schemas, xml));
  const shapes = await loadEmitted<Record<string, XmlRoot>>(source!);
  return shapes[shapeOf('op0')!]!;
}

async function read(
  schema: JsonSchema,
  body: string | Uint8Array<ArrayBuffer>,
  contentType = 'application/xml',
): Promise<unknown> {
  return readXml(await rootOf(schema))(new Response(body, { headers: { 'content-type': contentType } }));
}

const person = {
  type: 'object',
  xml: { name: 'person', namespace: 'urn:p' },
  properties: {
    id: { type: 'integer', xml: { attribute: true } },
    name: { type: 'string', xml: { name: 'full-name' } },
    tags: { type: 'array', xml: { wrapped: true }, items: { type: 'string', xml: { name: 'tag' } } },
    mails: { type: 'array', items: { type: 'string', xml: { name: 'mail' } } },
    height: { type: ['number', 'null'] },
    isKnown: { type: 'boolean' },
  },
};

describe('an XML answer', () => {
  test('becomes the value that its schema describes', async () => {
    const body = `\uFEFF<?xml version="1.0" encoding="utf-8"?><!-- hello --><?style x?>
      <p:person xmlns:p="urn:p" id="7"><p:full-name>A &amp; <![CDATA[<B>]]>&#x1F600;</p:full-name><p:tags><p:tag>x</p:tag>
      <p:tag/></p:tags><p:mail>a</p:mail><p:mail>b</p:mail><p:height/><p:isKnown> 1 </p:isKnown><p:later>new</p:later></p:person>`;
    expect(await read(person, body)).toEqual({
      id: 7,
      name: 'A & <B>😀',
      tags: ['x', ''],
      mails: ['a', 'b'],
      height: null,
      isKnown: true,
    });
  });

  test('is undefined when it is empty', async () => {
    expect(await read(person, '')).toBeUndefined();
  });

  test.each([
    ['text that is not of its type', '<person id="x"/>', /<person> is not of type integer \(line 1, column 1\)/],
    ['another root', '<error/>', /<error> is the root element, where <person> is described/],
    [
      'a member twice',
      '<person>\n<isKnown>1</isKnown><isKnown>1</isKnown></person>',
      /<isKnown> stands there twice \(line 2, column 21\)/,
    ],
    ['elements in text', '<person><full-name><b/></full-name></person>', /<full-name> holds elements/],
    ['a malformed document', '<person>\n  <a></b></person>', /Malformed XML: not <\/a> \(line 2, column 6\)/],
    ['a document type', '<!DOCTYPE person [<!ENTITY a "a">]><person/>', /document type declaration.*line 1, column 1/],
    ['HTML', '<html><br></html>', /Malformed XML/],
  ])('is refused for %s', async (_, body, message) => {
    await expect(read(person, body)).rejects.toThrow(message);
  });

  test('does not show what it holds when it is refused', async () => {
    await expect(read(person, '<person id="secret"/>')).rejects.not.toThrow(/secret/);
  });

  test.each([
    ['text/xml; charset=iso-8859-1', Buffer.from('<person><full-name>\xE9</full-name></person>', 'latin1')],
    [
      'text/xml',
      Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><person><full-name>\xE9</full-name></person>', 'latin1'),
    ],
    ['text/xml', Buffer.from('\uFEFF<person><full-name>\xE9</full-name></person>', 'utf16le')],
  ])('is read in its own encoding: %s', async (contentType, body) => {
    expect(await read(person, new Uint8Array(body), contentType)).toMatchObject({ name: 'é' });
  });

  test('tells members of one name apart by namespace', async () => {
    const schema = {
      type: 'object',
      properties: {
        a: { type: 'string', xml: { name: 'x', namespace: 'urn:a' } },
        b: { type: 'string', xml: { name: 'x', namespace: 'urn:b' } },
      },
    };
    expect(await read(schema, '<v xmlns:q="urn:b"><q:x>b</q:x><x xmlns="urn:a">a</x></v>')).toEqual({ a: 'a', b: 'b' });
  });

  test('may hold itself, in the schema', async () => {
    const Node = {
      type: 'object',
      properties: { name: { type: 'string' }, next: { $ref: '#/components/schemas/Node' } },
    };
    const root = await rootOf({ $ref: '#/components/schemas/Node' }, { Node });
    const answer = new Response('<Node><name>a</name><next><name>b</name></next></Node>');
    expect(await readXml(root)(answer)).toEqual({ name: 'a', next: { name: 'b' } });
  });

  test('keeps members such as __proto__ to itself', async () => {
    const value = await read({ type: 'object', additionalProperties: true }, '<v><__proto__><x>1</x></__proto__></v>');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(value).not.toHaveProperty('x');
  });

  test('has no shape where it is text or bytes, or where there is JSON', () => {
    const answers: JsonSchema[] = [{ type: 'string' }, { type: 'string', format: 'binary' }];
    expect(emitWith(emitXml, describeApi(answers, {}, xml)).source).toBeUndefined();
    expect(emitWith(emitXml, describeApi([{ type: 'object' }])).source).toBeUndefined();
  });
});

describe('what scripts/xml writes', () => {
  test('is read back for every example in XML of the three APIs', async () => {
    let count = 0;
    for (const { document, model } of await readApis()) {
      const resolve = documentResolver(document);
      const bodies = model.operations.flatMap(({ responses }) =>
        responses
          .filter(({ status }) => status.startsWith('2'))
          .flatMap(({ content }) => (content.some(({ type }) => type.includes('xml')) ? content : []))
          .flatMap(({ type, schema, examples }) =>
            type === 'application/json' && schema ? [{ schema, examples }] : [],
          ),
      );
      const { source, shapeOf } = emitWith(emitXml, {
        ...describeApi(
          bodies.map(({ schema }) => schema),
          {},
          xml,
        ),
        components: document.components!,
      });
      const shapes = source === undefined ? {} : await loadEmitted<Record<string, XmlRoot>>(source);
      for (const [index, { schema, examples }] of bodies.entries()) {
        const shape = shapes[shapeOf(`op${index}`) ?? ''];
        for (const { value } of shape ? examples : []) {
          const text = encodeXml(value as JsonValue, { schema }, resolve);
          expect(await readXml(shape!)(new Response(text))).toEqual(value);
          count += 1;
        }
      }
    }
    expect(count).toBeGreaterThan(15);
  });
});

const pieces = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      '<a>',
      '</a>',
      '<b x="1">',
      '</b>',
      '<c/>',
      '<p:a xmlns:p="urn:p">',
      '</p:a>',
      'text',
      '\n',
      '&amp;',
      '&#x41;',
      '<![CDATA[<x>]]>',
      '<!-- c -->',
      '<?pi data?>',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      '/',
      '=',
      '--',
      ']]>',
      '&lt',
      '&foo;',
      '&#0;',
      '&#xD;',
      '&#1114112;',
      '<!DOCTYPE a>',
      '<?xml version="1.0"?>',
      '<a x="1" x="2">',
      '<a x=1>',
      '<a y="&lt;">',
      '<a p:x="1">',
      '<a xmlns:p="">',
      '<a xmlns:xml="u">',
      '<a:b:c>',
      '<:a>',
      '</ a>',
      '</a >',
      '\u0001',
      '\uFEFF',
      '\r\n',
      '<é/>',
      '<😀/>',
      '<!--->',
      '<?xml?>',
      '<a x="<">',
      '<a xml:space="preserve">',
    ),
  },
);

test('the parser agrees with saxes on what is well-formed, and on what it says', () => {
  const document = fc.array(pieces, { maxLength: 7 }).map((parts) => parts.join(''));
  const documents = fc.oneof(
    document,
    document.map((text) => `<a>${text}</a>`),
  );
  fc.assert(
    fc.property(documents, (text) => {
      expect(outcome(() => parseXml(text))).toEqual(outcome(() => parseReference(text)));
    }),
    { seed: 1, numRuns: 20_000 },
  );
});

function outcome(parse: () => XmlElement | ReferenceElement): unknown {
  try {
    return plain(parse());
  } catch {
    return 'malformed';
  }
}

function plain({ name, namespace, attributes, children, text }: XmlElement | ReferenceElement): unknown {
  const kept = attributes.filter((each) => !/w3\.org\/2001|2000\/xmlns/.test(each.namespace));
  return {
    name,
    namespace,
    text,
    attributes: kept.map(({ value, ...names }) => [names.name, names.namespace, value]),
    children: children.map(plain),
  };
}

test('any bytes are read or refused at once', async () => {
  const reader = readXml({ shape: 'any' });
  const answers = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: fc.constantFrom('<', '>', '/', 'a', '"', '=', ' ', '&', ';', '!', '-', '[', '?') }),
  );
  await fc.assert(
    fc.asyncProperty(answers, async (body) => {
      const reason = await reader(new Response(body as BodyInit)).then(
        () => new Error('none'),
        (error: unknown) => error,
      );
      expect(reason).toBeInstanceOf(Error);
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test.each([
  ['nested too deeply', '<a>'.repeat(100_000), /nested deeper than 200/],
  ['too long', ' '.repeat(10_000_001), /longer than 10000000/],
  ['an attack by entities', `<a>${'&a;'.repeat(1000)}</a>`, /unknown reference/],
])('a document that is %s is refused', (_, text, message) => {
  expect(() => parseXml(text)).toThrow(message);
});

test('readers of what .NET alone writes come along only where they are needed', async () => {
  const plainCode = await bundleEmitted(`${emitWith(emitXml, describeApi([person], {}, xml)).source!}`, true);
  expect(plainCode).not.toContain('OffsetMinutes');
  const offset = {
    type: 'object',
    properties: { at: { type: 'string', format: 'date-time', 'x-data-contract': 'dateTimeOffset' } },
  };
  expect(await bundleEmitted(emitWith(emitXml, describeApi([offset], {}, xml)).source!, true)).toContain(
    'OffsetMinutes',
  );
});
