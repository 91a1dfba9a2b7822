import { expect, test } from 'vitest';
import { openCxEngage, type CxEngage } from './support.ts';

async function start(cxengage: CxEngage, digit: number): Promise<void> {
  await cxengage.send('POST', '/interactions', {
    id: `e2c5b1a${digit}-ba3f-11f0-8de9-0242ac120002`,
    source: 'twilio',
    customer: '+15550000000',
    contactPoint: 'outbound',
    channelType: 'voice',
    direction: 'outbound',
    interaction: {},
    metadata: {},
  });
}

async function read(cxengage: CxEngage, name: string) {
  return (await cxengage.get(`/realtime-statistics/${name}`)).body.results;
}

test('the statistics that are said to be available can be read', async () => {
  const cxengage = await openCxEngage();
  const names = Object.keys((await cxengage.get('/realtime-statistics/available')).body);
  expect(names).toHaveLength(4);
  for (const name of names) expect((await cxengage.get(`/realtime-statistics/${name}`)).status).toBe(200);
});

test('an unknown statistic answers 404', async () => {
  expect((await (await openCxEngage()).get('/realtime-statistics/nothing')).status).toBe(404);
});

test('they follow interactions through queue, conversation and end', async () => {
  const cxengage = await openCxEngage();
  cxengage.now = Date.parse('2026-02-01T12:00:00Z');
  await start(cxengage, 1);
  cxengage.now += 20_000;
  await start(cxengage, 2);
  expect(await read(cxengage, 'queue-length')).toMatchObject({ count: 1 });
  expect(await read(cxengage, 'interactions-in-conversation-count')).toMatchObject({ count: 1, unit: 'count' });
  cxengage.now += 30_000;
  expect(await read(cxengage, 'interactions-in-conversation-time')).toMatchObject({
    count: 2,
    min: 20_000,
    max: 40_000,
    total: 60_000,
    avg: 30_000,
    unit: 'millis',
  });
  cxengage.now += 600_000;
  expect(await read(cxengage, 'interactions-in-conversation-time')).toMatchObject({
    count: 0,
    min: 0,
    max: 0,
    total: 0,
    avg: 0,
  });
  expect(await read(cxengage, 'calls-answered-percent')).toMatchObject({ percent: 100, unit: 'percentage' });
});

test('they are about the day that it is where the tenant is', async () => {
  const cxengage = await openCxEngage();
  cxengage.now = Date.parse('2026-02-01T04:59:59Z');
  await start(cxengage, 1);
  expect((await read(cxengage, 'queue-length')).queryWindow).toEqual({
    start: '2026-01-31T05:00:00Z',
    end: '2026-02-01T04:59:59Z',
  });
  cxengage.now += 1000;
  expect((await read(cxengage, 'queue-length')).queryWindow).toEqual({
    start: '2026-02-01T05:00:00Z',
    end: '2026-02-02T04:59:59Z',
  });
});

test('the share of answered calls is that of the list of interactions', async () => {
  const cxengage = await openCxEngage({ contacts: 5000 });
  cxengage.now = Date.parse('2026-01-01T04:59:00Z');
  const { results } = (await cxengage.get('/interactions?limit=1000&start=2025-12-31T05:00:00Z')).body;
  const calls = results.filter((one: { channelType: string }) => one.channelType === 'voice');
  const answered = calls.filter((one: object) => !('customerAbandonTime' in one));
  expect((await read(cxengage, 'calls-answered-percent')).percent).toBeCloseTo(
    (100 * answered.length) / calls.length,
    2,
  );
});
