import { beforeEach, describe, expect, test } from 'vitest';
import {
  contactId,
  interactionId,
  openCxEngage,
  otherTenantId,
  tenantId,
  type Answer,
  type CxEngage,
} from './support.ts';

const call = {
  id: 'e2c5b1a0-ba3f-11f0-8de9-0242ac120002',
  source: 'twilio',
  customer: '+353871234567',
  contactPoint: 'click to call',
  channelType: 'voice',
  direction: 'agent-initiated',
  interaction: { resourceId: '7a8c3cd0-82b2-11e7-b08f-6e56a766befb' },
  metadata: {},
};
const nobody = '00000000-0000-4000-8000-000000000000';

interface Shown {
  readonly interactionId: string;
  readonly startTimestamp: string;
  readonly details: { readonly contactId: string };
}
const listOf = ({ body }: Answer): Shown[] => body.results;
const idsOf = (answer: Answer): string[] => listOf(answer).map((one) => one.interactionId);
const startsOf = (answer: Answer): string[] => listOf(answer).map((one) => one.startTimestamp);

describe('the list of interactions', async () => {
  const cxengage = await openCxEngage({ contacts: 60 });
  const list = (query = ''): Promise<Answer> => cxengage.get(`/interactions?${query}`);
  const all = await list('limit=1000');

  test('holds ten, newest first, and tells about the tenant', async () => {
    const { body } = await list();
    const { results, ...rest } = body;
    expect(rest).toEqual({
      page: null,
      limit: 10,
      offset: 0,
      total: 180,
      tenantId,
      tenantName: 'Harbour Insurance',
      tenantTimezone: 'US/Eastern',
    });
    expect(results).toEqual(all.body.results.slice(0, 10));
    expect(startsOf(all)).toEqual(startsOf(all).toSorted().toReversed());
  });

  test('comes in disjoint pages that hold all of it, by page and by offset', async () => {
    const numbers = [0, 1, 2, 3];
    const byPage = await Promise.all(numbers.map((page) => list(`limit=50&page=${page}`)));
    const byOffset = await Promise.all(numbers.map((page) => list(`limit=50&offset=${page * 50}`)));
    expect(byPage.flatMap(idsOf)).toEqual(idsOf(all));
    expect(byOffset.flatMap(idsOf)).toEqual(idsOf(all));
    expect(byPage.map(({ body }) => [body.page, body.offset])).toEqual([
      [0, 0],
      [1, 50],
      [2, 100],
      [3, 150],
    ]);
  });

  test('gives the total alone for a limit of 0', async () => {
    expect((await list('limit=0')).body).toMatchObject({ total: 180, limit: 0, results: null });
  });

  test.each([
    'limit=1001',
    'limit=-1',
    'offset=-1',
    'page=x',
    'start=yesterday',
    'end=2025-13-01',
    'startTimeRange=x',
    'contactId=7',
    'green=maybe',
  ])('refuses %s with its place', async (query) => {
    const { status, body } = await list(query);
    expect([status, body.validation[0].location.slice(0, 3)]).toEqual([400, ['request', 'query', query.split('=')[0]]]);
  });

  test('leaves out nulls and empty lists, in its parts too', async () => {
    const text = JSON.stringify(all.body.results);
    expect([text.includes('null'), text.includes('[]')]).toEqual([false, false]);
  });

  test('shows nulls for green=false', async () => {
    const { body } = await list('green=false&limit=1');
    expect(body.results[0]).toMatchObject({ campaignId: null, monitors: [], segments: [{ transfer: null }] });
    expect((await list('green=true&limit=1')).body.results[0]).not.toHaveProperty('campaignId');
  });
});

