import type { Call } from '../../behaviour.ts';
import type { State } from '../../state/state.ts';
import { createContactIds } from './contact-ids.ts';
import { announce } from './events.ts';
import { byName, checkValues, defaults, type Fields } from './fields.ts';
import { forget } from './interactions.ts';
import { contactsIn, fieldsIn, listsIn } from './kinds.ts';
import type { Contact, ContactRecord, ContactWrite, Values } from './kinds.ts';
import { findByAddress, findContacts, readNames, type Match } from './match.ts';
import { found, invalid } from './refusals.ts';
import { firstContact } from './seed/contacts.ts';

/** What an upsert is about. */
export interface Upsert {
  readonly list: number;
  readonly contact: ContactWrite;
  /** Where the contact stands in the request. */
  readonly place: readonly string[];
  /** Without one the contact is found by its encrypted id, else by its email address, else by its mobile number. */
  readonly match?: Match | undefined;
  readonly customEvents?: readonly string[] | undefined;
}

/**
 * Updates every contact that matches, or creates one where none does. Custom events then come about for each of them.
 * @returns those contacts
 * @throws Refused with status 404 for a list that is not there, and for an encrypted id that no contact of it has
 */
export function upsert(call: Call, { list, contact, place, match, customEvents }: Upsert): Contact[] {
  const { state } = call;
  const fields = fieldsOf(state, list);
  const { values, warnings } = checkValues(contact.Values, fields);
  const matching = match ? findContacts(state, list, match) : findByIdentity(state, list, contact.EncContactId, values);
  const saved =
    matching.length > 0
      ? matching.map((one) => update(state, one, values))
      : [insert(state, list, { ...Object.fromEntries(match ?? []), ...values }, fields)];
  const misplaced = contact.ListId !== undefined && contact.ListId !== list;
  const ValidationWarnings = [
    ...warnings,
    ...(misplaced ? [`${[...place, 'ListId'].join('.')} is not used; the contact is in list ${list}.`] : []),
  ];
  for (const one of saved) {
    const { EncContactId, ListId, Values } = one;
    for (const event of [matching.length > 0 ? 'ContactUpdated' : 'ContactCreated', ...readNames(customEvents)]) {
      announce(call, event, { EncContactId, ListId, Values });
    }
  }
  return saved.map((one) => ({ ...(ValidationWarnings.length > 0 && { ValidationWarnings }), ...one }));
}

/** The fields of a list. @throws Refused with status 404 for a list that is not there */
export function fieldsOf(state: State, list: number): Fields {
  found(listsIn(state).get(String(list)), `Contact list ${list}`);
  return byName(fieldsIn(state, list).values());
}

function findByIdentity(state: State, list: number, id: string | undefined, values: Values): ContactRecord[] {
  if (id) {
    const contact = contactsIn(state).get(id);
    return [found(contact?.ListId === list ? contact : undefined, `The contact ${id} of contact list ${list}`)];
  }
  return findByAddress(state, list, values);
}

/** Adds a contact to a list, whose count follows. */
export function insert(state: State, list: number, values: Values, fields: Fields): ContactRecord {
  const contacts = contactsIn(state);
  const ids = createContactIds(state.world.seed);
  let number: number;
  do number = state.world.contacts + state.next('which50/contacts') - 1;
  while (contacts.has(ids.at(number)));
  const Values = withoutEmpty({ ...defaults(fields), ...values });
  const contact = { EncContactId: ids.at(number), Id: firstContact + number, ListId: list, Values };
  contacts.set(contact.EncContactId, contact);
  changeCount(state, list, 1);
  return contact;
}

/** Sets values of a contact. @returns the contact as it then is, the very same one where nothing changes */
export function update(state: State, contact: ContactRecord, values: Values): ContactRecord {
  const changes = Object.entries(values).some(([name, value]) => (contact.Values[name] ?? null) !== value);
  if (!changes) return contact;
  const changed = { ...contact, Values: withoutEmpty({ ...contact.Values, ...values }) };
  contactsIn(state).set(contact.EncContactId, changed);
  return changed;
}

/** Takes a contact out of its list, and all that it did out of the numbers of journeys. */
export function drop(state: State, { EncContactId, ListId }: ContactRecord): void {
  forget(state, EncContactId);
  contactsIn(state).delete(EncContactId);
  changeCount(state, ListId, -1);
}

function changeCount(state: State, list: number, by: number): void {
  const lists = listsIn(state);
  const record = lists.get(String(list));
  if (record) lists.set(String(list), { ...record, Count: record.Count + by });
}

function withoutEmpty(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
}

/**
 * The list of a contact whose path names none: the one it names, or the one that has its encrypted id.
 * @throws Refused with status 400 where there is neither
 */
export function listOf(state: State, { ListId, EncContactId = '' }: ContactWrite, place: readonly string[]): number {
  const list = ListId ?? contactsIn(state).get(EncContactId)?.ListId;
  if (list === undefined) throw invalid([...place, 'ListId'], 'is needed, as the path names no contact list');
  return list;
}
