import type { Random } from '../world/random.ts';
import type { Shape } from './shape.ts';

/** An id as a record holds it. */
export type Id = string | number;

/** Whether a member's value can be an id. */
export function isId(value: unknown): value is Id {
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

const uuidForm = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const mostTries = 100;

/**
 * An id that its schema allows.
 * @param index 1, 2, 3 …; the same index gives the same number
 * @param highest number that is an id already
 * @param like an id of the kind, which an id with a pattern is made after
 */
export function mintId(
  { types, keywords }: Shape,
  index: number,
  highest: number,
  like: unknown,
  random: () => Random,
): Id {
  if (types[0] === 'integer' || types[0] === 'number') return Math.max(leastNumber(keywords) - 1, highest) + index;
  const { format, pattern, minLength, enum: choices } = keywords;
  if (Array.isArray(choices)) return String(choices[(index - 1) % choices.length]);
  const plainText = String(highest + index).padStart(typeof minLength === 'number' ? minLength : 0, '0');
  if (format === 'uuid' || (typeof like === 'string' && uuidForm.test(like))) return mintUuid(random());
  if (typeof like !== 'string' || (typeof pattern !== 'string' && !/^(?=.*[A-Za-z])(?=.*\d)/.test(like)))
    return plainText;
  return mintLike(like, regExpOf(pattern), random()) ?? plainText;
}

/** Whatever fits, where the pattern is none. */
function regExpOf(pattern: unknown): RegExp {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(typeof pattern === 'string' ? pattern : '', flags);
    } catch {
      continue;
    }
  }
  return /^/;
}

function leastNumber({ minimum, exclusiveMinimum }: Shape['keywords']): number {
  if (typeof exclusiveMinimum === 'number') return Math.floor(exclusiveMinimum) + 1;
  if (typeof minimum !== 'number') return 1;
  return exclusiveMinimum === true ? Math.floor(minimum) + 1 : Math.max(1, Math.ceil(minimum));
}

function mintUuid(random: Random): string {
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => random.integer(0, 15).toString(16));
}

/** Puts other digits and letters in the place of those of an id, its prefix aside. */
function mintLike(like: string, pattern: RegExp, random: Random): string | undefined {
  const [prefix = ''] = /^[A-Za-z]+[-_:.]/.exec(like) ?? [];
  const rest = like.slice(prefix.length);
  const isHexadecimal = /^[\da-f]+$/.test(rest);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const other = rest
      .replace(/\d/g, () => String(random.integer(0, 9)))
      .replace(/[a-z]/g, () => random.pick([...(isHexadecimal ? 'abcdef' : 'abcdefghijkmnpqrstuvwxyz')]))
      .replace(/[A-Z]/g, () => random.pick([...'ABCDEFGHJKLMNPQRSTUVWXYZ']));
    if (pattern.test(prefix + other)) return prefix + other;
  }
  return undefined;
}

/** An id from a path as a record holds it. */
export function typedId({ types }: Shape, text: string): Id {
  return types[0] === 'integer' || types[0] === 'number' ? Number(text) : text;
}

const highestMinted = 2 ** 31;

/** The highest number among some ids, of those that leave room for more. */
export function highestOf(ids: readonly string[]): number {
  return ids.reduce((highest, id) => {
    const number = /^\d{1,10}$/.test(id) ? Number(id) : 0;
    return number > highest && number < highestMinted ? number : highest;
  }, 0);
}
