import { Refused } from '../../behaviour.ts';
import { violationOf } from './refusal.ts';

/** One page of a list. No more is read of it than that takes. */
export function pageOf<T>(items: Iterable<T>, page = 0, perPage = 10): T[] {
  const first = page * perPage;
  const found: T[] = [];
  let position = 0;
  for (const item of items) {
    if (position >= first + perPage) break;
    if (position >= first) found.push(item);
    position += 1;
  }
  return found;
}

/** Those that pass all tests, one by one. */
export function* filter<T>(items: Iterable<T>, tests: readonly ((item: T) => boolean)[]): Generator<T> {
  for (const item of items) if (tests.every((test) => test(item))) yield item;
}

export function* map<T, R>(items: Iterable<T>, change: (item: T) => R): Generator<R> {
  for (const item of items) yield change(item);
}

export type Order = 'asc' | 'desc';

/** Sorted by one column; equal ones stay in order, and those without a value come last. */
export function sortBy<T extends object>(items: Iterable<T>, column: keyof T, order: Order): T[] {
  const sign = order === 'asc' ? 1 : -1;
  return [...items].toSorted((a, b) => compare(a[column], b[column], sign));
}

function compare(a: unknown, b: unknown, sign: number): number {
  if (a == null || b == null) return Number(a == null) - Number(b == null);
  const [left, right] = [comparable(a), comparable(b)];
  return left === right ? 0 : left < right ? -sign : sign;
}

function comparable(value: unknown): string | number {
  if (typeof value === 'number') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Whether a text contains another, in any case. */
export function contains(text: string | null | undefined, part: string): boolean {
  return text != null && text.toLowerCase().includes(part.toLowerCase());
}

/** Whether a timestamp is of a day from one to another, both included; an open end is open. */
export function isWithin(at: string | null | undefined, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  if (at == null) return false;
  const day = at.slice(0, 10);
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

/** @throws Refused for a column that records do not have */
export function requireColumn<T>(columns: readonly T[], column: string, parameter: string): T {
  const known = columns.find((name) => name === column);
  if (known !== undefined) return known;
  const message = `must name a column; there is no ${column}, but there are ${columns.join(', ')}`;
  throw new Refused(400, `Unknown column ${column}`, [violationOf('query', parameter, 'enum', message)]);
}
