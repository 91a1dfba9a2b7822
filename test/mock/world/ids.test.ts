import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNumericIds, createObjectIds, createUuids, randomUuid } from '../../../scripts/mock/world/ids.ts';
import { mix, unmix } from '../../../scripts/mock/world/mix.ts';
import { createPermutation } from '../../../scripts/mock/world/permutation.ts';
import { createRandom } from '../../../scripts/mock/world/random.ts';

const known = ['550e8400-e29b-41d4-a716-446655440000'];
const options = fc.record({
  seed: fc.string(),
  kind: fc.string(),
  size: fc.integer({ min: 1, max: 2 ** 31 }),
  known: fc.constantFrom([], known),
});

test.each([
  ['UUIDs', createUuids, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/],
  ['object ids', createObjectIds, /^[\da-f]{24}$/],
])('%s have their form and lead back to their index', (_, create, form) => {
  fc.assert(
    fc.property(options, fc.nat(), (given, chance) => {
      const ids = create({ ...given, known: [] });
      const index = chance % given.size;
      expect(ids.at(index)).toMatch(form);
      expect(ids.indexOf(ids.at(index))).toBe(index);
    }),
  );
});

test('known ids come first, and only their records have them', () => {
  const ids = createUuids({ seed: 'x', kind: 'y', size: 5, known });
  const derived = createUuids({ seed: 'x', kind: 'y', size: 5 });
  expect([ids.at(0), ids.indexOf(known[0]!)]).toEqual([known[0], 0]);
  expect(ids.indexOf(derived.at(0))).toBe(-1);
  expect(ids.at(1)).toBe(derived.at(1));
});

test('a known id beyond the last record leads nowhere', () => {
  expect(createUuids({ seed: 'x', kind: 'y', size: 0, known }).indexOf(known[0]!)).toBe(-1);
});

test('ids of other seeds and kinds, and beyond the size, lead nowhere', () => {
  const ids = createUuids({ seed: 'x', kind: 'y', size: 100 });
  const strangers = [
    createUuids({ seed: 'z', kind: 'y', size: 100 }),
    createUuids({ seed: 'x', kind: 'z', size: 100 }),
  ];
  for (const stranger of strangers) expect(ids.indexOf(stranger.at(5))).toBe(-1);
  expect(ids.indexOf(createUuids({ seed: 'x', kind: 'y', size: 101 }).at(100))).toBe(-1);
});

test('no text that is not an id leads to a record', () => {
  const ids = createUuids({ seed: 'x', kind: 'y', size: 2 ** 31 });
  const numbers = createNumericIds({ first: 100, size: 2 ** 31 });
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(ids.indexOf(text)).toBe(-1);
      fc.pre(!/^\d+$/.test(text));
      expect(numbers.indexOf(text)).toBe(-1);
    }),
  );
});

test('numeric ids count up, and are found in their plain form only', () => {
  const ids = createNumericIds({ first: 7001, size: 3 });
  expect([0, 1, 2].map(ids.at)).toEqual(['7001', '7002', '7003']);
  expect(['7001', '7003', '7004', '7000', '07001', '7001.0', '7e3', ''].map(ids.indexOf)).toEqual([
    0, 2, -1, -1, -1, -1, -1, -1,
  ]);
});

test('a UUID by chance is one of version 4, and the same for the same chance', () => {
  const uuid = randomUuid(createRandom('x'));
  expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(randomUuid(createRandom('x'))).toBe(uuid);
});

test('scrambling 32 bits can be undone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (value) => {
      expect(unmix(mix(value))).toBe(value);
    }),
  );
});

test('a permutation takes each number to a place of its own, and back', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(10, 1000, 10_000_000),
      fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      fc.nat(),
      (size, key, n) => {
        const { to, from } = createPermutation(size, key);
        const place = to(n % size);
        expect(from(place)).toBe(n % size);
        expect(place >= 0 && place < size).toBe(true);
      },
    ),
  );
});
