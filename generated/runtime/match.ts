// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import type { Part } from './operation.ts';
import { addPairs } from './parts.ts';
import { at } from './pointer.ts';
import { commas } from './styles.ts';
import { pair } from './serialize.ts';

/** What a field can be matched by. */
export type MatchValue = string | number | boolean | Date;

type Values = Readonly<Record<string, unknown>>;

/** Names the fields in a query parameter, and sends each value as a query parameter of its own. */
export function matchQuery(parameter: string): Part {
  return (draft, { match }) => {
    if (!match) return;
    addPairs(draft, [...names(parameter, match), ...Object.keys(match).map((name) => pair(name, match[name]))]);
  };
}

/**
 * Names the fields in a query parameter, and puts their values into the object of the body that the keys lead to.
 * A field that the body has already must have the same value there.
 */
export function matchBody(parameter: string, ...keys: readonly string[]): Part {
  return (draft, { match }) => {
    if (!match) return;
    addPairs(draft, names(parameter, match));
    draft.body = merge(draft.body, keys, match);
  };
}

function names(parameter: string, values: Values): string[] {
  const fields = Object.keys(values);
  const missing = fields.find((field) => values[field] === undefined || values[field] === null);
  if (missing !== undefined) throw new TypeError(`match has no value for ${missing}.`);
  if (fields.length === 0) throw new TypeError('match names no field, so it would match everything.');
  return commas(parameter, fields);
}

function merge(body: unknown, [key, ...rest]: readonly string[], values: Values): unknown {
  const object = { ...(body as object) } as Record<string, unknown>;
  if (key !== undefined) return { ...object, [key]: merge(at(body, [key]), rest, values) };
  for (const name of Object.keys(values)) {
    const given = at(body, [name]);
    if (given !== undefined && given !== values[name]) throw new TypeError(`match and body differ in ${name}.`);
  }
  return { ...object, ...values };
}
