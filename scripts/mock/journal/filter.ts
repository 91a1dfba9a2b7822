import type { JournalEntry, JournalFilter, JournalMessage } from './journal.ts';

/** Whether an entry is one of those a filter asks for; its `limit` aside. */
export function fits(entry: JournalEntry, filter: JournalFilter): boolean {
  const { session, api, operation, method, path, status, after, body } = filter;
  return (
    (after === undefined || entry.id > after) &&
    (session === undefined || entry.session === session) &&
    (api === undefined || entry.api === api) &&
    (operation === undefined || [entry.operation, `${entry.api}/${entry.operation}`].includes(operation)) &&
    (method === undefined || entry.method === method.toUpperCase()) &&
    (path === undefined || entry.path === path) &&
    (status === undefined || entry.response.status === status) &&
    (body === undefined || (entry.request.body !== undefined && holds(readBody(entry.request), body)))
  );
}

/** A body as a value: of JSON and of forms what they say, else the text. */
export function readBody({ headers, body = '' }: JournalMessage): unknown {
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return fieldsOf(body);
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** Fields of a form; one that is there several times has an array. */
function fieldsOf(body: string): unknown {
  const form = new URLSearchParams(body);
  return Object.fromEntries(
    [...form.keys()].map((name) => {
      const values = form.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}

/** Whether a JSON value is an expected one; objects may have more members than expected. */
export function holds(actual: unknown, expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null) return actual === expected;
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual) !== Array.isArray(expected)) return false;
  if (Array.isArray(expected) && (actual as unknown[]).length !== expected.length) return false;
  return Object.entries(expected).every(
    ([name, value]) => Object.hasOwn(actual, name) && holds((actual as Record<string, unknown>)[name], value),
  );
}
