import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { literal, objectLiteral, toIdentifier, toPropertyName, toTypeName } from '../../scripts/client/code.ts';

/** The value that source text evaluates to. */
const evaluate = (source: string): unknown => new Function(`return (${source});`)() as unknown;

describe('names', () => {
  test.each([
    ['contactLists', 'contactLists'],
    ['JourneyId', 'journeyId'],
    ['ai-agent list', 'aiAgentList'],
    ['URLs', 'urLs'],
    ['delete', 'delete_'],
    ['type', 'type'],
    ['42 things', '_42Things'],
    ['__proto__', 'proto'],
    ['', '_'],
  ])('%s becomes the identifier %s', (text, identifier) => {
    expect(toIdentifier(text)).toBe(identifier);
  });

  test('a property may be a reserved word', () => {
    expect(toPropertyName('delete')).toBe('delete');
  });

  test('any text becomes plain ASCII letters, digits and underscores', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const name of [toIdentifier(text), toPropertyName(text), toTypeName(text)]) {
          expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
        }
      }),
    );
  });
});

describe('literals', () => {
  test('any value is what its source text evaluates to', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown;
        expect(evaluate(literal(plain))).toStrictEqual(plain);
        expect(literal(plain)).not.toMatch(/[\u2028\u2029]/);
      }),
    );
  });

  test('a member called __proto__ is a member', () => {
    const value = JSON.parse('{"__proto__":{"admin":true}}') as object;
    const copy = evaluate(literal(value)) as object;
    expect(Object.keys(copy)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(Object.keys(evaluate(objectLiteral([['__proto__', '1']])) as object)).toEqual(['__proto__']);
  });

  test('members without source text are left out, and those named like it are short', () => {
    expect(
      objectLiteral([
        ['a', '1'],
        ['b', undefined],
        ['c-d', 'e'],
        ['f', 'f'],
      ]),
    ).toBe('{ a: 1, "c-d": e, f }');
  });
});
