import type { Contact, ContactSearchPage } from '../../../../generated/cxengage/schema.ts';
import type { Call } from '../../behaviour.ts';
import type { Collection } from '../../state/state.ts';
import { badRequest } from './refuse.ts';
import { recordsOf } from './tenants.ts';

/** What a search for contacts asks for. */
export interface ContactQuery {
  /** Text to look for in all attributes. */
  readonly q?: string | undefined;
  /** Values by the objectName of the attribute. */
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  readonly limit?: number | undefined;
  /** From 1; 0 is the first page too. */
  readonly page?: number | undefined;
}

/** Contacts on a page when the request does not say. */
const pageSize = 10;

/** The attributes that an index leads to contacts by. */
const indexed = ['email', 'mobile'];

/**
 * A page of the contacts that match: each named attribute has exactly the given value, and some attribute contains `q`,
 * whatever the case.
 * @throws Refused with status 400 for a parameter that is no attribute of the tenant
 */
export function searchContacts(call: Call<{ readonly tenantId: string }, ContactQuery>): ContactSearchPage {
  const { q = '', attributes = {}, limit = pageSize, page = 1 } = call.query;
  assertAttributes(call, Object.keys(attributes));
  const number = Math.max(page, 1);
  const offset = (number - 1) * limit;
  const contacts = recordsOf(call, 'contacts');
  const found = q === '' && Object.keys(attributes).length === 0 ? undefined : findContacts(contacts, q, attributes);
  const count = found?.length ?? contacts.size;
  const results = found?.slice(offset, offset + limit) ?? contacts.slice(offset, limit);
  return { page: number, count, totalPages: Math.ceil(count / limit), results };
}

function findContacts(
  contacts: Collection<Contact>,
  q: string,
  attributes: Readonly<Record<string, string>>,
): readonly Contact[] {
  const wanted = Object.entries(attributes);
  const text = q.toLowerCase();
  const index = indexed.find((name) => Object.hasOwn(attributes, name));
  const candidates = index ? withValue(contacts, index, attributes[index]!) : contacts.values();
  const found: Contact[] = [];
  for (const contact of candidates) {
    const hasValues = wanted.every(([name, value]) => has(contact, name, value));
    if (hasValues && (text === '' || contains(contact, text))) found.push(contact);
  }
  return found;
}

function contains({ attributes }: Contact, text: string): boolean {
  return Object.values(attributes).some((value) => String(value).toLowerCase().includes(text));
}

function has({ attributes }: Contact, name: string, value: string): boolean {
  return Object.hasOwn(attributes, name) && String(attributes[name]) === value;
}

/** The contacts with a value in an attribute, by an index; one that is a number is found by its digits. */
function withValue(contacts: Collection<Contact>, name: string, value: string): Contact[] {
  const member = `attributes.${name}`;
  const number = Number(value);
  return [...contacts.where(member, value), ...(String(number) === value ? contacts.where(member, number) : [])];
}

function assertAttributes(call: Call<{ readonly tenantId: string }>, names: readonly string[]): void {
  const known = new Set([...recordsOf(call, 'attributes').values()].map(({ objectName }) => objectName));
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined)
    throw badRequest(['query', unknown], 'unknown', 'is no attribute of contacts of this tenant');
}