describe('a filter', async () => {
  const cxengage = await openCxEngage({ contacts: 60 });
  const list = (query: string): Promise<Answer> => cxengage.get(`/interactions?limit=1000&${query}`);
  const all = listOf(await list(''));

  test.each(['contactId', 'contactID'])('%s finds the interactions of a contact', async (name) => {
    const found = await list(`${name}=${contactId}`);
    const details = await Promise.all(
      idsOf(found).map(async (id) => (await cxengage.get(`/interactions/${id}`)).body.details),
    );
    expect(details.length).toBeGreaterThan(24);
    expect(new Set(details.map((one) => one.contactId))).toEqual(new Set([contactId]));
  });

  test('for two contacts at once finds nothing', async () => {
    expect((await list(`contactId=${contactId}&contactID=${nobody}`)).body).toMatchObject({ total: 0, results: [] });
  });

  test.each([
    ['start', 'end'],
    ['startTimeRange', 'endTimeRange'],
    ['start', 'endTimeRange'],
  ])('%s and %s finds what began in that time, its ends included', async (start, end) => {
    const [last, first] = [all[20]!.startTimestamp, all[90]!.startTimestamp];
    expect(startsOf(await list(`${start}=${first}&${end}=${last}`))).toEqual(
      all.slice(20, 91).map(({ startTimestamp }) => startTimestamp),
    );
  });

  test('by time comes in disjoint pages too, across what was seeded and what was started', async () => {
    const busy = await openCxEngage({ contacts: 60 });
    for (const digit of [1, 2, 3])
      await busy.send('POST', '/interactions', { ...call, id: call.id.replace('e2', `e${digit}`) });
    const range = `start=${all[4]!.startTimestamp}&end=2027-01-01T00:00:00Z`;
    const whole = await busy.get(`/interactions?limit=100&${range}`);
    const pages = await Promise.all(
      [0, 1, 2, 3].map((page) => busy.get(`/interactions?limit=2&page=${page}&${range}`)),
    );
    expect(whole.body.total).toBe(8);
    expect(pages.flatMap(idsOf)).toEqual(idsOf(whole));
    expect(idsOf(whole).slice(3)).toEqual(all.slice(0, 5).map(({ interactionId: id }) => id));
  });

  test('on one end of the time leaves the other open', async () => {
    expect((await list(`start=${all[9]!.startTimestamp}`)).body.total).toBe(10);
    expect((await list(`end=${all[9]!.startTimestamp}`)).body.total).toBe(all.length - 9);
  });

  test('takes hour 24 for the midnight after', async () => {
    const totals = await Promise.all(
      ['end=2025-06-05T24:00:00.000Z', 'end=2025-06-06T00:00:00Z', 'endTimeRange=2025-06-06'].map(
        async (query) => (await list(query)).body.total,
      ),
    );
    expect(totals).toEqual([totals[0], totals[0], totals[0]]);
    expect(totals[0]).toBeGreaterThan(0);
  });

  test('beyond all interactions finds nothing', async () => {
    expect((await list('start=2030-01-01T00:00:00Z')).body).toMatchObject({ total: 0, results: [] });
  });

  test.each([
    ['hook-name=policyNumber', 45],
    ['hookName=policyNumber', 45],
    ['hook-name=policyNumber&hookName=other', 0],
    ['hookType=unattachedAttr', 45],
    ['type=zendesk', 23],
    ['hookType=zendesk&hookSubType=ticket', 23],
    ['hookType=zendesk&hookSubType=interaction-attribute', 0],
    ['hookType=zendesk&type=unattachedAttr', 0],
    ['hookType=zendesk&hookSubType=ticket&hookId=12346', 1],
    ['hookId=12346', 1],
    ['hookId=99999', 0],
    ['attribute-value=d9f18a60-dc50-11e8-ae11-dad54383b88d', 45],
    ['attribute-value=custAccountNumber', 0],
    ['attribute-value=HI-20417.5', 0],
    ['attribute-value=HI-Infinity', 0],
    ['type=zendesk&hookId=12345.5', 0],
    ['type=zendesk&hookId=1e5', 0],
  ])('%s finds %i', async (query, count) => {
    const { body } = await list(query);
    expect([body.total, body.results.length]).toEqual([count, count]);
  });

  test('by the value of an attribute finds those that show it', async () => {
    const found = await list('attribute-value=HI-20417&hook-name=policyNumber');
    const values = listOf(found).map(
      (one) => (one as unknown as { interactionAttributes: { value: string }[] }).interactionAttributes,
    );
    expect(values.length).toBeGreaterThan(0);
    expect(values.flat().every(({ value }) => value === 'HI-20417')).toBe(true);
  });

  test('is one of several that all must fit', async () => {
    const whole = await list(`contactId=${contactId}&hook-name=policyNumber&type=zendesk&hookId=12345`);
    expect(idsOf(whole)).toEqual([interactionId]);
    expect(
      (await list(`contactId=4c1f7d39-2b8e-4f60-8a15-7e9d3c2b6a48&hook-name=policyNumber&hookId=12345`)).body.total,
    ).toBe(0);
  });
});

