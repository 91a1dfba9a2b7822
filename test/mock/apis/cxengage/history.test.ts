import { describe, expect, test } from 'vitest';
import { api, contactId, interactionId, openCxEngage, type Answer } from './support.ts';
import { createValidator } from '../../../support/validate.ts';

const history = `/contacts/${contactId}/interactions`;

const idsOf = ({ body }: Answer): string[] => body.results.map((one: { interactionId: string }) => one.interactionId);

describe("a contact's history", async () => {
  const cxengage = await openCxEngage();
  const page = (query: string): Promise<Answer> => cxengage.get(`${history}?${query}`);

  test('holds ten interactions and no page number when nothing is asked for', async () => {
    const { body } = await cxengage.get(history);
    expect(body).toMatchObject({ page: null, limit: 10, offset: 0, total: 26 });
    expect(body.results).toHaveLength(10);
  });

  test('says which page it is when one is asked for', async () => {
    expect((await page('page=0')).body).toMatchObject({ page: 0, offset: 0 });
    expect((await page('page=2&limit=7')).body).toMatchObject({ page: 2, limit: 7, offset: 14 });
  });

  test('comes in disjoint pages that hold all of it, newest first', async () => {
    const whole = await page('limit=100');
    const pages = await Promise.all([0, 1, 2, 3].map((number) => page(`limit=8&page=${number}`)));
    const starts = whole.body.results.map((one: { startTimestamp: string }) => one.startTimestamp);
    expect(starts).toEqual(starts.toSorted().toReversed());
    expect(pages.flatMap(idsOf)).toEqual(idsOf(whole));
    expect(new Set(idsOf(whole)).size).toBe(26);
  });

  test('is empty beyond its last page, and true about it', async () => {
    expect((await page('page=9')).body).toEqual({ page: 9, limit: 10, offset: 90, total: 26, results: [] });
  });

  test('tells its total alone for a limit of 0', async () => {
    expect((await page('limit=0')).body).toEqual({ page: null, limit: 0, offset: 0, total: 26, results: [] });
  });

  test.each(['limit=101', 'limit=-1', 'limit=many', 'page=-1', 'page=1.5', 'page=99999999999'])(
    'refuses %s with its place',
    async (query) => {
      const { status, body } = await page(query);
      expect(status).toBe(400);
      expect(body.validation).toMatchObject([{ location: ['request', 'query', query.split('=')[0]] }]);
    },
  );

  test('takes a limit of 100', async () => {
    expect((await page('limit=100')).status).toBe(200);
  });

  test('shows its nulls, and 1 for an interaction with notes', async () => {
    const { body } = await page('limit=100');
    expect(body.results[0]).toMatchObject({ interactionId, note: 1, recording: null, transcript: null });
    expect(body.results.some((one: { note: number }) => one.note === 0)).toBe(true);
  });

  test('is the same as the search for interactions of that contact', async () => {
    const found = await cxengage.get(`/interactions?contactId=${contactId}&limit=1000`);
    expect(idsOf(found)).toEqual(idsOf(await page('limit=100')));
  });

  test('is not there for a contact that is not', async () => {
    expect((await cxengage.get('/contacts/00000000-0000-4000-8000-000000000000/interactions')).status).toBe(404);
  });
});

describe('the histories of all contacts', async () => {
  const cxengage = await openCxEngage({ contacts: 60 });
  const contacts = (await cxengage.get('/contacts')).body.result as {
    id: string;
    attributes: Record<string, string>;
  }[];
  const histories = await Promise.all(
    contacts.map(async ({ id }) => (await cxengage.get(`/contacts/${id}/interactions?limit=100`)).body),
  );

  test('hold every interaction of the tenant once', async () => {
    const all = (await cxengage.get('/interactions?limit=1000')).body;
    const ids = histories.flatMap(({ results }) => results.map((one: { interactionId: string }) => one.interactionId));
    expect(ids.toSorted()).toEqual(all.results.map((one: { interactionId: string }) => one.interactionId).toSorted());
    expect(all.total).toBe(ids.length);
  });

  test("name the contact's own address", () => {
    for (const [index, { results }] of histories.entries()) {
      const { mobile, email } = contacts[index]!.attributes;
      for (const { customer } of results) expect([mobile, email]).toContain(customer);
    }
  });

  test('are as they are described', () => {
    const { content } = api.model.operations
      .find(({ id }) => id === 'listContactInteractions')!
      .responses.find(({ status }) => status === '200')!;
    const validate = createValidator(api.document);
    expect(histories.flatMap((one) => validate(content[0]!.schema!, one))).toEqual([]);
  });
});

describe.each([0, 1, 2, 3, 21, 22, 23])('in a world of %i contacts', (contacts) => {
  test('the list of interactions has true totals', async () => {
    const cxengage = await openCxEngage({ contacts });
    const { status, body } = await cxengage.get('/interactions?limit=1000');
    expect([status, body.total, body.results.length]).toEqual([200, contacts * 3, contacts * 3]);
  });
});

describe('a world of a million contacts', async () => {
  const cxengage = await openCxEngage({ contacts: 1_000_000 });

  test.each([
    [`/contacts/${contactId}/interactions?limit=0`, 26],
    ['/interactions?limit=1', 3_000_000],
    ['/interactions?limit=1&page=2999999', 3_000_000],
    [`/interactions?contactId=${contactId}&hookName=policyNumber&hookId=12345`, 1],
    ['/interactions?limit=1&start=2022-01-01T00:00:00Z&end=2025-12-31T23:59:59Z', 3_000_000],
    ['/interactions?limit=1&start=2026-01-01T00:00:00Z', 0],
  ])('answers %s by index: %i', async (path, total) => {
    expect((await cxengage.get(path)).body.total).toBe(total);
  });

  test('finds a contact by address', async () => {
    const { result } = (await cxengage.get('/contacts?email=ann.byrne@example.com')).body;
    expect([result.count, result.results[0].id]).toEqual([1, contactId]);
  });
});
