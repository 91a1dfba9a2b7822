import { Refused } from '../behaviour.ts';

/** Names and values in the form of a query; a name given several times has several values. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** Most names and values taken from one query or form. */
const fieldsLimit = 10_000;

const noFields: Fields = new Map();

/**
 * Takes a query or a form apart. What is not well encoded stays as it is.
 * @throws Refused with status 400 for more fields than the mock takes
 */
export function parseFields(text: string): Fields {
  if (text === '') return noFields;
  const fields = new Map<string, string[]>();
  let count = 0;
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    if (++count > fieldsLimit) throw new Refused(400, `The mock takes no more than ${fieldsLimit} fields.`);
    const at = pair.indexOf('=');
    const name = decodeField(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : decodeField(pair.slice(at + 1));
    const values = fields.get(name);
    if (values) values.push(value);
    else fields.set(name, [value]);
  }
  return fields;
}

/** The cookies of a `Cookie` header. */
export function parseCookies(header: string | undefined): Fields {
  if (!header) return noFields;
  const fields = new Map<string, string[]>();
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (at < 0) continue;
    const name = pair.slice(0, at).trim();
    if (!fields.has(name)) fields.set(name, [decode(pair.slice(at + 1).trim())]);
  }
  return fields;
}

/** The first name whose percent-encoding is broken. */
export function findBrokenName(text: string): string | undefined {
  if (!text.includes('%')) return undefined;
  return text
    .split('&')
    .map((pair) => pair.split('=', 1)[0]!)
    .find((name) => percentDecoded(name) === undefined);
}

function decodeField(text: string): string {
  return decode(text.includes('+') ? text.replaceAll('+', ' ') : text);
}

function decode(text: string): string {
  return text.includes('%') ? (percentDecoded(text) ?? text) : text;
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
