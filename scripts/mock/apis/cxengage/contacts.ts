import type { Contact, paths } from '../../../../generated/cxengage/schema.ts';
import type { Handlers } from '../../behaviour.ts';
import { callerOf } from './caller.ts';
import { randomUuid, timestamp } from './format.ts';
import { badRequest } from './refuse.ts';
import { searchContacts } from './search.ts';
import { find, recordsOf, type TenantCall } from './tenants.ts';

type Attributes = Contact['attributes'];

export const contacts = {
  /** All contacts in a plain list, or, where the request asks for anything, a page of those it asks for. */
  'GET /v1/tenants/{tenantId}/contacts'(call) {
    if (call.sentQuery.length === 0) return { body: { result: [...recordsOf(call, 'contacts').values()] } };
    return { body: { result: searchContacts(call) } };
  },

  'POST /v1/tenants/{tenantId}/contacts'(call) {
    const id = randomUuid(call.random('cxengage/contacts'));
    const { userId } = callerOf(call);
    const created = timestamp(call.now);
    const attributes = completed(call, call.body.attributes);
    const contact: Contact = { id, attributes, created, createdBy: userId, updated: created, updatedBy: userId };
    recordsOf(call, 'contacts').set(id, contact);
    return { status: 201, body: { result: contact } };
  },

  'GET /v1/tenants/{tenantId}/contacts/{contactId}'(call) {
    return { body: { result: find(recordsOf(call, 'contacts'), call.path.contactId, 'contact') } };
  },

  /** Attributes that are not sent stay as they are. */
  'PUT /v1/tenants/{tenantId}/contacts/{contactId}'(call) {
    const before = find(recordsOf(call, 'contacts'), call.path.contactId, 'contact');
    return { body: { result: update(call, before, { ...before.attributes, ...call.body.attributes }) } };
  },

  'DELETE /v1/tenants/{tenantId}/contacts/{contactId}'(call) {
    const { id } = find(recordsOf(call, 'contacts'), call.path.contactId, 'contact');
    return { status: 200, body: { result: recordsOf(call, 'contacts').delete(id) } };
  },

  /**
   * The first of the contacts stays and gets the given attributes, nothing else; the others are gone and their
   * interactions are part of its history.
   */
  'POST /v1/tenants/{tenantId}/contacts/merge'(call) {
    const kept = recordsOf(call, 'contacts');
    const [first, ...others] = [...new Set(call.body.contactIds.map((id) => id.toLowerCase()))].map((id) =>
      find(kept, id, 'contact'),
    );
    if (!first || others.length === 0) {
      throw badRequest(['body', 'contactIds'], 'uniqueItems', 'must name two different contacts or more');
    }
    const merged = update(call, first, completed(call, call.body.attributes));
    for (const { id } of others) {
      kept.delete(id);
      assignInteractions(call, id, first.id);
    }
    return { status: 200, body: { result: merged } };
  },
} satisfies Handlers<paths>;

function update(call: TenantCall, before: Contact, attributes: Attributes): Contact {
  const contact = { ...before, attributes, updated: timestamp(call.now), updatedBy: callerOf(call).userId };
  recordsOf(call, 'contacts').set(contact.id, contact);
  return contact;
}

function assignInteractions(call: TenantCall, from: string, to: string): void {
  const interactions = recordsOf(call, 'interactions');
  for (const interaction of interactions.where('contactId', from)) {
    interactions.set(interaction.interactionId, { ...interaction, contactId: to });
  }
}

/**
 * Attributes with the defaults of those that are missing.
 * @throws Refused with status 400 where a mandatory one is missing
 */
function completed(call: TenantCall, sent: Attributes): Attributes {
  const used = [...recordsOf(call, 'attributes').values()].filter(({ active }) => active);
  const missing = used.filter(({ objectName }) => !Object.hasOwn(sent, objectName));
  const defaults = missing.filter((attribute) => attribute.default !== '');
  const required = missing.find((attribute) => attribute.mandatory && attribute.default === '');
  if (required) {
    throw badRequest(
      ['body', 'attributes', required.objectName],
      'required',
      'is mandatory for contacts of this tenant',
    );
  }
  return { ...Object.fromEntries(defaults.map((attribute) => [attribute.objectName, attribute.default])), ...sent };
}
