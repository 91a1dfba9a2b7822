import { examplePeople } from './data/example-people.ts';
import { createMobiles } from './mobiles.ts';
import { createPeople, indexInEmail } from './people.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';

/** Which world the mock starts with. */
export interface WorldOptions {
  /** Any text; the same seed gives the same world. */
  readonly seed: string;
  /** How many people there are. */
  readonly contacts: number;
}

/** The people that all vendors know, made from a seed. */
export interface World extends WorldOptions {
  /** The present of the seeded data, in milliseconds since 1970: nothing in it is younger. */
  readonly epoch: number;
  /**
   * People come in the order in which the vendors heard of them.
   * @param index from 0 to contacts - 1; the same index gives an equal person each time
   */
  person(index: number): Person;
  /** Index of the person with an e-mail address, or -1. */
  indexOfEmail(email: string): number;
  /** Index of the person with a mobile number in E.164 form, or -1. */
  indexOfMobile(mobile: string): number;
  /** Chance that depends on nothing but the seed and the keys. */
  random(...keys: readonly (string | number)[]): Random;
}

/** Somebody the vendors know. E-mail address and mobile number are theirs alone. */
export interface Person {
  readonly index: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** E.164, such as `+61400123456`. */
  readonly mobile: string;
  readonly gender: 'female' | 'male';
  /** `yyyy-mm-dd`. */
  readonly birthDate: string;
  readonly company: string;
  readonly jobTitle: string;
  readonly street: string;
  readonly city: string;
  /** Abbreviated, such as `NSW`. */
  readonly region: string;
  readonly postcode: string;
  readonly country: string;
  /** When the vendors first heard of them, in milliseconds since 1970. */
  readonly createdAt: number;
}

/** The most people a world can have. */
export const largestWorld = 10_000_000;

/**
 * Makes the people of a world when they are asked for; none is stored.
 * @throws RangeError if there are to be more than {@link largestWorld} people, or less than none
 */
export function createWorld({ seed, contacts }: WorldOptions): World {
  if (!Number.isInteger(contacts) || contacts < 0 || contacts > largestWorld) {
    throw new RangeError(`There can be 0 to ${largestWorld} contacts, not ${contacts}.`);
  }
  const epoch = Date.UTC(2026, 0, 1);
  const mobiles = createMobiles(seed, largestWorld);
  const person = createPeople(seed, contacts, epoch, mobiles);
  return {
    seed,
    contacts,
    epoch,
    person,
    indexOfEmail(email) {
      const index = indexInEmail(email);
      return index >= 0 && index < contacts && person(index).email === email.toLowerCase() ? index : -1;
    },
    indexOfMobile(mobile) {
      const example = examplePeople.findIndex((known) => known.mobile === mobile);
      const index = example >= 0 ? example : mobiles.indexOf(mobile);
      return index >= 0 && index < contacts && person(index).mobile === mobile ? index : -1;
    },
    random: (...keys) => createRandom(JSON.stringify([seed, ...keys])),
  };
}
