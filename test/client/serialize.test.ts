import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../templates/client/errors.ts';
import type { ParameterDescriptor } from '../../templates/client/operation.ts';
import { serializeParameter, serializePath, serializeQuery } from '../../templates/client/serialize.ts';

const array = ['blue', 'black'];
const object = { R: 100, G: 200 };

function send(
  place: ParameterDescriptor['in'],
  style: string,
  explode: boolean,
  value: unknown,
  name = 'color',
): string[] {
  return serializeParameter({ name, in: place, style, explode }, value);
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
  ['query', 'json', false, object, ['color=%7B%22R%22%3A100%2C%22G%22%3A200%7D']],
  ['header', 'json', false, array, ['color: ["blue","black"]']],
] as const)('%s, %s, explode %s: %j', (place, style, explode, value, sent) => {
  expect(send(place, style, explode, value)).toEqual(sent);
});

test('names and values are percent-encoded, but not in headers', () => {
  expect(send('query', 'form', true, 'a&b=c', 'q?')).toEqual(['q%3F=a%26b%3Dc']);
  expect(send('path', 'simple', false, 'a/b')).toEqual(['a%2Fb']);
  expect(send('header', 'simple', false, 'a b/c', 'X-Q')).toEqual(['X-Q: a b/c']);
});

describe('a path', () => {
  const operation = {
    id: 'getPage',
    method: 'get',
    path: '/books/{bookId}/pages/{page}',
    parameters: [
      { name: 'bookId', in: 'path', style: 'simple', explode: false },
      { name: 'page', in: 'path', style: 'simple', explode: false },
    ],
    accept: [],
    answer: 'none',
    security: [],
  } as const;

  test.each([undefined, null, '', [], {}, '.', '..', '%2e', '%2E%2e', '%252e%252e', 'a/../b', '..%2f', '..\\', ['..']])(
    'is refused with %j for a parameter, before anything is sent',
    (bookId) => {
      expect(() => serializePath(operation, { bookId, page: 1 })).toThrow(InputError);
      expect(() => serializePath(operation, { bookId, page: 1 })).toThrow(/getPage: the path parameter bookId/);
    },
  );

  test('keeps its segments, whatever text stands in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (bookId) => {
        fc.pre(bookId.isWellFormed());
        const path = pathOrError(() => serializePath(operation, { bookId, page: 1 }));
        if (path instanceof InputError) return;
        const url = new URL(`https://example.org${path}`);
        expect(url.pathname.split('/').map(decodeURIComponent)).toEqual(['', 'books', bookId, 'pages', '1']);
        expect(url.search + url.hash).toBe('');
      }),
    );
  });
});

test('a query keeps any value, and leaves out what is missing', () => {
  const parameters = ['q', 'r', 's'].map((name) => ({ name, in: 'query', style: 'form', explode: true }) as const);
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string({ minLength: 1 })), (q, r) => {
      fc.pre([q, ...r].every((text) => text.isWellFormed()));
      const query = new URLSearchParams(serializeQuery(parameters, { q, r, s: undefined }));
      expect([query.get('q'), query.getAll('r'), query.has('s')]).toEqual([q, r, false]);
    }),
  );
});

function pathOrError(serialize: () => string): string | InputError {
  try {
    return serialize();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}
