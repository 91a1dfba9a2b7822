import { createPermutation } from './permutation.ts';
import { hash } from './random.ts';

/** Mobile numbers, each leading back to its index. */
export interface Mobiles {
  /** In E.164 form. */
  at(index: number): string;
  /** Index of a number, or -1 for one that is not of this form. */
  indexOf(mobile: string): number;
}

const prefix = '+6158';

/**
 * Numbers that nobody answers. Australia sets aside a few dozen mobile numbers for fiction, too few for a large world;
 * so these begin with 05, which its numbering plan keeps for mobiles to come once 04 is used up. They are as long as
 * real ones, and clear of 0550, the only part of 05 that was ever in use.
 * @param size how many, a power of ten up to ten millions
 */
export function createMobiles(seed: string, size: number): Mobiles {
  const digits = String(size).length - 1;
  const order = createPermutation(size, hash(`${seed}/mobiles`));
  return {
    at: (index) => prefix + String(order.to(index)).padStart(digits, '0'),
    indexOf(mobile) {
      const rest = mobile.slice(prefix.length);
      return mobile.startsWith(prefix) && rest.length === digits && /^\d+$/.test(rest) ? order.from(Number(rest)) : -1;
    },
  };
}
