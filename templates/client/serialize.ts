import type { Style } from './operation.ts';

/** A value, percent-encoded. Dates are ISO 8601, objects JSON. */
export function encode(value: unknown): string {
  const text = typeof value === 'object' ? ((value as Date).toISOString?.() ?? JSON.stringify(value)) : value;
  return encodeURIComponent(text as string);
}

/** A name and a value, percent-encoded. */
export const pair = (name: string, value: unknown): string => `${encode(name)}=${encode(value)}`;

/** The members of an object without those that are `undefined` or `null`. */
export function membersOf<Value = unknown>(object: object | undefined): [string, Value][] {
  return object ? Object.entries(object).filter(([, value]) => value !== undefined && value !== null) : [];
}

/** The members of an object, the items of a list without a name, or the value itself without a name. */
export function parts(value: unknown): [name: string | undefined, value: unknown][] {
  if (typeof value !== 'object' || value instanceof Date) return [[undefined, value]];
  return membersOf(value!).map(([name, part]) => [Array.isArray(value) ? undefined : name, part]);
}

/** The items of a list, the names and values of an object one after the other, or the value itself. */
export const flat = (value: unknown): string[] =>
  typeof value === 'object'
    ? parts(value).flatMap(([name, part]) => (name === undefined ? encode(part) : [encode(name), encode(part)]))
    : [encode(value)];

/** Style `form`, exploded: the default of queries and cookies. */
export const formExploded: Style = (name, value) =>
  typeof value === 'object' ? parts(value).map(([own = name, part]) => pair(own, part)) : [pair(name, value)];
