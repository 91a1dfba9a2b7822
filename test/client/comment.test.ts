import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { commentLine, commentText, docComment, lineComments, wrap } from '../../scripts/client/comment.ts';

const awkward = fc.string({
  unit: fc.constantFrom('*', '/', '\\', '\n', '\r', '\u2028', '\0', ' ', '\t', '@', 'deprecated', '`', '{', 'x'),
});

test('no text ends its comment', () => {
  fc.assert(
    fc.property(awkward, (text) => {
      const source = `${docComment(text)}\n${lineComments(text)}\nconst end = 1;`;
      expect(commentText(text)).not.toContain('*/');
      expect(ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest).statements).toHaveLength(1);
    }),
  );
});

test('no text holds a tag', () => {
  fc.assert(
    fc.property(awkward, (text) => {
      const file = ts.createSourceFile('a.ts', `${docComment(text)}\nfunction f() {}`, ts.ScriptTarget.Latest, true);
      expect(ts.getJSDocTags(file.statements[0]!)).toEqual([]);
    }),
  );
  expect(commentLine('Use it.\n@deprecated not yet, ask a@b.org')).toBe('Use it. \\@deprecated not yet, ask a@b.org');
});

describe('long lines', () => {
  test('are broken between words', () => {
    const lines = wrap('word '.repeat(60)).split('\n');
    expect(lines.every((line) => line.length <= 112 && line.startsWith('word'))).toBe(true);
    expect(lines.join(' ')).toBe('word '.repeat(60).trim());
  });

  test('of a list stand under their item', () => {
    expect(wrap(`  - ${'word '.repeat(40)}`).split('\n')[1]).toMatch(/^ {4}word/);
  });

  test.each([
    ['code', `\`\`\`\n${'x '.repeat(80)}\n\`\`\``],
    ['indented code', `    ${'x '.repeat(80)}`],
    ['tables', `| ${'x | '.repeat(80)}`],
    ['long words', 'x'.repeat(200)],
  ])('stay as they are in %s', (_name, text) => {
    expect(wrap(text)).toBe(text);
  });

  test('lose nothing but white space', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '-', '\n', '`', '|', 'word '), maxLength: 600 }),
        (text) => {
          expect(wrap(text).replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
        },
      ),
    );
  });
});