describe('an interaction', () => {
  let cxengage: CxEngage;
  beforeEach(async () => {
    cxengage = await openCxEngage({ contacts: 60 });
  });

  test('shows the nulls of its details in any case', async () => {
    const abandoned = (await cxengage.get('/interactions?limit=100&green=false')).body.results.find(
      (one: { customerAbandonTime: number | null }) => one.customerAbandonTime !== null,
    );
    const { body } = await cxengage.get(`/interactions/${abandoned.interactionId}`);
    expect(body).not.toHaveProperty('customerConversationTime');
    expect(body.details).toMatchObject({ csat: null, agents: [] });
  });

  test.each(['', '/notes', '/artifacts'])('that there is not answers 404 at …%s', async (rest) => {
    expect((await cxengage.get(`/interactions/${nobody}${rest}`)).status).toBe(404);
    expect((await cxengage.get(`/v1/tenants/${otherTenantId}/interactions/${interactionId}${rest}`)).status).toBe(404);
  });

  test('that was started is the newest, also of the contact with that number', async () => {
    const { status, body } = await cxengage.send('POST', '/interactions', call);
    expect([status, body]).toMatchObject([201, { interactionId: call.id }]);
    expect(idsOf(await cxengage.get('/interactions'))[0]).toBe(call.id);
    const { results, total } = (await cxengage.get(`/contacts/${contactId}/interactions`)).body;
    expect(results[0]).toMatchObject({ interactionId: call.id, directionName: 'Agent Initiated', endTimestamp: null });
    expect(total).toBe((await cxengage.get(`/interactions?contactId=${contactId}&limit=0`)).body.total);
  });

  test('that was started when the clock had been moved back is older than those started before', async () => {
    const second = { ...call, id: call.id.replace('e2', 'e3') };
    const third = { ...call, id: call.id.replace('e2', 'e4') };
    await cxengage.send('POST', '/interactions', call);
    await cxengage.send('POST', '/interactions', second);
    cxengage.now -= 3_600_000;
    await cxengage.send('POST', '/interactions', third);
    const newest = [second.id, call.id, third.id];
    for (const path of ['/interactions?limit=3', '/interactions?limit=3&start=2026-01-01T00:00:00Z']) {
      expect(idsOf(await cxengage.get(path))).toEqual(newest);
    }
    expect(idsOf(await cxengage.get(`/contacts/${contactId}/interactions?limit=3`))).toEqual(newest);
  });

  test('that was started belongs to nobody when nobody has that number', async () => {
    await cxengage.send('POST', '/interactions', { ...call, customer: '+15550000000' });
    expect((await cxengage.get(`/interactions/${call.id}`)).body.details.contactId).toBeNull();
  });

  test('that was started rings for ten seconds, then goes on for five minutes', async () => {
    await cxengage.send('POST', '/interactions', call);
    const look = async () => (await cxengage.get(`/interactions/${call.id}`)).body;
    expect(await look()).toMatchObject({
      startTimestamp: '2026-02-01T00:00:00.000Z',
      details: { agents: [], endTimestamp: null },
    });
    cxengage.now += 10_000;
    expect(await look()).toMatchObject({
      segments: [{ segmentEndType: 'success', segmentTime: 10 }],
      details: { agents: [{ agentName: 'Don Smith', conversationEndTimestamp: null }] },
    });
    cxengage.now += 300_000;
    expect(await look()).toMatchObject({
      endTimestamp: '2026-02-01T00:05:10.000Z',
      interactionTime: 310,
      customerTalkTime: 300,
    });
  });

  test('that is started once more starts nothing new', async () => {
    await cxengage.send('POST', '/interactions', call);
    const { total } = (await cxengage.get('/interactions?limit=0')).body;
    expect((await cxengage.send('POST', '/interactions', call)).status).toBe(200);
    expect((await cxengage.get('/interactions?limit=0')).body.total).toBe(total);
  });

  test('with the id of another one is refused', async () => {
    const { status, body } = await cxengage.send('POST', '/interactions', {
      ...call,
      id: interactionId,
      channelType: 'sms',
    });
    expect([status, body.validation[0].location]).toEqual([400, ['request', 'body', 'id']]);
  });

  test('that was started before the others, by a clock moved back, is found by its time', async () => {
    cxengage.now = Date.parse('2020-01-01T00:00:00Z');
    await cxengage.send('POST', '/interactions', call);
    expect(idsOf(await cxengage.get('/interactions?end=2020-06-01T00:00:00Z'))).toEqual([call.id]);
  });
});
