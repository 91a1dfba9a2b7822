import { expect, test } from 'vitest';
import { call, mockShop, start } from './shop.ts';

const refusal = (status: number, message: RegExp): unknown =>
  expect.objectContaining({ status, message: expect.stringMatching(message) });

test('a record put behind the back of the API is answered by it, and gone when removed', async () => {
  const mock = await mockShop();
  await mock.state.put('shop/products', '77', { id: 77, name: 'Coffee' });
  expect(await (await call(mock, 'GET /products/77')).json()).toEqual({ id: 77, name: 'Coffee' });
  expect(await mock.state.remove('shop/products', '77')).toBe(true);
  expect((await call(mock, 'GET /products/77')).status).toBe(404);
  expect(await mock.state.remove('shop/products', '77')).toBe(false);
});

test('what the API was given is in the state', async () => {
  const mock = await mockShop();
  const { id } = (await (await call(mock, 'POST /products', { name: 'Tea' })).json()) as { id: number };
  expect(await mock.state.get('shop/products', String(id))).toEqual({ id, name: 'Tea' });
  expect((await mock.state.collections()).map(({ name }) => name)).toEqual(['shop/products']);
});

test('pages of records are disjoint and complete', async () => {
  const mock = await mockShop();
  for (let id = 1; id <= 7; id += 1) await mock.state.put('shop/things', String(id), { id });
  const pages = [0, 3, 6].map((offset) => mock.state.list('shop/things', { offset, limit: 3 }));
  const ids = (await Promise.all(pages)).map(({ total, records }) => [total, records.map(({ id }) => id).join('')]);
  expect(ids).toEqual([
    [7, '123'],
    [7, '456'],
    [7, '7'],
  ]);
});

test.each(['shpo/products', 'mock/settings', 'shop', 'shop/', ''])(
  'there is no collection "%s"',
  async (collection) => {
    const mock = await mockShop();
    await expect(mock.state.list(collection)).rejects.toThrow(refusal(404, /Collections are shop/) as Error);
  },
);

test('a reset takes back state, faults, time, scenario and the journal', async () => {
  const mock = await mockShop();
  await call(mock, 'GET /products');
  const before = await mock.snapshot({ whole: true });
  await call(mock, 'POST /products', { name: 'Tea' });
  await mock.scenario.use('outage');
  await mock.time.freeze({ at: 0 });
  await mock.reset();
  expect(await mock.snapshot({ whole: true })).toEqual(before);
  expect(await mock.faults.get()).toEqual({});
  expect(await mock.time.get()).toEqual({ now: new Date(start).toISOString(), frozen: false });
  expect(await mock.scenario.current()).toBeUndefined();
  expect(await mock.journal.entries()).toEqual([]);
});

test('a reset goes back to the state the mock was started with', async () => {
  const first = await mockShop();
  await first.state.put('shop/things', '1', { id: 1 });
  const mock = await mockShop({ state: await first.snapshot() });
  await mock.state.remove('shop/things', '1');
  await mock.reset();
  expect(await mock.state.get('shop/things', '1')).toEqual({ id: 1 });
});

test('a reset of one session leaves the others and their journal alone', async () => {
  const mock = await mockShop();
  for (const session of ['a', 'b']) {
    await mock.state.put('shop/things', '1', { session }, { session });
    await call(mock, 'GET /products', undefined, { 'x-mock-session': session });
  }
  await mock.reset({ session: 'a' });
  expect(await mock.state.get('shop/things', '1', { session: 'a' })).toBeUndefined();
  expect(await mock.state.get('shop/things', '1', { session: 'b' })).toEqual({ session: 'b' });
  expect((await mock.journal.entries()).map(({ session }) => session)).toEqual(['b']);
});

test('a snapshot restores state, faults and time', async () => {
  const mock = await mockShop();
  await mock.state.put('shop/things', '1', { id: 1 });
  await mock.faults.set({ kind: 'dropped' });
  await mock.time.freeze({ at: '2026-05-05T00:00:00Z' });
  const snapshot = structuredClone(await mock.snapshot());
  await mock.reset();
  await mock.restore(snapshot);
  expect(await mock.state.get('shop/things', '1')).toEqual({ id: 1 });
  expect(await mock.faults.get()).toEqual({ all: { kind: 'dropped' } });
  expect(await mock.time.get()).toEqual({ now: '2026-05-05T00:00:00.000Z', frozen: true });
});

