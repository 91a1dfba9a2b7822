import type { Random } from '../../world/random.ts';

/** A key of 32 hexadecimal digits. */
export function makeKey(random: Random): string {
  return Array.from({ length: 32 }, () => random.integer(0, 15).toString(16)).join('');
}
