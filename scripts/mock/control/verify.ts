import { isRecord } from '../../spec/record.ts';
import { holds as bodyHolds, readBody } from '../journal/filter.ts';
import type { Journal, JournalEntry, JournalFilter } from '../journal/journal.ts';

/** Which requests are expected, and how many; at least one where no number is given. */
export interface Expectation extends Omit<JournalFilter, 'limit'> {
  readonly exactly?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface Verification {
  readonly holds: boolean;
  /** How many requests fit. */
  readonly count: number;
  /** One sentence for a person, such as the failure of a test. */
  readonly message: string;
  /** The requests that fit, the newest ten of them, oldest first. */
  readonly matches: readonly JournalEntry[];
  /** Where too few fit, those that came nearest, at most three; nearest first. */
  readonly nearest: readonly Miss[];
}

/** A request that does not fit, and why. */
export interface Miss {
  readonly entry: JournalEntry;
  readonly differences: readonly string[];
}

const members = ['api', 'operation', 'method', 'path', 'status'] as const;

/** Counts the requests that fit, and looks for near ones where there are too few. */
export async function verify(
  journal: Journal,
  { exactly, atLeast = exactly, atMost = exactly, ...filter }: Expectation,
): Promise<Verification> {
  const least = atLeast ?? (atMost === undefined ? 1 : 0);
  const found = await journal.entries(filter);
  const count = found.length;
  const tooFew = count < least;
  const nearest = tooFew ? await nearestTo(journal, filter, found) : [];
  const holds = !tooFew && count <= (atMost ?? Infinity);
  const [near] = nearest;
  const message = [
    `Expected ${amount(least, atMost)} of ${nameOf(filter)}, and there ${count === 1 ? 'was' : 'were'} ${count}.`,
    ...(near ? [`Nearest: ${near.entry.method} ${near.entry.path}, where ${near.differences.join('; ')}.`] : []),
  ].join(' ');
  return { holds, count, message, matches: found.slice(-10), nearest };
}

async function nearestTo(
  journal: Journal,
  filter: JournalFilter,
  found: readonly JournalEntry[],
): Promise<readonly Miss[]> {
  const { session, after } = filter;
  const fitting = new Set(found.map(({ id }) => id));
  const others = await journal.entries({
    ...(session !== undefined && { session }),
    ...(after !== undefined && { after }),
  });
  return others
    .filter(({ id }) => !fitting.has(id))
    .map((entry) => ({ entry, ...distanceOf(entry, filter) }))
    .toSorted((a, b) => a.distance - b.distance || b.entry.id - a.entry.id)
    .slice(0, 3)
    .map(({ entry, differences }) => ({ entry, differences }));
}

/** A request for something else is farther off than one with another body, however much of that is different. */
function distanceOf(entry: JournalEntry, filter: JournalFilter): { distance: number; differences: string[] } {
  const told = members.flatMap((member) => {
    const expected = filter[member];
    const actual = member === 'status' ? entry.response.status : entry[member];
    return expected === undefined || expected === actual ? [] : [`${member} is ${show(actual)}, not ${show(expected)}`];
  });
  const body = filter.body === undefined ? [] : bodyDifferences(entry, filter.body);
  return { distance: told.length + Math.min(0.9, body.length / 100), differences: [...told, ...body] };
}

function bodyDifferences({ request }: JournalEntry, expected: unknown): string[] {
  if (request.body === undefined) return ['there is no body'];
  if (Buffer.byteLength(request.body) < request.bytes) return ['the body is too long to be kept whole'];
  return differencesIn(readBody(request), expected, 'body').slice(0, 10);
}

/** An object may have more members than expected; all else is equal. */
function differencesIn(actual: unknown, expected: unknown, place: string): string[] {
  if (isRecord(expected) && isRecord(actual)) {
    return Object.entries(expected).flatMap(([name, value]) =>
      Object.hasOwn(actual, name)
        ? differencesIn(actual[name], value, `${place}/${name}`)
        : [`${place}/${name} is missing`],
    );
  }
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    return expected.flatMap((value, index) => differencesIn(actual[index], value, `${place}/${index}`));
  }
  return bodyHolds(actual, expected) ? [] : [`${place} is ${show(actual)}, not ${show(expected)}`];
}

function show(value: unknown): string {
  const text = textOf(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'nothing';
  } catch {
    return 'a value nested too deeply to be shown';
  }
}

function amount(least: number, most: number | undefined): string {
  if (most === undefined) return `at least ${inRequests(least)}`;
  if (least === most) return `exactly ${inRequests(least)}`;
  return least === 0 ? `at most ${inRequests(most)}` : `${least} to ${inRequests(most)}`;
}

function inRequests(count: number): string {
  return `${count} ${count === 1 ? 'request' : 'requests'}`;
}

function nameOf({ api, operation, method, path, status, session, body }: JournalFilter): string {
  const target = operation ?? ([method, path].filter((part) => part !== undefined).join(' ') || 'any operation');
  return [
    api === undefined ? target : `${api} ${target}`,
    ...(status === undefined ? [] : [`answered ${status}`]),
    ...(body === undefined ? [] : ['with this body']),
    ...(session ? [`in session ${session}`] : []),
  ].join(' ');
}
