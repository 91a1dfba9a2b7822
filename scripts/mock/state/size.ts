/**
 * About how many bytes of memory a JSON value takes: near enough to bound what is kept, and cheap enough for every
 * write. However deep the value is, it is not walked recursively.
 */
export function sizeOf(value: unknown): number {
  let bytes = 0;
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next === 'string') bytes += 16 + next.length;
    else if (typeof next !== 'object' || next === null) bytes += 8;
    else if (Array.isArray(next)) {
      bytes += 32;
      for (const item of next) rest.push(item);
    } else {
      bytes += 48;
      for (const key in next) {
        bytes += 8;
        rest.push((next as Record<string, unknown>)[key]);
      }
    }
  }
  return bytes;
}
