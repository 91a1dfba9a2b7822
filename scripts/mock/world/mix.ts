/**
 * Scrambles a whole number of 32 bits. Each number gives another one, and {@link unmix} leads back.
 * The multipliers are those of MurmurHash3's finaliser, which spread neighbours well.
 */
export function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 16;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The number that {@link mix} made this one of. */
export function unmix(mixed: number): number {
  let value = mixed ^ (mixed >>> 16);
  value = Math.imul(value, inverseOf(0xc2b2ae35));
  value ^= value >>> 16;
  value = Math.imul(value, inverseOf(0x85ebca6b));
  return (value ^ (value >>> 16)) >>> 0;
}

/** What an odd number must be multiplied with to give 1 in 32 bits; each step of Newton's doubles the right bits. */
function inverseOf(odd: number): number {
  let inverse = odd;
  for (let bits = 3; bits < 32; bits *= 2) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
  return inverse;
}
