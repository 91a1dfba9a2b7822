/** The numbers below a size in another order. */
export interface Permutation {
  /** Where a number goes. */
  to(number: number): number;
  /** Which number went there. */
  from(place: number): number;
}

/**
 * Multiplies and adds, which is quick and can be undone.
 * @param size a power of ten up to ten millions, so that products stay exact
 * @param key any whole number; another one gives another order
 */
export function createPermutation(size: number, key: number): Permutation {
  const factor = coprimeToTen(Math.floor(size * 0.618) + (key % Math.floor(size / 10)));
  const start = key % size;
  const inverse = inverseOf(factor, size);
  return {
    to: (number) => (number * factor + start) % size,
    from: (place) => (((place - start + size) % size) * inverse) % size,
  };
}

function coprimeToTen(number: number): number {
  return number - (number % 10) + [1, 3, 7, 9][number % 4]!;
}

/** By Euclid's extended algorithm. */
function inverseOf(factor: number, size: number): number {
  let [rest, next] = [size, factor];
  let [before, inverse] = [0, 1];
  while (next > 1) {
    const times = Math.floor(rest / next);
    [rest, next] = [next, rest - times * next];
    [before, inverse] = [inverse, before - times * inverse];
  }
  return ((inverse % size) + size) % size;
}
