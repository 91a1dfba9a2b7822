import { mix, unmix } from '../../world/mix.ts';
import { hash } from '../../world/random.ts';

/** Encrypted ids of contacts, such as `kF8sQ2vXb1Lw`: each made from the contact's number, and leading back to it. */
export interface ContactIds {
  /** @param number from 0; those after the seeded contacts are for contacts that requests add */
  at(number: number): string;
  /** Number of the contact with an id, or -1 for a text that is no id. */
  numberOf(id: string): number;
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const width = 6;

/** Ids of the first contacts, those of the description's examples. */
const known = ['kF8sQ2vXb1Lw', 'pT4nZ7cMd9Rj', 'wH6yB3gUe5Ks'];

/** @param seed of the world: another one has other ids, the first three aside */
export function createContactIds(seed: string): ContactIds {
  const key = hash(`${seed}/which50/contacts`);
  const derived = (number: number): string => {
    const scrambled = mix(number ^ key);
    return write(scrambled) + write(mix(scrambled + key));
  };
  return {
    at: (number) => known[number] ?? derived(number),
    numberOf(id) {
      const index = known.indexOf(id);
      if (index >= 0) return index;
      const number = (unmix(read(id.slice(0, width))) ^ key) >>> 0;
      return number >= known.length && derived(number) === id ? number : -1;
    },
  };
}

function write(word: number): string {
  let text = '';
  for (let rest = word; text.length < width; rest = Math.floor(rest / letters.length)) {
    text = letters[rest % letters.length]! + text;
  }
  return text;
}

function read(text: string): number {
  return [...text].reduce((word, letter) => word * letters.length + letters.indexOf(letter), 0);
}
