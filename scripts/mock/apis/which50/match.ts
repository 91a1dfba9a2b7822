import type { Call } from '../../behaviour.ts';
import type { Collection, State } from '../../state/state.ts';
import type { Violation } from '../../violation.ts';
import { violationAt } from '../violation-at.ts';
import { fit, type Fields } from './fields.ts';
import { contactsIn, type ContactRecord, type Values } from './kinds.ts';
import { assertNone } from './refusals.ts';

/** Field values that contacts are found by. */
export type Match = ReadonlyMap<string, unknown>;

/** Names of a comma-separated query parameter, without white space around them. */
export function readNames(names: readonly string[] | undefined): string[] {
  return (names ?? []).map((name) => name.trim()).filter(Boolean);
}

/**
 * What `match` asks for.
 * @param values where the values to match stand: the query's or the body's
 * @param place where that is in the request
 * @throws Refused with status 400 that lists names of no field of the list, and names without a value
 */
export function readMatch(
  names: readonly string[] | undefined,
  values: Values,
  place: readonly string[],
  fields: Fields,
): Match | undefined {
  const asked = readNames(names);
  if (asked.length === 0) return undefined;
  const violations: Violation[] = [];
  const match = new Map<string, unknown>();
  for (const name of asked) {
    const field = fields.get(name);
    if (!field) {
      violations.push(
        violationAt(['query', 'match'], `names ${name}, which is none of the fields ${[...fields.keys()].join(', ')}`),
      );
    } else if (!Object.hasOwn(values, name)) {
      violations.push(violationAt([...place, name], 'must be there, as match names it'));
    } else match.set(name, fit(values[name], field));
  }
  assertNone(violations);
  return match;
}

/** A query with values to match, each a parameter by the name of its field. */
export interface MatchQuery {
  readonly match?: readonly string[] | undefined;
  readonly matchValues?: Values | undefined;
}

/**
 * What `match` asks for where the values stand in the query, as for PATCH.
 * @throws Refused with status 400 as {@link readMatch}, and in strict mode for values that `match` does not name
 */
export function readQueryMatch({ query, strict }: Call<unknown, MatchQuery>, fields: Fields): Match | undefined {
  const { match: names, matchValues = {} } = query;
  if (strict) {
    const named = new Set(readNames(names));
    const others = Object.keys(matchValues).filter((name) => !named.has(name));
    const message = 'is neither described nor named by match, and strict mode takes no other';
    assertNone(others.map((name) => violationAt(['query', name], message)));
  }
  return readMatch(names, matchValues, ['query'], fields);
}

/** The contacts of a list whose fields equal all of the values. */
export function findContacts(state: State, list: number, match: Match): ContactRecord[] {
  const [first, ...others] = [...match].toSorted(([a], [b]) => rank(a) - rank(b));
  if (!first || [...match.values()].some((value) => value === undefined || value === null)) return [];
  return withValue(state, ...first).filter(
    ({ ListId, Values }) => ListId === list && others.every(([name, value]) => Values[name] === value),
  );
}

/** Fields that few contacts share a value of come first. */
function rank(field: string): number {
  return ['Email', 'Mobile', 'ReferanceAccountId', field].indexOf(field);
}

function withValue(state: State, field: string, value: unknown): ContactRecord[] {
  const contacts = contactsIn(state) as Collection<ContactRecord & Record<string, unknown>>;
  return contacts.where(`Values.${field}`, value);
}

/** The contacts of a list with an email address; where there is no address, those with a mobile number. */
export function findByAddress(state: State, list: number, { Email, Mobile }: Values): ContactRecord[] {
  if (Email) return findContacts(state, list, new Map([['Email', Email]]));
  return Mobile ? findContacts(state, list, new Map([['Mobile', Mobile]])) : [];
}
