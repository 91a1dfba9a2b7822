import fc from 'fast-check';
import { expect, test } from 'vitest';
import { places } from '../../../scripts/mock/world/data/places.ts';
import { createMobiles } from '../../../scripts/mock/world/mobiles.ts';
import { createWorld, largestWorld } from '../../../scripts/mock/world/world.ts';
import type { World } from '../../../scripts/mock/world/world.ts';

const seeds = fc.string({ maxLength: 20 });
const sizes = fc.integer({ min: 1, max: 200_000 });
const worldAndIndex = fc
  .tuple(seeds, sizes, fc.nat())
  .map(([seed, contacts, chance]) => ({ world: createWorld({ seed, contacts }), index: chance % contacts }));

function everybody(world: World): ReturnType<World['person']>[] {
  return Array.from({ length: world.contacts }, (_, index) => world.person(index));
}

test('the same seed gives the same people', () => {
  fc.assert(
    fc.property(worldAndIndex, ({ world, index }) => {
      expect(createWorld({ seed: world.seed, contacts: world.contacts }).person(index)).toEqual(world.person(index));
    }),
  );
});

test('other seeds give other people', () => {
  const [one, other] = ['a', 'b'].map((seed) => everybody(createWorld({ seed, contacts: 200 })).slice(3));
  const same = one!.filter(({ email }, index) => email === other![index]!.email);
  expect(same.length).toBeLessThan(3);
  expect(one!.filter(({ mobile }, index) => mobile === other![index]!.mobile)).toEqual([]);
});

test('an e-mail address and a mobile number lead back to their person', () => {
  fc.assert(
    fc.property(worldAndIndex, ({ world, index }) => {
      const { email, mobile } = world.person(index);
      expect([world.indexOfEmail(email), world.indexOfMobile(mobile)]).toEqual([index, index]);
    }),
  );
});

test('an e-mail address is found in capitals as well', () => {
  const world = createWorld({ seed: 'x', contacts: 10 });
  expect(world.indexOfEmail(world.person(7).email.toUpperCase())).toBe(7);
});

test('addresses and numbers that nobody has lead nowhere', () => {
  const world = createWorld({ seed: 'x', contacts: 10 });
  const larger = createWorld({ seed: 'x', contacts: 20 });
  const { email, mobile } = larger.person(15);
  const emails = ['', '@', 'nobody@example.com', 'x1@example.com', 'x99999999999999999999@example.com', email];
  const mobiles = ['', '+61', '+6158', '+6158zzzzzzz', '+615800000001', '+61400000000', '+6158 000001', mobile];
  expect(emails.map(world.indexOfEmail)).toEqual(emails.map(() => -1));
  expect(mobiles.map(world.indexOfMobile)).toEqual(mobiles.map(() => -1));
});

test('any text may be asked for as an address or a number', () => {
  const world = createWorld({ seed: 'x', contacts: 10 });
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(world.indexOfEmail(text)).toBeLessThan(10);
      expect(world.indexOfMobile(text)).toBeLessThan(10);
    }),
  );
});

test('no two people share an e-mail address or a mobile number', () => {
  const people = everybody(createWorld({ seed: 'contact-apis', contacts: 20_000 }));
  expect(new Set(people.map(({ email }) => email)).size).toBe(20_000);
  expect(new Set(people.map(({ mobile }) => mobile)).size).toBe(20_000);
});

test('nobody can be reached: addresses are of example domains, and numbers of a range that is not in use', () => {
  const people = everybody(createWorld({ seed: 'contact-apis', contacts: 2000 })).slice(3);
  for (const { email, mobile } of people) {
    expect(email).toMatch(/^[a-z]+\.[a-z]+\d+@example\.(com|net|org)$/);
    expect(mobile).toMatch(/^\+6158\d{7}$/);
  }
});

