import type { Call, Contact, paths } from '../../../../generated/callab/schema.ts';
import type { Handlers } from '../../behaviour.ts';
import type { State } from '../../state/state.ts';
import { ok } from './envelope.ts';
import { find } from './find.ts';
import { lastCallOf } from './last-call.ts';
import { contains, filter, isWithin, map, pageOf, requireColumn, sortBy } from './list.ts';
import { omit } from './pick.ts';
import { callAt } from './progress.ts';
import { seededCalls } from './seed/company.ts';

export const contactHandlers: Handlers<paths> = {
  'GET /v1/contacts/{id}': ({ state, path, now }) =>
    ok(withLastCall(state, now, find<Contact>(state, 'contacts', path.id))),

  'GET /contact/{id}': ({ state, path, now }) =>
    ok(omit(withLastCall(state, now, find<Contact>(state, 'contacts', path.id)), ['workspace_id'])),

  'GET /contact': ({ state, now }) => {
    const contacts = state.collection<Contact>('callab/contacts').values();
    return ok([...map(contacts, (contact) => omit(withLastCall(state, now, contact), ['workspace_id']))]);
  },

  'GET /v1/contacts/query': ({ state, query, now }) => {
    const { sort_column: column = 'created_at', last_call_statuses: statuses } = query;
    const contacts = filter(state.collection<Contact>('callab/contacts').values(), testsOf(query));
    const called = map(contacts, (contact) => withLastCall(state, now, contact));
    const found = filter(called, [({ last_call_status: status }) => statuses?.includes(status) ?? true]);
    const sorted =
      column === 'created_at' ? found : sortBy(found, requireColumn(columns, column, 'sort_column'), 'asc');
    return ok(pageOf(sorted, query.page, query.per_page));
  },
};

type Query = NonNullable<paths['/v1/contacts/query']['get']['parameters']['query']>;

/** What a contact must be to be found; how the last call went aside, which changes with time. */
function testsOf(query: Query): ((contact: Contact) => boolean)[] {
  const { workspace = 'default', search } = query;
  return [
    (contact) => contact.workspace_id === workspace,
    (contact) => query.campaign_id === undefined || contact.campaign_id === query.campaign_id,
    (contact) => query.source_name === undefined || contact.source_name === query.source_name,
    (contact) => query.status === undefined || contact.status === query.status,
    (contact) => query.tags?.includes(contact.tag_name) ?? true,
    (contact) => query.categories?.includes(contact.category_name) ?? true,
    (contact) => isWithin(contact.created_at, query.start_date, query.end_date),
    ({ firstname, lastname, phone_number: number }) =>
      search === undefined ||
      [firstname, lastname, `${firstname} ${lastname}`, number].some((text) => contains(text, search)),
  ];
}

/** The contact as the newest call to it has left it so far. Of the call there was at first it tells by itself. */
function withLastCall(state: State, now: number, contact: Contact): Contact {
  const calls = state.collection<Call>('callab/calls');
  if (calls.size <= seededCalls(state.world.contacts)) return contact;
  const newest = calls.where('contact_id', contact.id).at(-1);
  return newest === undefined ? contact : { ...contact, ...lastCallOf(callAt(newest, now)) };
}

const columns = [
  'created_at',
  'updated_at',
  'firstname',
  'lastname',
  'phone_number',
  'number_country_code',
  'last_call_status',
  'last_call_at',
  'last_call_duration',
  'last_call_feedback',
  'source_name',
  'tag_name',
  'category_name',
  'notes',
  'status',
] as const;
