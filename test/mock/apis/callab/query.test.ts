import { describe, expect, test } from 'vitest';
import type { Call, Contact } from '../../../../generated/callab/schema.ts';
import { agentId, createClient } from './support.ts';
import type { Client } from './support.ts';

async function list<T>(client: Client, path: string): Promise<T[]> {
  const { body } = await client.get(path);
  expect(body.status).toBe('ok');
  return body.data as T[];
}

async function allPages<T>(client: Client, path: string, size: number): Promise<T[]> {
  const found: T[] = [];
  for (let page = 0; ; page += 1) {
    const items = await list<T>(client, `${path}&per_page=${size}&page=${page}`);
    found.push(...items);
    if (items.length < size) return found;
  }
}

const idsOf = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);

describe('contacts', async () => {
  const client = await createClient({ contacts: 120 });
  const everybody = await list<Contact>(client, '/v1/contacts/query?per_page=1000');

  test('pages are disjoint and complete', async () => {
    const paged = await allPages<Contact>(client, '/v1/contacts/query?', 7);
    expect(idsOf(paged)).toEqual(idsOf(everybody));
    expect(new Set(idsOf(paged)).size).toBe(everybody.length);
  });

  test('those of all workspaces together are all', async () => {
    const others = await list<Contact>(client, '/v1/contacts/query?per_page=1000&workspace=production');
    expect(everybody.length + others.length).toBe(120);
  });

  test('ten come where no number is given', async () => {
    expect(await list(client, '/v1/contacts/query')).toHaveLength(10);
  });

  test.each([
    ['source_name=Manual', (contact: Contact) => contact.source_name === 'Manual'],
    ['status=inactive', (contact: Contact) => contact.status === 'inactive'],
    ['tags=vip,hot_lead', (contact: Contact) => ['vip', 'hot_lead'].includes(contact.tag_name)],
    ['categories=sales_qualified', (contact: Contact) => contact.category_name === 'sales_qualified'],
    ['last_call_statuses=busy,no-answer', (contact: Contact) => /busy|no-answer/.test(contact.last_call_status)],
    ['search=AN', (contact: Contact) => /an/i.test(`${contact.firstname} ${contact.lastname}`)],
    ['search=%2B6158', (contact: Contact) => contact.phone_number.startsWith('+6158')],
    ['start_date=2023-01-01&end_date=2023-06-30', (contact: Contact) => /^2023-0[1-6]/.test(contact.created_at!)],
  ])('%s finds those it fits, and no other', async (query, fits) => {
    const found = await list<Contact>(client, `/v1/contacts/query?per_page=1000&${query}`);
    expect(found.length).toBeGreaterThan(0);
    expect(idsOf(found)).toEqual(idsOf(everybody.filter(fits)));
  });

  test('both ends of a range of days belong to it', async () => {
    const day = everybody[20]!.created_at!.slice(0, 10);
    const found = await list<Contact>(client, `/v1/contacts/query?start_date=${day}&end_date=${day}`);
    expect(idsOf(found)).toContain(everybody[20]!.id);
  });

  test('those without a value come last', async () => {
    const sorted = await list<Contact>(client, '/v1/contacts/query?per_page=1000&sort_column=notes');
    const notes = sorted.map((contact) => contact.notes);
    const given = notes.filter((text) => text !== null);
    expect(notes.slice(0, given.length)).toEqual(given.toSorted());
  });
});

describe('calls', async () => {
  const client = await createClient({ contacts: 60 });
  const all = await list<Call>(client, '/v1/calls/query?per_page=1000');

  test('the newest come first, and pages are disjoint and complete', async () => {
    expect(idsOf(await allPages<Call>(client, '/v1/calls/query?', 7))).toEqual(idsOf(all));
    expect(all.map((call) => call.created_at)).toEqual(
      all
        .map((call) => call.created_at)
        .toSorted()
        .toReversed(),
    );
  });

  test('the oldest come first where that is wanted', async () => {
    expect(idsOf(await list<Call>(client, '/v1/calls/query?per_page=1000&order=asc'))).toEqual(idsOf(all).toReversed());
  });

  test.each([
    ['status=FAILED', (call: Call) => call.call_status === 'failed'],
    [`ai_agent_id=${agentId}`, (call: Call) => call.ai_agent_id === agentId],
    ['search=e-mail', (call: Call) => /e-mail/i.test(`${call.call_feedback} ${call.transcript}`)],
    ['start_date=2024-01-01', (call: Call) => call.started_at! >= '2024'],
    ['end_date=2023-12-31', (call: Call) => call.started_at! < '2024'],
    ['filter_columns[]=call_rating&filter_values[]=5', (call: Call) => call.call_rating === 5],
    [
      'filter_columns[]=call_direction&filter_values[]=inbound&filter_operator[]=not_equals',
      (call: Call) => call.call_direction !== 'inbound',
    ],
    [
      'filter_columns[]=transcript&filter_values[]=TOMORROW&filter_operator[]=contains',
      (call: Call) => call.transcript?.includes('tomorrow') ?? false,
    ],
  ])('%s finds those it fits, and no other', async (query, fits) => {
    const found = await list<Call>(client, `/v1/calls/query?per_page=1000&${query}`);
    expect(found.length).toBeGreaterThan(0);
    expect(idsOf(found)).toEqual(idsOf(all.filter(fits)));
  });

  test('numbers are sorted as numbers', async () => {
    const sorted = await list<Call>(client, '/v1/calls/query?per_page=1000&sort_column=call_duration&order=asc');
    const durations = sorted.map((call) => call.call_duration);
    expect(durations).toEqual(durations.toSorted((a, b) => a - b));
  });

  test('the column `name` is the called number', async () => {
    const sorted = await list<Call>(client, '/v1/calls/query?per_page=1000&sort_column=name&order=asc');
    const numbers = sorted.map((call) => call.call_to);
    expect(numbers).toEqual(numbers.toSorted());
  });

  test('a call that was recorded while the clock was set back stands where its time is', async () => {
    const own = await createClient({ contacts: 60 });
    const record = async (now: string): Promise<string> => {
      own.clock.now = Date.parse(now);
      const { body } = await own.post('/v1/calls/make-call', {
        ai_agent_id: agentId,
        call_from: '0255500100',
        call_to: '0255500110',
      });
      return (body.data as Call).id;
    };
    const [newest, oldest] = [await record('2026-03-01T00:00:00Z'), await record('2020-03-01T00:00:00Z')];
    const middle = await record('2024-01-01T00:00:00Z');
    const found = await list<Call>(own, '/v1/calls/query?per_page=1000');
    const times = found.map((call) => call.created_at);
    expect(times).toEqual(times.toSorted().toReversed());
    expect([idsOf(found).at(0), idsOf(found).at(-1)]).toEqual([newest, oldest]);
    const ascending = await list<Call>(own, '/v1/calls/query?per_page=1000&order=asc');
    expect(idsOf(ascending)).toEqual(idsOf(found).toReversed());
    expect(idsOf(found)).toContain(middle);
  });
});