test('what is no snapshot is refused, and changes nothing', async () => {
  const mock = await mockShop();
  await mock.state.put('shop/things', '1', { id: 1 });
  await expect(mock.restore({ version: 2 } as never)).rejects.toMatchObject({ status: 400 });
  expect(await mock.state.get('shop/things', '1')).toEqual({ id: 1 });
});

test.each([
  ['faults', { all: { kind: 'error', status: 99_999 } }],
  ['faults', { all: { kind: 'nonsense' } }],
  ['faults', { all: null }],
  ['faults', { operations: 'x' }],
  ['faults', { operations: { getProduct: { latency: { min: 'x', max: {} } } } }],
  ['faults', { all: { latency: { min: 9, max: 1 } } }],
  ['clock', { frozenAt: 'x' }],
  ['clock', { frozenAt: -1 }],
  ['clock', { offset: 1e300 }],
  ['scenario', { name: {} }],
])('a snapshot with %s that nobody could have set is refused, and changes nothing: %j', async (id, record) => {
  const mock = await mockShop();
  const snapshot = await mock.snapshot();
  const collections = { ...snapshot.collections, 'mock/settings': [[id, record]] as const };
  await expect(mock.restore({ ...snapshot, collections })).rejects.toMatchObject({ status: 400 });
  expect(await mock.snapshot()).toEqual(snapshot);
});

test('faults that are none are refused, wherever they come from', async () => {
  const faults = { all: { status: 200 } };
  const mock = await mockShop({ scenarios: { odd: { faults } } });
  await expect(mock.faults.set(faults.all)).rejects.toMatchObject({ status: 400 });
  await expect(mock.scenario.use('odd')).rejects.toMatchObject({ status: 400 });
  await expect(mockShop({ faults })).rejects.toMatchObject({ status: 400 });
});

test('another world begins without what was written, and a look at it changes nothing', async () => {
  const mock = await mockShop();
  await mock.state.put('shop/things', '1', { id: 1 });
  expect(await mock.world()).toEqual({ seed: 'contact-apis', contacts: 200 });
  expect(await mock.state.get('shop/things', '1')).toEqual({ id: 1 });
  expect(await mock.seed({ contacts: 3 })).toEqual({ seed: 'contact-apis', contacts: 3 });
  expect(await mock.state.get('shop/things', '1')).toBeUndefined();
});

test('faults are set for all operations or for one, and taken away again', async () => {
  const mock = await mockShop();
  await mock.faults.set({ status: 503 });
  await mock.faults.set({ status: 502 }, { operation: 'shop/getProduct' });
  expect((await call(mock, 'GET /products')).status).toBe(503);
  expect((await call(mock, 'GET /products/1')).status).toBe(502);
  expect(await mock.faults.clear({ operation: 'shop/getProduct' })).toEqual({ all: { status: 503 }, operations: {} });
  await mock.faults.clear();
  expect((await call(mock, 'GET /products')).status).toBe(200);
});

test('faults the mock was started with can be switched off, and come back with a reset', async () => {
  const mock = await mockShop({ faults: { all: { status: 503 } } });
  await mock.faults.clear();
  expect((await call(mock, 'GET /products')).status).toBe(200);
  await mock.reset();
  expect((await call(mock, 'GET /products')).status).toBe(503);
});

test.each(['shop/getProdukt', 'getProdukt', '__proto__', 'shop/constructor'])(
  'there are no faults for an operation %s that is not there',
  async (operation) => {
    const mock = await mockShop();
    await expect(mock.faults.set({ status: 503 }, { operation })).rejects.toThrow(
      refusal(404, /no operation/) as Error,
    );
  },
);

test('a latency with its ends the wrong way round is refused', async () => {
  const mock = await mockShop();
  await expect(mock.faults.set({ latency: { min: 5, max: 1 } })).rejects.toThrow(refusal(400, /latency/) as Error);
});

test('the clock runs with the machine, is frozen, advanced, set, and runs on from there', async () => {
  let machine = start;
  const mock = await mockShop({ now: () => machine });
  const after = async (seconds: number): Promise<string> => {
    machine += seconds * 1000;
    return (await mock.time.get()).now.slice(0, 19);
  };
  expect(await after(1)).toBe('2026-01-01T00:00:01');
  await mock.time.freeze();
  expect(await after(60)).toBe('2026-01-01T00:00:01');
  await mock.time.advance('1h');
  expect(await after(60)).toBe('2026-01-01T01:00:01');
  await mock.time.run();
  expect(await after(60)).toBe('2026-01-01T01:01:01');
  await mock.time.set('2030-01-01T00:00:00Z');
  expect(await after(1)).toBe('2030-01-01T00:00:01');
  await mock.time.advance(-1000);
  expect(await after(0)).toBe('2030-01-01T00:00:00');
  await mock.time.reset();
  expect(await after(0)).toBe(new Date(machine).toISOString().slice(0, 19));
});

