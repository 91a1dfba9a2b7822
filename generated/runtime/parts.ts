// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import { setHeaders } from './headers.ts';
import type { Part, Style } from './operation.ts';
import { own } from './pointer.ts';
import type { Draft } from './request.ts';
import { flat, formExploded, membersOf } from './serialize.ts';

type PlaceStyles = { readonly [name: string]: Style } | undefined;

/** Sends the option `query`. */
export const queryPart: Part = (draft, { query }, styles) => addPairs(draft, pairsOf(query, styles.query));

/** Sends the option `header`. */
export const headerPart: Part = ({ headers }, { header }, styles) => {
  for (const [name, value] of membersOf(header)) {
    const texts = own<Style>(styles.header, name)?.(name, value) ?? flat(value);
    setHeaders(headers, { [name]: decodeURIComponent(texts.join(',')) });
  }
};

/** Sends the option `cookie`. Browsers do not let a page set cookies in this way. */
export const cookiePart: Part = ({ headers }, { cookie }, styles) => {
  const cookies = [headers['cookie'], ...pairsOf(cookie, styles.cookie)].filter(Boolean);
  if (cookies.length > 0) headers['cookie'] = cookies.join('; ');
};

/** The pairs of a query or of cookies, each in its described style. */
export function pairsOf(values: object | undefined, styles: PlaceStyles): string[] {
  return membersOf(values).flatMap(([name, value]) => (own<Style>(styles, name) ?? formExploded)(name, value));
}

/** Adds pairs to the query of a request. */
export function addPairs(draft: Draft, pairs: readonly string[]): void {
  if (pairs.length > 0) draft.url += `${draft.url.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}
