import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  commas,
  deepObject,
  formExploded,
  jsonText,
  jsonValue,
  label,
  labelExploded,
  matrix,
  matrixExploded,
  pipeDelimited,
  reserved,
  simple,
  simpleExploded,
  spaceDelimited,
} from '../../../templates/client/index.ts';

const array = ['blue', 'black'];
const object = { R: 100, G: 200 };

// The table of OpenAPI 3.1, "Style Examples".
test.each([
  ['simple', simple, 'blue', ['blue']],
  ['simple', simple, array, ['blue,black']],
  ['simple', simple, object, ['R,100,G,200']],
  ['simpleExploded', simpleExploded, 'blue', ['blue']],
  ['simpleExploded', simpleExploded, array, ['blue,black']],
  ['simpleExploded', simpleExploded, object, ['R=100,G=200']],
  ['label', label, 'blue', ['.blue']],
  ['label', label, array, ['.blue,black']],
  ['label', label, object, ['.R,100,G,200']],
  ['labelExploded', labelExploded, 'blue', ['.blue']],
  ['labelExploded', labelExploded, array, ['.blue.black']],
  ['labelExploded', labelExploded, object, ['.R=100.G=200']],
  ['matrix', matrix, 'blue', [';color=blue']],
  ['matrix', matrix, array, [';color=blue,black']],
  ['matrix', matrix, object, [';color=R,100,G,200']],
  ['matrixExploded', matrixExploded, 'blue', [';color=blue']],
  ['matrixExploded', matrixExploded, array, [';color=blue;color=black']],
  ['matrixExploded', matrixExploded, object, [';R=100;G=200']],
  ['formExploded', formExploded, 'blue', ['color=blue']],
  ['formExploded', formExploded, '', ['color=']],
  ['formExploded', formExploded, array, ['color=blue', 'color=black']],
  ['formExploded', formExploded, object, ['R=100', 'G=200']],
  ['commas', commas, 'blue', ['color=blue']],
  ['commas', commas, array, ['color=blue,black']],
  ['commas', commas, object, ['color=R,100,G,200']],
  ['spaceDelimited', spaceDelimited, array, ['color=blue%20black']],
  ['spaceDelimited', spaceDelimited, object, ['color=R%20100%20G%20200']],
  ['pipeDelimited', pipeDelimited, array, ['color=blue%7Cblack']],
  ['pipeDelimited', pipeDelimited, object, ['color=R%7C100%7CG%7C200']],
  ['deepObject', deepObject, object, ['color%5BR%5D=100', 'color%5BG%5D=200']],
  ['deepObject', deepObject, { a: { b: [1, 2] } }, ['color%5Ba%5D%5Bb%5D=1', 'color%5Ba%5D%5Bb%5D=2']],
  ['deepObject', deepObject, 'blue', ['color=blue']],
  ['jsonValue', jsonValue, object, ['color=%7B%22R%22%3A100%2C%22G%22%3A200%7D']],
  ['jsonValue', jsonValue, 'blue', ['color=%22blue%22']],
  ['jsonText', jsonText, array, ['%5B%22blue%22%2C%22black%22%5D']],
  ['reserved', reserved(formExploded), 'a:/?@$,;=[]b', ['color=a:/?@$,;=[]b']],
  ['reserved', reserved(formExploded), 'a&b+c#d e', ['color=a%26b%2Bc%23d%20e']],
  ['reserved', reserved(commas), array, ['color=blue,black']],
] as const)('%s %#', (_name, style, value, sent) => {
  expect(style('color', value)).toEqual(sent);
});

test.each([formExploded, commas, spaceDelimited, pipeDelimited, deepObject])(
  'an empty list or object is left out (%#)',
  (style) => {
    expect([style('color', []), style('color', {}), style('color', [null, undefined])]).toEqual([[], [], []]);
  },
);

test('names and values are percent-encoded, dates ISO 8601, and what is nested is JSON', () => {
  expect(formExploded('q?', 'a&b=c')).toEqual(['q%3F=a%26b%3Dc']);
  expect(simple('', 'a/b')).toEqual(['a%2Fb']);
  expect(commas('since', [new Date(0)])).toEqual(['since=1970-01-01T00%3A00%3A00.000Z']);
  expect(deepObject('q', { since: new Date(0) })).toEqual(['q%5Bsince%5D=1970-01-01T00%3A00%3A00.000Z']);
  expect(formExploded('q', [{ a: 1 }, [2], true, 10n])).toEqual(['q=%7B%22a%22%3A1%7D', 'q=%5B2%5D', 'q=true', 'q=10']);
});

const anyText = fc.string({ unit: 'grapheme' });
const text = fc.string({ unit: 'grapheme', minLength: 1 });
const list = fc.array(text, { minLength: 1 });
const record = fc.dictionary(text, anyText, { minKeys: 1 });
const decode = decodeURIComponent;
const valueOf = (pair: string): string => pair.slice(pair.indexOf('=') + 1);