test('people are adults who were heard of before the present of their world, one after the other', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 300 }), (seed, contacts) => {
      const world = createWorld({ seed, contacts });
      const people = everybody(world);
      const times = people.map(({ createdAt }) => createdAt);
      expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
      expect(times.at(-1)).toBeLessThan(world.epoch);
      for (const { birthDate, createdAt } of people) {
        expect(Date.parse(birthDate)).toBeLessThan(
          new Date(createdAt).setUTCFullYear(new Date(createdAt).getUTCFullYear() - 18),
        );
      }
    }),
    { numRuns: 20 },
  );
});

test('no two people are heard of in the same second, not even in the largest world', () => {
  const world = createWorld({ seed: 'x', contacts: largestWorld });
  const times = Array.from({ length: 5000 }, (_, index) => world.person(largestWorld - 5000 + index).createdAt);
  const gaps = times.slice(1).map((time, index) => time - times[index]!);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000);
  expect(times.at(-1)).toBeLessThan(world.epoch);
});

test("the numbers that the people of the examples would have had are nobody's", () => {
  const world = createWorld({ seed: 'x', contacts: 5 });
  const mobiles = createMobiles('x', largestWorld);
  expect([0, 1, 2, 3].map((index) => world.indexOfMobile(mobiles.at(index)))).toEqual([-1, -1, -1, 3]);
});

test('city, region and postcode of a person belong together', () => {
  for (const { city, region, postcode } of everybody(createWorld({ seed: 'x', contacts: 300 }))) {
    expect(places).toContainEqual({ city, region, postcode });
  }
});

test('postcodes are those of their region', () => {
  const first: Record<string, RegExp> = {
    NSW: /^2/,
    ACT: /^26/,
    VIC: /^3/,
    QLD: /^4/,
    SA: /^5/,
    WA: /^6/,
    TAS: /^7/,
    NT: /^08/,
  };
  for (const { region, postcode } of places) expect(postcode).toMatch(first[region]!);
});

test('names, places and jobs vary', () => {
  const people = everybody(createWorld({ seed: 'contact-apis', contacts: 1000 }));
  const distinct = (member: 'firstName' | 'lastName' | 'company' | 'jobTitle' | 'city' | 'street'): number =>
    new Set(people.map((person) => person[member])).size;
  expect(distinct('firstName')).toBeGreaterThan(150);
  expect(distinct('lastName')).toBeGreaterThan(120);
  expect(distinct('company')).toBeGreaterThan(300);
  expect(distinct('jobTitle')).toBe(50);
  expect(distinct('city')).toBeGreaterThan(60);
  expect(distinct('street')).toBeGreaterThan(700);
});

test('the people of the descriptions are the first in every world', () => {
  const world = createWorld({ seed: 'anything', contacts: 3 });
  expect(everybody(world)).toMatchObject([
    { firstName: 'Ann', lastName: 'Byrne', email: 'ann.byrne@example.com', mobile: '+353871234567' },
    { firstName: 'Tom', lastName: 'Walsh', email: 'tom.walsh@example.com', mobile: '+353861112233' },
    { firstName: 'Mei', lastName: 'Chen', email: 'mei.chen@example.com', mobile: '+14155550133' },
  ]);
});

test('a world of one knows nobody else', () => {
  const world = createWorld({ seed: 'x', contacts: 1 });
  expect(world.indexOfEmail('tom.walsh@example.com')).toBe(-1);
  expect(world.indexOfMobile('+353861112233')).toBe(-1);
});

test('chance depends on the seed and the keys, and on nothing else', () => {
  const world = createWorld({ seed: 'x', contacts: 1 });
  const draw = (...keys: (string | number)[]): number => world.random(...keys).next();
  expect(draw('calls', 1)).toBe(draw('calls', 1));
  expect(new Set([draw('calls', 1), draw('calls', 11), draw('calls', '1'), draw('calls', 1, 1)]).size).toBe(4);
  expect(createWorld({ seed: 'y', contacts: 1 }).random('calls', 1).next()).not.toBe(draw('calls', 1));
});

test.each([-1, 1.5, Number.NaN, largestWorld + 1])('a world cannot have %d people', (contacts) => {
  expect(() => createWorld({ seed: 'x', contacts })).toThrow(RangeError);
});
