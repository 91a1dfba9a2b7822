import type { FuncKeywordDefinition } from 'ajv';

/**
 * The keyword `uniqueItems` in time that grows with the list, where Ajv compares every item with every other: a body
 * within its bounds would keep it busy for hours.
 */
export const uniqueItems: FuncKeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  errors: true,
  compile(isAskedFor: boolean) {
    const validate = (items: readonly unknown[]): boolean => {
      const pair = isAskedFor ? findDuplicate(items) : undefined;
      if (!pair) return true;
      const [j, i] = pair;
      const message = `must NOT have duplicate items (items ## ${j} and ${i} are identical)`;
      Object.assign(validate, { errors: [{ keyword: 'uniqueItems', params: { i, j }, message }] });
      return false;
    };
    return validate;
  },
};

/** The last item that stands in the list before, and where it did so last. */
function findDuplicate(items: readonly unknown[]): readonly [number, number] | undefined {
  const places = new Map<unknown, number>();
  let found: readonly [number, number] | undefined;
  items.forEach((item, i) => {
    const key = keyOf(item);
    const before = places.get(key);
    if (before !== undefined) found = [before, i];
    places.set(key, i);
  });
  return found;
}

/** The same for values that JSON Schema holds to be equal, and for no others. */
function keyOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? `\0${JSON.stringify(value, sorted)}` : value;
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
