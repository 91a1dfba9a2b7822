import { describe, expect, it } from 'vitest';
import { decodeXml, encodeXml, jsonPart } from '../../scripts/xml/index.ts';

const contact = { type: 'object', properties: { id: { type: 'integer' }, trace: { 'x-xml-only': true } } };
const page = { type: 'object', properties: { total: { type: 'integer' }, found: { type: 'array', items: contact } } };
const list = { type: 'array', xml: { wrapped: true }, items: contact };
/** Both cases have the same one member, which tells them apart by what is in it. */
const schema = {
  oneOf: [list, page].map((result) => ({ type: 'object', required: ['result'], properties: { result } })),
};
const nowhere = (): undefined => undefined;

describe('a choice between schemas that differ further down', () => {
  it.each([{ result: [{ id: 1 }] }, { result: { total: 1, found: [{ id: 1 }] } }])('writes and reads %j', (value) => {
    expect(decodeXml(encodeXml(value, { schema }, nowhere), { schema }, nowhere)).toEqual(value);
  });

  it('is made in the same way for JSON', () => {
    const value = { result: { total: 1, found: [{ id: 1, trace: 'x' }] } };
    expect(jsonPart(value, { schema }, nowhere)).toEqual({
      value: { result: { total: 1, found: [{ id: 1 }] } },
      xmlOnly: [['result', 'found', 0, 'trace']],
    });
  });

  it('tells what is wrong with the nearest case', () => {
    const empty = { type: 'object', properties: { result: { type: 'object' } } };
    const cases = { oneOf: [empty, schema.oneOf[1]] };
    const value = { result: { total: 'one', found: [] } };
    expect(() => encodeXml(value, { schema: cases }, nowhere)).toThrow(
      /^"one" is not of type integer \(\/result\/total\)$/,
    );
    expect(() => encodeXml(value, { schema }, nowhere)).toThrow(/^expected an array \(\/result\)$/);
  });

  it('says so when no case could be meant', () => {
    expect(() => encodeXml({ other: 1 }, { schema }, nowhere)).toThrow('none of the 2 cases');
  });
});
