import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError, label, labelExploded, matrix, simple, simpleExploded } from '../../../templates/client/index.ts';
import { fillPath } from '../../../templates/client/path.ts';
import { calling, rejection } from './support.ts';

const getPage = { id: 'getPage', method: 'GET', path: '/books/{bookId}/pages/{page}' } as const;
const getPages = { ...getPage, styles: { path: { bookId: simple } } };
const fill = (bookId: unknown): string => {
  const values = [bookId, 1];
  return fillPath(getPage.path, undefined, () => values.shift());
};

const styled = (style: typeof label, value: unknown) => () => fillPath('/a/{b}', { b: style }, () => value);

describe('a path parameter', () => {
  test.each([[undefined], [null], [''], [[]], [{}], [['']], [[null]], [{ a: undefined }]])(
    'that is missing or empty (%j) is refused, before anything is sent',
    async (bookId) => {
      const { call, sent } = calling(typeof bookId === 'object' ? getPages : getPage);
      const error = await rejection(call(bookId, 1));
      expect(error).toBeInstanceOf(InputError);
      expect(error.message).toBe(
        [
          'getPage: GET https://pets.example.org/v1/books/{bookId}/pages/{page} was not sent.' +
            ' The path parameter bookId is missing or empty.',
          '/books/{bookId}/pages/{page}',
          '       ^^^^^^^^',
        ].join('\n'),
      );
      expect(sent).toEqual([]);
    },
  );

  test.each(
    [
      ['.', '..', '%2e', '%2E%2e', '.%2e', '%2e.', '%252e%252e', '%25252e', '%%32%65', '%2525%32%65.'],
      ['a/..', '../a', 'a/../b', './a', 'a/.', '..%2f', '%2e%2e%2fa', 'a%2f..', '..%252fa', 'a%5c..'],
      ['..\\', 'a\\..', '\\..\\', '..;', '..;x=1', '..?', '..#', '..%00', '.. ', '..\t', '..%3b'],
      [`%${'25'.repeat(40)}2e`],
    ].flat(),
  )('that a server could take for a dot segment (%j) is refused, and shown', async (bookId) => {
    const { call, sent } = calling(getPage);
    const error = await rejection(call(bookId, 1));
    expect(error).toBeInstanceOf(InputError);
    const [first, line, carets] = error.message.split('\n');
    expect(first).toContain('The path parameter bookId would change the route.');
    expect(line).toBe(`/books/${String(bookId)}/pages/{page}`);
    expect(carets).toBe(`       ${'^'.repeat(String(bookId).length)}`);
    expect(sent).toEqual([]);
  });

  test.each(['...', '.a', 'a.', 'a..b', '..a', 'a/b', 'a\\b', '%', '%2', '100%', '~', '0', 'false', 'ä'])(
    'that only looks like one (%j) is sent',
    async (bookId) => {
      const { call, sent } = calling(getPage);
      await call(bookId, 1);
      expect(new URL(sent[0]!.url).pathname.split('/').map(decodeURIComponent)).toEqual([
        '',
        'v1',
        'books',
        bookId,
        'pages',
        '1',
      ]);
    },
  );

  test('of any style is guarded in the form it is sent in', () => {
    expect(styled(simple, ['..'])).toThrow('b would change the route');
    expect(styled(label, '.')).toThrow('b would change the route');
    expect(styled(labelExploded, ['', ''])).toThrow('b is missing or empty');
    expect(styled(matrix, [])).toThrow('b is missing or empty');
    expect(styled(simpleExploded, { '..': '/..' })).toThrow('b would change the route');
    expect(styled(label, 'a')()).toBe('/a/.a');
    expect(styled(matrix, '..')()).toBe('/a/;b=..');
  });

  test('keeps its place, whatever text it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (bookId) => {
        const path = pathOrUndefined(bookId);
        if (path === undefined) return;
        const url = new URL(`https://example.org${path}`);
        expect(url.pathname.split('/').map(decodeURIComponent)).toEqual(['', 'books', bookId, 'pages', '1']);
        expect(url.search + url.hash).toBe('');
      }),
    );
  });

  test('made of dots, slashes and escapes of them is refused unless it stays in its place when decoded ever again', () => {
    const part = fc.constantFrom('.', '..', '/', '\\', '%2e', '%2F', '%5c', '%25', '2e', '5c', 'a', '%');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
        const path = pathOrUndefined(parts.join(''));
        if (path === undefined) return;
        for (let text = path, times = 0; times < 10; times++) {
          const { pathname } = new URL(`https://example.org${text}`);
          expect(pathname.startsWith('/books/') && pathname.endsWith('/pages/1')).toBe(true);
          text = text.replace(/%(2e|2f|5c|25)/gi, decodeURIComponent);
        }
      }),
    );
  });
});

function pathOrUndefined(bookId: string): string | undefined {
  try {
    return fill(bookId);
  } catch {
    return undefined;
  }
}
