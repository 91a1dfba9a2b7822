/** The own member of an object or list, if it has it. */
export function own<Value = unknown>(value: unknown, key: string): Value | undefined {
  const object = value as Record<string, Value> | null | undefined;
  return object && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** What stands in a value where the keys lead. */
export function at(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce((found: unknown, key) => own(found, key), value);
}
