import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commentText, literal, toIdentifier, toTypeName } from '../../scripts/client/code.ts';

describe('identifiers', () => {
  test.each([
    ['contactLists', 'contactLists'],
    ['JourneyId', 'journeyId'],
    ['ai-agent list', 'aiAgentList'],
    ['URLs', 'urLs'],
    ['delete', 'delete_'],
    ['42 things', '_42Things'],
    ['', '_'],
  ])('%s becomes %s', (text, identifier) => {
    expect(toIdentifier(text)).toBe(identifier);
  });

  test('any text becomes plain ASCII letters, digits and underscores', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toIdentifier(text)).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
        expect(toTypeName(text)).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
      }),
    );
  });
});

test('no text ends its comment', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('*', '/', '\\', '\n', '\r', '\u2028', '\0', ' ', '@', 'x') }),
      (text) => {
        expect(commentText(text)).not.toContain('*/');
      },
    ),
  );
});

test('a literal gives back its value when it is evaluated', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(literal(value))).toEqual(JSON.parse(JSON.stringify(value)));
      expect(literal(value)).not.toMatch(/[\u2028\u2029]/);
    }),
  );
});
