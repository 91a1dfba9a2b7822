import type { paths } from '../../../../../generated/which50/schema.ts';
import type { Call, Handlers } from '../../../behaviour.ts';
import type { Fields } from '../fields.ts';
import { itemsIn, type Contact, type ContactWrite } from '../kinds.ts';
import { readMatch, readQueryMatch, type Match, type MatchQuery } from '../match.ts';
import { sendMessage, type Channel } from '../messages.ts';
import { found } from '../refusals.ts';
import { fieldsOf, listOf, upsert } from '../upsert.ts';

/** Emails and text messages to contacts, who are created or updated first. */
export const sends = {
  'POST /journeys/sendEmail': (call) => ({ body: sendEmail(call, bodyMatch(call)) }),
  'PUT /journeys/sendEmail': (call) => ({ body: sendEmail(call, bodyMatch(call)) }),
  'PATCH /journeys/sendEmail': (call) => ({ body: sendEmail(call, (fields) => readQueryMatch(call, fields)) }),

  'POST /journeys/sendTextMessage': (call) => ({ body: sendText(call, bodyMatch(call)) }),
  'PUT /journeys/sendTextMessage': (call) => ({ body: sendText(call, bodyMatch(call)) }),
  'PATCH /journeys/sendTextMessage': (call) => ({ body: sendText(call, (fields) => readQueryMatch(call, fields)) }),
} satisfies Handlers<paths>;

type SendCall<Body = unknown> = Call<unknown, MatchQuery, Body & { Contact: ContactWrite }>;

/** Reads what the contact is to be found by, once the fields of its list are known. */
type MatchReader = (fields: Fields) => Match | undefined;

const contactPlace = ['body', 'Contact'];

function bodyMatch({ query, body }: SendCall): MatchReader {
  return (fields) => readMatch(query.match, body.Contact.Values, [...contactPlace, 'Values'], fields);
}

function sendEmail(call: SendCall<{ EmailId: number }>, readMatching: MatchReader): Contact {
  return send(call, 'Email', call.body.EmailId, readMatching);
}

function sendText(call: SendCall<{ TextMessageId: number }>, readMatching: MatchReader): Contact {
  return send(call, 'SMS', call.body.TextMessageId, readMatching);
}

/** @returns the first of the contacts who were sent it */
function send(call: SendCall, channel: Channel, id: number, readMatching: MatchReader): Contact {
  const { state, body } = call;
  const item = found(
    itemsIn(state, channel).get(String(id)),
    `${channel === 'Email' ? 'Email' : 'Text message'} ${id}`,
  );
  const list = listOf(state, body.Contact, contactPlace);
  const match = readMatching(fieldsOf(state, list));
  const contacts = upsert(call, { list, contact: body.Contact, place: contactPlace, match });
  for (const contact of contacts) sendMessage(call, channel, item, contact);
  return contacts[0]!;
}
