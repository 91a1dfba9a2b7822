import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { decodeXml, documentResolver, encodeXml, XmlError, type JsonValue } from '../../scripts/xml/index.ts';

const COMMUNICATIONS = `
<ArrayOfContactInteraction xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.datacontract.org/2004/07/W50API.Models.DTO.Contacts">
  <ContactInteraction>
    <CampaignId>1</CampaignId>
    <CampaignName>sample string 5</CampaignName>
    <Id>1</Id>
    <Interaction>sample string 2</Interaction>
    <Name>sample string 3</Name>
    <Occurred xmlns:d3p1="http://schemas.datacontract.org/2004/07/System">
      <d3p1:DateTime>2025-11-04T14:24:58.0527074Z</d3p1:DateTime>
      <d3p1:OffsetMinutes>0</d3p1:OffsetMinutes>
    </Occurred>
    <Status>sample string 4</Status>
  </ContactInteraction>
  <ContactInteraction>
    <CampaignId>1</CampaignId>
    <CampaignName>sample string 5</CampaignName>
    <Id>1</Id>
    <Interaction>sample string 2</Interaction>
    <Name>sample string 3</Name>
    <Occurred xmlns:d3p1="http://schemas.datacontract.org/2004/07/System">
      <d3p1:DateTime>2025-11-04T14:24:58.0527074Z</d3p1:DateTime>
      <d3p1:OffsetMinutes>0</d3p1:OffsetMinutes>
    </Occurred>
    <Status>sample string 4</Status>
  </ContactInteraction>
</ArrayOfContactInteraction>`.trim();

const interaction = {
  Id: 1,
  Interaction: 'sample string 2',
  Name: 'sample string 3',
  Occurred: '2025-11-04T14:24:58.0527074+00:00',
  Status: 'sample string 4',
  CampaignId: 1,
  CampaignName: 'sample string 5',
};

const ARRAYS = 'http://schemas.microsoft.com/2003/10/Serialization/Arrays';

const document: unknown = parse(`
components:
  schemas:
    DateTimeOffset: { type: string, format: date-time, x-data-contract: dateTimeOffset }
    NullableDateTimeOffset: { type: [string, 'null'], format: date-time, x-data-contract: dateTimeOffset }
    ContactInteraction:
      type: object
      x-data-contract: object
      xml: { name: ContactInteraction, namespace: http://schemas.datacontract.org/2004/07/W50API.Models.DTO.Contacts }
      properties:
        Id: { type: integer }
        Interaction: { type: string }
        Name: { type: string }
        Occurred: { $ref: '#/components/schemas/DateTimeOffset', description: When it happened. }
        Status: { type: string }
        CampaignId: { type: integer }
        CampaignName: { type: string }
    ContactInteractionList:
      type: array
      x-data-contract: array
      items: { $ref: '#/components/schemas/ContactInteraction' }
      xml:
        name: ArrayOfContactInteraction
        namespace: http://schemas.datacontract.org/2004/07/W50API.Models.DTO.Contacts
        wrapped: true
    Record: { type: object, additionalProperties: true, x-data-contract: dictionary }
    Records:
      type: array
      x-data-contract: array
      items: { $ref: '#/components/schemas/Record' }
      xml: { name: ArrayOfArrayOfKeyValueOfstringanyType, namespace: ${ARRAYS} }
    FieldNames:
      type: object
      x-data-contract: object
      xml: { name: ImportJobCreateRequest, namespace: http://schemas.datacontract.org/2004/07/W50API.Controllers }
      properties:
        FieldNames:
          type: array
          x-data-contract: array
          items: { type: string, xml: { name: string, namespace: ${ARRAYS} } }
    Base:
      type: object
      xml: { name: Base, namespace: urn:base }
      properties: { Values: { $ref: '#/components/schemas/Record' } }
    Contact:
      x-data-contract: object
      xml: { name: Contact, namespace: urn:contact }
      allOf:
        - $ref: '#/components/schemas/Base'
        - type: object
          properties:
            Friend: { anyOf: [{ $ref: '#/components/schemas/Contact' }, { type: 'null' }] }
            Seen: { $ref: '#/components/schemas/NullableDateTimeOffset' }
            Job: { $ref: '#/components/schemas/FieldNames' }
    Counts: { type: object, additionalProperties: { type: integer }, x-data-contract: dictionary }
`);

const resolve = documentResolver(document);
const place = (name: string) => ({ schema: { $ref: `#/components/schemas/${name}` } });
const encode = (value: JsonValue, name: string): string => encodeXml(value, place(name), resolve);
const decode = (text: string, name: string): JsonValue => decodeXml(text, place(name), resolve);

function problemsOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof XmlError) return error.problems.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
}

