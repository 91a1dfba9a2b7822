import { expect, test } from 'vitest';
import { showProvenance } from '../../scripts/docs/show-provenance.ts';

const source = 'https://library.example/docs';

test('what holds provenance says it after its description', () => {
  const provenance = {
    level: 'indexed',
    source,
    note: 'No page was found. ',
    inferred: ['responses/401', 'requestBody'],
  };
  expect(showProvenance({ schema: { description: 'A book.\n', 'x-provenance': provenance } })).toEqual({
    schema: {
      description:
        `A book.\n\n*How this is known:* indexed ([source](<${source}>)). No page was found.` +
        ' Inferred: `responses/401`, `requestBody`.',
      'x-provenance': provenance,
    },
  });
});

test('what holds no description gets one, except beside a reference, where it would replace another', () => {
  const provenance = { level: 'inferred', source };
  expect(showProvenance([{ 'x-provenance': provenance }])).toMatchObject([
    { description: `*How this is known:* inferred ([source](<${source}>)).` },
  ]);
  const reference = { $ref: '#/components/schemas/Book', 'x-provenance': provenance };
  expect(showProvenance(reference)).toEqual(reference);
});

test('an operation that is not documented has a badge, after those it has', () => {
  const operation = { responses: {}, 'x-provenance': { level: 'observed', source } };
  expect(showProvenance(operation)).toMatchObject({ 'x-badges': [{ name: 'observed', color: 'purple' }] });
  expect(showProvenance({ ...operation, 'x-badges': [{ name: 'new' }] })).toMatchObject({
    'x-badges': [{ name: 'new' }, { name: 'observed' }],
  });
  const documented = { responses: {}, 'x-provenance': { level: 'documented', source } };
  expect(showProvenance(documented)).not.toHaveProperty('x-badges');
});

test('a source that is no web address is no link', () => {
  const shown = showProvenance({ 'x-provenance': { level: 'inferred', source: 'javascript:alert(1)' } });
  expect(shown).toMatchObject({ description: '*How this is known:* inferred.' });
});

test('what is no provenance is left alone, and so is the given description', () => {
  const document = {
    a: { 'x-provenance': 'hearsay' },
    b: { 'x-provenance': { level: 'rumoured', source } },
    c: [null, 1],
  };
  expect(showProvenance(document)).toEqual(document);
  const frozen = Object.freeze({ description: 'A book.', 'x-provenance': { level: 'inferred', source } });
  showProvenance(frozen);
  expect(frozen.description).toBe('A book.');
});
