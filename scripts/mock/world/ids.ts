import { mix, unmix } from './mix.ts';
import { hash } from './random.ts';
import type { Random } from './random.ts';

/** The ids of a seeded collection: each made from its index, and leading back to it without a table. */
export interface Ids {
  readonly size: number;
  /** @param index from 0 to size - 1 */
  at(index: number): string;
  /** Index of the record with an id, or -1. */
  indexOf(id: string): number;
}

/** Whose ids, and how many. */
export interface IdOptions {
  readonly seed: string;
  /** Whose ids, such as `callab/contacts`: another kind has other ids. */
  readonly kind: string;
  readonly size: number;
  /** Ids of the first records, such as those in a description's examples. */
  readonly known?: readonly string[];
}

/** UUIDs of version 4, such as `1f6b3c0a-52de-4a51-9c3e-7f0b2d4a6e18`. */
export function createUuids(options: IdOptions): Ids {
  return createHexIds(options, uuidOf);
}

/** 24 hexadecimal digits, as document stores number their objects. */
export function createObjectIds(options: IdOptions): Ids {
  return createHexIds(options, (hex) => hex.slice(0, 24));
}

/** Whole numbers in a row, as digits; counting starts at `first`. */
export function createNumericIds(options: { readonly first: number; readonly size: number }): Ids {
  const { first, size } = options;
  return {
    size,
    at: (index) => String(first + index),
    indexOf(id) {
      const index = Number(id) - first;
      return index >= 0 && index < size && String(first + index) === id ? index : -1;
    },
  };
}

/** A UUID by chance, of version 4. */
export function randomUuid(random: Random): string {
  const word = (): string => digits(random.integer(0, 0xffffffff));
  return uuidOf(word() + word() + word() + word());
}

/** The first eight digits are the scrambled index, which tells it again; the others follow from it. */
function createHexIds(options: IdOptions, format: (hex: string) => string): Ids {
  const { seed, kind, size, known = [] } = options;
  const key = hash(`${seed}/${kind}`);
  const derived = (index: number): string => format(digitsOf(mix(index ^ key), key));
  return {
    size,
    at: (index) => known[index] ?? derived(index),
    indexOf(id) {
      const named = known.indexOf(id);
      const index = named >= 0 ? named : (unmix(Number.parseInt(id.slice(0, 8), 16)) ^ key) >>> 0;
      return index < size && (known[index] ?? derived(index)) === id ? index : -1;
    },
  };
}

/** Sets the bits for version and variant (RFC 9562, section 5.4). */
function uuidOf(hex: string): string {
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4]!;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function digitsOf(first: number, key: number): string {
  const second = mix(first + key);
  const third = mix(second ^ 0x9e3779b9);
  const fourth = mix(third + key);
  return digits(first) + digits(second) + digits(third) + digits(fourth);
}

function digits(word: number): string {
  return bytes[word >>> 24]! + bytes[(word >>> 16) & 0xff]! + bytes[(word >>> 8) & 0xff]! + bytes[word & 0xff]!;
}

/** Of each byte the two digits. */
const bytes: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