describe('data contracts', () => {
  it('reads the vendor sample', () => {
    expect(decode(COMMUNICATIONS, 'ContactInteractionList')).toEqual([interaction, interaction]);
  });

  it('writes the vendor sample, character for character', () => {
    expect(encode([interaction, interaction], 'ContactInteractionList')).toBe(COMMUNICATIONS);
  });

  it('writes strings in a list with a prefix of their own', () => {
    expect(encode({ FieldNames: ['a', ' b '] }, 'FieldNames')).toBe(
      `<ImportJobCreateRequest xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.datacontract.org/2004/07/W50API.Controllers">
  <FieldNames xmlns:d2p1="${ARRAYS}">
    <d2p1:string>a</d2p1:string>
    <d2p1:string> b </d2p1:string>
  </FieldNames>
</ImportJobCreateRequest>`,
    );
  });

  it('writes dictionaries with the type of each value', () => {
    expect(encode([{ text: 'Ann', whole: 3, part: 1.5, yes: true, none: null, open: {} }], 'Records')).toBe(
      `<ArrayOfArrayOfKeyValueOfstringanyType xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="${ARRAYS}">
  <ArrayOfKeyValueOfstringanyType>
${entry('text', 'string', 'Ann')}
${entry('whole', 'int', '3')}
${entry('part', 'double', '1.5')}
${entry('yes', 'boolean', 'true')}
    <KeyValueOfstringanyType>
      <Key>none</Key>
      <Value i:nil="true" />
    </KeyValueOfstringanyType>
    <KeyValueOfstringanyType>
      <Key>open</Key>
      <Value />
    </KeyValueOfstringanyType>
  </ArrayOfKeyValueOfstringanyType>
</ArrayOfArrayOfKeyValueOfstringanyType>`,
    );
  });

  it('gives inherited members the namespace of their own class and nested types a prefix', () => {
    const value = { Values: {}, Friend: null, Seen: null, Job: { FieldNames: [] } };
    const text = encode(value, 'Contact');
    expect(text).toBe(
      `<Contact xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="urn:contact">
  <Friend i:nil="true" />
  <Job xmlns:d2p1="http://schemas.datacontract.org/2004/07/W50API.Controllers">
    <d2p1:FieldNames xmlns:d3p1="${ARRAYS}" />
  </Job>
  <Seen i:nil="true" />
  <Values xmlns:d2p1="${ARRAYS}" xmlns="urn:base" />
</Contact>`,
    );
    expect(decode(text, 'Contact')).toEqual(value);
  });

  it('names the entries of typed dictionaries after their type', () => {
    const text = encodeXml({ a: 1 }, place('Counts'), resolve, { rootName: 'Counts' });
    expect(text).toContain('KeyValueOfstringint>');
    expect(text).not.toContain('i:type');
    expect(decode(text, 'Counts')).toEqual({ a: 1 });
  });

  it('keeps the offset and the fraction digits of a date', () => {
    const text = encode('2025-11-05T00:30:00.1200000+05:30', 'DateTimeOffset');
    expect(text).toContain('<DateTime>2025-11-04T19:00:00.1200000Z</DateTime>');
    expect(text).toContain('<OffsetMinutes>330</OffsetMinutes>');
    expect(decode(text, 'DateTimeOffset')).toBe('2025-11-05T00:30:00.1200000+05:30');
  });

  it('collects every problem of a document with its place', () => {
    const text = COMMUNICATIONS.replace('<CampaignId>1<', '<CampaignId>one<')
      .replace('<Status>sample string 4</Status>', '<Stat>x</Stat>')
      .replace('<d3p1:OffsetMinutes>0</d3p1:OffsetMinutes>', '')
      .replace(/<Name>.*?<\/Name>/, '<Name xmlns="urn:other">x</Name>');
    expect(problemsOf(() => decode(text, 'ContactInteractionList'))).toEqual([
      '/ArrayOfContactInteraction/ContactInteraction[1]/Name: expected <Name> in namespace "http://schemas.datacontract.org/2004/07/W50API.Models.DTO.Contacts", found <Name> in namespace "urn:other"',
      '/ArrayOfContactInteraction/ContactInteraction[1]/Occurred: expected DateTime and then OffsetMinutes in namespace "http://schemas.datacontract.org/2004/07/System", nothing else',
      '/ArrayOfContactInteraction/ContactInteraction[1]/CampaignId: "one" is not of type integer',
      '/ArrayOfContactInteraction/ContactInteraction[1]/Stat: unexpected element <Stat>',
    ]);
  });

  it('refuses a root of another name', () => {
    expect(problemsOf(() => decode('<Other xmlns="urn:base" />', 'Contact'))).toEqual([
      '/Other: expected <Contact> in namespace "urn:contact", found <Other> in namespace "urn:base"',
    ]);
  });

  it('refuses keys that appear twice and values of unknown types', () => {
    const same = '<KeyValueOfstringanyType><Key>a</Key><Value /></KeyValueOfstringanyType>';
    const odd = '<KeyValueOfstringanyType><Key>b</Key><Value i:type="Guess">x</Value></KeyValueOfstringanyType>';
    const text = `<R xmlns="${ARRAYS}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${same}${same}${odd}</R>`;
    expect(problemsOf(() => decodeXml(text, recordNamed('R'), resolve))).toEqual([
      '/R/KeyValueOfstringanyType[2]: the key "a" appears twice',
      `/R/KeyValueOfstringanyType[3]/Value: the type "Guess" in namespace "${ARRAYS}" is not supported`,
    ]);
  });

  it('refuses to write what could not be read back', () => {
    expect(problemsOf(() => encode([{ list: [1], deep: { at: Infinity } }], 'Records'))).toEqual([
      '/0/list: an array needs a schema that says what its items are',
      '/0/deep/at: Infinity is no JSON number',
    ]);
    expect(problemsOf(() => encode('2025-11-31T00:00:00Z', 'DateTimeOffset'))).toEqual([
      ': "2025-11-31T00:00:00Z" is no date-time with an offset',
    ]);
    expect(problemsOf(() => encode([{ Id: '1', Unknown: 2 }], 'ContactInteractionList'))).toEqual([
      '/0/Id: "1" is not of type integer',
      '/0/Unknown: the schema has no member "Unknown"',
    ]);
  });
});

function entry(key: string, type: string, value: string): string {
  return `    <KeyValueOfstringanyType>
      <Key>${key}</Key>
      <Value xmlns:d4p1="http://www.w3.org/2001/XMLSchema" i:type="d4p1:${type}">${value}</Value>
    </KeyValueOfstringanyType>`;
}

function recordNamed(name: string) {
  return { schema: { type: 'object', 'x-data-contract': 'dictionary', xml: { name, namespace: ARRAYS } } };
}