test('a clock that was moved while frozen stays frozen', async () => {
  const mock = await mockShop();
  await mock.time.freeze({ at: 0 });
  expect(await mock.time.set(60_000)).toEqual({ now: '1970-01-01T00:01:00.000Z', frozen: true });
});

test.each([
  ['a text that is no time', 'yesterday'],
  ['no number', Number.NaN],
  ['a time before 1970', -1],
  ['a time after 9999', 8.64e15],
])('the clock is not set to %s', async (_, moment) => {
  const mock = await mockShop();
  await expect(mock.time.set(moment)).rejects.toMatchObject({ status: 400 });
});

test('a time span that means nothing moves no clock', async () => {
  const mock = await mockShop();
  await expect(mock.time.advance('soon')).rejects.toThrow(refusal(400, /"soon" is no time span/) as Error);
});

test('sessions are listed, and one that ended begins anew', async () => {
  const mock = await mockShop();
  await mock.state.put('shop/things', '1', { id: 1 }, { session: 'worker' });
  expect((await mock.sessions.list()).find(({ name }) => name === 'worker')).toMatchObject({ changes: 1 });
  await mock.sessions.end('worker');
  expect((await mock.sessions.list()).map(({ name }) => name)).not.toContain('worker');
  expect(await mock.state.get('shop/things', '1', { session: 'worker' })).toBeUndefined();
});

test.each([
  ['outage', 503],
  ['expired-tokens', 401],
])('in the scenario %s requests are answered %i', async (name, status) => {
  const mock = await mockShop();
  await mock.scenario.use(name);
  expect((await call(mock, 'GET /products')).status).toBe(status);
  expect(await mock.scenario.current()).toBe(name);
});

test('in the scenario rate-limited some requests are answered 429, and some are not', async () => {
  const mock = await mockShop();
  await mock.scenario.use('rate-limited');
  const statuses = new Set<number>();
  for (let i = 0; i < 20; i += 1) statuses.add((await call(mock, 'GET /products')).status);
  expect(statuses).toEqual(new Set([200, 429]));
});

test('the scenario slow has a latency, and empty nobody', async () => {
  const mock = await mockShop();
  await mock.scenario.use('slow');
  expect((await mock.faults.get()).all?.latency).toEqual({ min: 1000, max: 3000 });
  await mock.scenario.use('empty');
  expect(await mock.world()).toMatchObject({ contacts: 0 });
  expect(await mock.faults.get()).toEqual({});
});

test('a scenario of one’s own changes records, faults and time, from the start', async () => {
  const mock = await mockShop({
    scenarios: {
      'sold-out': {
        description: 'There is nothing but coffee.',
        state: {
          'shop/products': [
            ['1', null],
            ['9', { id: 9, name: 'Coffee' }],
          ],
        },
        faults: { operations: { 'shop/createProduct': { status: 507 } } },
        time: { now: '2030-01-01T00:00:00Z', frozen: true },
      },
    },
  });
  await call(mock, 'GET /products');
  await mock.state.put('shop/things', '1', { id: 1 });
  await mock.scenario.use('sold-out');
  expect((await call(mock, 'GET /products/1')).status).toBe(404);
  expect((await call(mock, 'GET /products/9')).status).toBe(200);
  expect((await call(mock, 'POST /products', { name: 'Tea' })).status).toBe(507);
  expect(await mock.time.get()).toEqual({ now: '2030-01-01T00:00:00.000Z', frozen: true });
  expect(await mock.state.get('shop/things', '1')).toBeUndefined();
  expect(mock.scenario.list()).toContainEqual({ name: 'sold-out', description: 'There is nothing but coffee.' });
});

test('a scenario that is not there is refused with those that are', async () => {
  const mock = await mockShop();
  await expect(mock.scenario.use('outrage')).rejects.toThrow(
    refusal(404, /Did you mean outage\? Known: .*slow/) as Error,
  );
});

test('a scenario switches one session only', async () => {
  const mock = await mockShop();
  await mock.scenario.use('outage', { session: 'worker' });
  expect((await call(mock, 'GET /products')).status).toBe(200);
  expect((await call(mock, 'GET /products', undefined, { 'x-mock-session': 'worker' })).status).toBe(503);
});
