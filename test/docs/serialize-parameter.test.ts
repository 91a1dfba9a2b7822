import { expect, test } from 'vitest';
import { serializeParameter } from '../../scripts/docs/serialize-parameter.ts';
import type { Parameter, ParameterLocation } from '../../scripts/model/model.ts';

const array = ['blue', 'black'];
const object = { R: 100, G: 200 };

function send(place: ParameterLocation, style: string, explode: boolean, value: unknown, name = 'color'): string[] {
  const parameter: Parameter = {
    name,
    in: place,
    style,
    explode,
    description: '',
    required: true,
    deprecated: false,
    schema: {},
    example: undefined,
  };
  return serializeParameter(parameter, value);
}

// The table of OpenAPI 3.1, "Style Examples".
test.each([
  ['path', 'simple', false, 'blue', ['blue']],
  ['path', 'simple', false, array, ['blue,black']],
  ['path', 'simple', false, object, ['R,100,G,200']],
  ['path', 'simple', true, object, ['R=100,G=200']],
  ['path', 'label', false, 'blue', ['.blue']],
  ['path', 'label', false, array, ['.blue,black']],
  ['path', 'label', true, array, ['.blue.black']],
  ['path', 'label', true, object, ['.R=100.G=200']],
  ['path', 'matrix', false, 'blue', [';color=blue']],
  ['path', 'matrix', false, array, [';color=blue,black']],
  ['path', 'matrix', true, array, [';color=blue;color=black']],
  ['path', 'matrix', false, object, [';color=R,100,G,200']],
  ['path', 'matrix', true, object, [';R=100;G=200']],
  ['query', 'form', true, 'blue', ['color=blue']],
  ['query', 'form', true, array, ['color=blue', 'color=black']],
  ['query', 'form', false, array, ['color=blue,black']],
  ['query', 'form', true, object, ['R=100', 'G=200']],
  ['query', 'form', false, object, ['color=R,100,G,200']],
  ['query', 'spaceDelimited', false, array, ['color=blue%20black']],
  ['query', 'pipeDelimited', false, array, ['color=blue%7Cblack']],
  ['query', 'deepObject', true, object, ['color%5BR%5D=100', 'color%5BG%5D=200']],
  ['header', 'simple', false, array, ['color: blue,black']],
  ['header', 'simple', true, object, ['color: R=100,G=200']],
  ['cookie', 'form', true, 'blue', ['color=blue']],
] as const)('%s, %s, explode %s: %j', (place, style, explode, value, sent) => {
  expect(send(place, style, explode, value)).toEqual(sent);
});

test('names and values are percent-encoded, but not in headers', () => {
  expect(send('query', 'form', true, 'a&b=c', 'q?')).toEqual(['q%3F=a%26b%3Dc']);
  expect(send('path', 'simple', false, 'a/b')).toEqual(['a%2Fb']);
  expect(send('header', 'simple', false, 'a b/c', 'X-Q')).toEqual(['X-Q: a b/c']);
});