/** The pairs of a texts of names and values in turn. */
const inTurn = (texts: readonly string[]): [string, string][] =>
  texts.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, texts[index + 1]!]] : []));

describe('what is written can be read back', () => {
  test.each([
    ['commas', commas, ','],
    ['spaceDelimited', spaceDelimited, '%20'],
    ['pipeDelimited', pipeDelimited, '%7C'],
  ] as const)('in style %s', (_name, style, delimiter) => {
    // What stands between the items cannot stand in them as well.
    const item = (value: string): boolean => !value.includes(decode(delimiter));
    fc.assert(
      fc.property(text, fc.array(text.filter(item), { minLength: 1 }), (name, items) => {
        const [pair] = style(name, items);
        expect(decode(pair!.split('=')[0]!)).toBe(name);
        expect(valueOf(pair!).split(delimiter).map(decode)).toEqual(items);
      }),
    );
    fc.assert(
      fc.property(text, fc.dictionary(text.filter(item), anyText.filter(item), { minKeys: 1 }), (name, members) => {
        const texts = valueOf(style(name, members)[0]!).split(delimiter).map(decode);
        expect(inTurn(texts)).toEqual(Object.entries(members));
      }),
    );
  });

  test('in style form, exploded', () => {
    fc.assert(
      fc.property(text, list, (name, items) => {
        const query = new URLSearchParams(formExploded(name, items).join('&'));
        expect(query.getAll(name)).toEqual(items);
      }),
    );
    fc.assert(
      fc.property(text, record, (name, members) => {
        const query = new URLSearchParams(formExploded(name, members).join('&'));
        expect([...query]).toEqual(Object.entries(members));
      }),
    );
  });

  test('in style form with reserved characters', () => {
    fc.assert(
      fc.property(text, list, (name, items) => {
        const url = new URL(`https://example.org/?${reserved(formExploded)(name, items).join('&')}`);
        expect(url.searchParams.getAll(name)).toEqual(items);
      }),
    );
  });

  test('in style deepObject', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]+$/), record, (name, members) => {
        const query = [...new URLSearchParams(deepObject(name, members).join('&'))];
        expect(query.map(([key, value]) => [key.slice(name.length + 1, -1), value])).toEqual(Object.entries(members));
      }),
    );
  });

  test.each([
    ['simple', simple, '', ','],
    ['label', label, '.', ','],
  ] as const)('in style %s', (_name, style, start, delimiter) => {
    const read = (written: string): string[] => written.slice(start.length).split(delimiter).map(decode);
    fc.assert(
      fc.property(list, record, (items, members) => {
        expect(read(style('', items)[0]!)).toEqual(items);
        expect(inTurn(read(style('', members)[0]!))).toEqual(Object.entries(members));
      }),
    );
  });

  test.each([
    ['simple, exploded', simpleExploded, '', ','],
    ['label, exploded', labelExploded, '.', '.'],
  ] as const)('in style %s', (_name, style, start, delimiter) => {
    const plain = delimiter === '.' ? (value: string): boolean => !value.includes('.') : (): boolean => true;
    fc.assert(
      fc.property(fc.array(text.filter(plain), { minLength: 1 }), (items) => {
        expect(style('', items)[0]!.slice(start.length).split(delimiter).map(decode)).toEqual(items);
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(text.filter(plain), anyText.filter(plain), { minKeys: 1 }), (members) => {
        const pairs = style('', members)[0]!.slice(start.length).split(delimiter);
        expect(pairs.map((pair) => pair.split('=').map(decode))).toEqual(Object.entries(members));
      }),
    );
  });

  test('in style matrix, exploded or not', () => {
    fc.assert(
      fc.property(text, list, (name, items) => {
        const [, ...pairs] = matrixExploded(name, items)[0]!.split(';');
        expect(pairs.map((pair) => pair.split('=').map(decode))).toEqual(items.map((item) => [name, item]));
        expect(valueOf(matrix(name, items)[0]!).split(',').map(decode)).toEqual(items);
      }),
    );
    fc.assert(
      fc.property(text, record, (name, members) => {
        const [, ...pairs] = matrixExploded(name, members)[0]!.split(';');
        expect(pairs.map((pair) => pair.split('=').map(decode))).toEqual(Object.entries(members));
        expect(inTurn(valueOf(matrix(name, members)[0]!).split(',').map(decode))).toEqual(Object.entries(members));
      }),
    );
  });

  test('as JSON', () => {
    fc.assert(
      fc.property(text, fc.jsonValue(), (name, value) => {
        expect(JSON.parse(decode(valueOf(jsonValue(name, value)[0]!)))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(JSON.parse(decode(jsonText(name, value)[0]!))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
