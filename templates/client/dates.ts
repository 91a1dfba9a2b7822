/** Where date-times stand in a value. A function stands for what it gives, so that a shape can hold itself. */
export type DateShape = Leaf | Branch | (() => DateShape);

/** A date-time; `maybe`, where other text is as good. */
type Leaf = 'date-time' | 'maybe';

/** What is inside an array or an object; `null` where there is nothing to find. */
interface Branch {
  /** For the value itself, when it is text. */
  readonly text?: Leaf;
  readonly members?: Readonly<Record<string, DateShape | null>>;
  /** Of members that are not named. */
  readonly rest?: DateShape;
  /** Of the first items. */
  readonly first?: readonly (DateShape | null)[];
  /** Of the items after those. */
  readonly items?: DateShape;
  /** The member whose value tells which case an object is. */
  readonly tag?: string;
  readonly cases?: Readonly<Record<string, DateShape>>;
}

type Key = string | number;

const maxDepth = 500;

/**
 * Makes a Date of every date-time in a value, in place.
 * @returns the value, or the Date that it became
 * @throws Error that names the place of a text that is no date-time where one is described
 */
export function reviveDates(value: unknown, shape: DateShape): unknown {
  return revive(value, shape, []);
}

function revive(value: unknown, shape: DateShape | null | undefined, path: Key[]): unknown {
  if (!shape) return value;
  if (typeof shape === 'function') return revive(value, shape(), path);
  if (typeof value === 'string') return reviveText(value, typeof shape === 'string' ? shape : shape.text, path);
  if (typeof shape === 'string' || typeof value !== 'object' || value === null) return value;
  if (path.length > maxDepth) throw new Error(`The value is nested deeper than ${maxDepth} levels.`);
  if (Array.isArray(value)) reviveItems(value, shape, path);
  else reviveMembers(value as Record<string, unknown>, shape, path);
  return value;
}

function reviveText(text: string, leaf: Leaf | undefined, path: readonly Key[]): unknown {
  const instant = leaf && instantOf(text);
  if (instant !== undefined) return new Date(instant);
  if (leaf !== 'date-time') return text;
  const pointer = path.map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
  throw new Error(`${pointer || 'The value'} is no date-time.`);
}

function reviveItems(list: unknown[], { first = [], items }: Branch, path: Key[]): void {
  for (let index = 0; index < list.length; index++) {
    reviveAt(list, index, index < first.length ? first[index] : items, path);
  }
}

function reviveMembers(value: Record<string, unknown>, { members = {}, rest, tag, cases }: Branch, path: Key[]): void {
  for (const key of Object.keys(rest ? value : members)) {
    if (Object.hasOwn(value, key)) reviveAt(value, key, Object.hasOwn(members, key) ? members[key] : rest, path);
  }
  const name = tag !== undefined && Object.hasOwn(value, tag) ? value[tag] : undefined;
  if (cases && typeof name === 'string' && Object.hasOwn(cases, name)) revive(value, cases[name], path);
}

function reviveAt<K extends Key>(
  holder: Record<K, unknown>,
  key: K,
  shape: DateShape | null | undefined,
  path: Key[],
): void {
  path.push(key);
  const before = holder[key];
  const after = revive(before, shape, path);
  if (after !== before) holder[key] = after;
  path.pop();
}

const format = /^\d{4}-\d\d-\d\d[t ]\d\d:\d\d:\d\d(\.\d+)?(z|[+-]\d\d(:?\d\d)?)$/i;

/**
 * Milliseconds since 1970 of a date-time of RFC 3339, with any number of digits after the point, the same in every
 * engine. `undefined` for what is none.
 */
export function instantOf(text: string): number | undefined {
  const [, fraction = '.', zone = ''] = format.exec(text) ?? [];
  if (!zone) return undefined;
  const [year, month, day] = [pair(text, 0) * 100 + pair(text, 2), pair(text, 5), pair(text, 8)];
  const [hour, minute, second] = [pair(text, 11), pair(text, 14), pair(text, 17)];
  const [offsetHour, offsetMinute] =
    zone.length > 1 ? [pair(zone, 1), zone.length > 3 ? pair(zone, zone.length - 2) : 0] : [0, 0];
  const offset = offsetHour * 60 + offsetMinute;
  const minutes = hour * 60 + minute - (zone[0] === '-' ? -offset : offset);
  const isTime = hour < 24 && minute < 60 && (second < 60 || (second === 60 && (minutes + 1) % 1440 === 0));
  if (!isTime || offsetHour > 23 || offsetMinute > 59 || !isDay(year, month, day)) return undefined;
  // Date.UTC takes years below 100 for those of the last century; 400 years are 146,097 days.
  const later = Date.UTC(year + 400, month - 1, day, 0, minutes, second, Number(`${fraction}000`.slice(1, 4)));
  return later - 146_097 * 86_400_000;
}

/** The number that two digits make. */
function pair(text: string, start: number): number {
  return text.charCodeAt(start) * 10 + text.charCodeAt(start + 1) - 528;
}

/** Whether the calendar has a day. */
export function isDay(year: number, month: number, day: number): boolean {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 ? (isLeapYear ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);
  return month > 0 && month < 13 && day > 0 && day <= last;
}
