import type { HeaderValues } from './options.ts';
import type { Run } from './run.ts';
import { membersOf } from './serialize.ts';

/** Headers by their names in lower case. */
export type PlainHeaders = Record<string, string>;

/**
 * Sets headers.
 * @throws TypeError for a header that cannot be sent; it does not tell the value, which may be secret
 */
export function setHeaders(headers: PlainHeaders, values: HeaderValues | undefined): void {
  for (const [name, value] of membersOf<string>(values)) {
    if (/[^\w!#$%&'*+.^`|~-]/.test(name) || /[^\t -~\x80-\xff]/.test(value)) {
      throw new TypeError(`The header ${name} cannot be sent.`);
    }
    headers[name.toLowerCase()] = value;
  }
}

/** The headers of an answer that may be shown, as far as they may. */
export function shown(headers: Headers, redact: Run['redact']): Headers {
  const copy = new Headers();
  headers.forEach((value, name) => /^(set-cookie|location)$/.test(name) || copy.set(name, redact(value)));
  return copy;
}
