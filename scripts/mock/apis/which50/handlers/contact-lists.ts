import type { paths } from '../../../../../generated/which50/schema.ts';
import type { Call, Handlers } from '../../../behaviour.ts';
import { writeDate } from '../dates.ts';
import { announce } from '../events.ts';
import { complain, fit, type Fields } from '../fields.ts';
import { contactsIn, devicesIn, listsIn } from '../kinds.ts';
import type { ContactWrite, Values } from '../kinds.ts';
import { assertNone, found, invalid } from '../refusals.ts';
import { violationAt } from '../../violation-at.ts';
import { findContacts, readMatch, readQueryMatch } from '../match.ts';
import { fieldsOf, upsert } from '../upsert.ts';

/** Contact lists, and the contacts that are put into them one at a time. */
export const contactLists = {
  'GET /contactLists': ({ state }) => ({ body: [...listsIn(state).values()] }),

  'GET /contactLists/{contactListId}': ({ state, path: { contactListId } }) => ({
    body: found(listsIn(state).get(String(contactListId)), `Contact list ${contactListId}`),
  }),

  'GET /contactLists/{contactListId}/contacts': ({ state, path: { contactListId } }) => {
    found(listsIn(state).get(String(contactListId)), `Contact list ${contactListId}`);
    return { body: contactsIn(state).where('ListId', contactListId) };
  },

  'POST /contactLists/{contactListId}/contact': (call) => ({
    body: upsertIn(call, call.path.contactListId, call.query, call.body)[0]!,
  }),

  'PATCH /contactLists/{contactListId}/contact': (call) => {
    const { state, query, body } = call;
    const list = call.path.contactListId;
    const match = readQueryMatch(call, fieldsOf(state, list));
    if (!match) throw invalid(['query', 'match'], 'is needed: the names of the fields to find contacts by');
    found(findContacts(state, list, match)[0], `A contact of contact list ${list} that matches`);
    return {
      body: upsert(call, { list, contact: body, place: ['body'], match, customEvents: query.customevents })[0]!,
    };
  },

  'POST /contactLists/{contactListId}/registerDevice': (call) => {
    const { DeviceID: sent, ...values } = call.body.Values;
    const DeviceID = typeof sent === 'number' ? String(sent) : sent;
    if (typeof DeviceID !== 'string' || DeviceID === '') throw invalid(['body', 'Values', 'DeviceID'], 'is needed');
    const saved = upsertIn(call, call.path.contactListId, call.query, { ...call.body, Values: values });
    for (const { EncContactId } of saved) {
      devicesIn(call.state).set(`${EncContactId} ${DeviceID}`, { DeviceID, ContactId: EncContactId });
      announce(call, 'DeviceRegistered', { EncContactId, DeviceID });
    }
    return { body: saved[0]! };
  },

  'POST /contactLists/contactForm': (call) => {
    const { contactListId, ...values } = call.body ?? {};
    if (contactListId === undefined) throw invalid(['body', 'contactListId'], 'is needed');
    assertFit(values as Values, fieldsOf(call.state, contactListId));
    upsert(call, { list: contactListId, contact: { Values: values as Values }, place: ['body'] });
    return { body: okMessage };
  },

  'GET /contactLists/serverTime': ({ now }) => ({ body: writeDate(now) }),
} satisfies Handlers<paths>;

interface UpsertQuery {
  readonly match?: string[] | undefined;
  readonly customevents?: string[] | undefined;
}

/** With the values to match in the body, as for POST. */
function upsertIn(call: Call, list: number, { match: names, customevents }: UpsertQuery, contact: ContactWrite) {
  const match = readMatch(names, contact.Values, ['body', 'Values'], fieldsOf(call.state, list));
  return upsert(call, { list, contact, place: ['body'], match, customEvents: customevents });
}

/**
 * A form is answered without warnings, so what does not fit its field is refused; what is no field is left out.
 * @throws Refused with status 400
 */
function assertFit(values: Values, fields: Fields): void {
  const violations = Object.entries(values).flatMap(([name, value]) => {
    const field = fields.get(name);
    return field && fit(value, field) === undefined ? [violationAt(['body', name], complain(field))] : [];
  });
  assertNone(violations);
}

/** The .NET message of a good answer, which is all the vendor's page says of it. */
const okMessage = {
  Version: { _Major: 1, _Minor: 1, _Build: -1, _Revision: -1 },
  Content: { Headers: [] },
  StatusCode: 200,
  ReasonPhrase: 'OK',
  Headers: [],
  RequestMessage: null,
  IsSuccessStatusCode: true,
};
