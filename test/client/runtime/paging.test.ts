import { describe, expect, test, vi } from 'vitest';
import {
  connect,
  DecodeError,
  envelope,
  EnvelopeError,
  InputError,
  NetworkError,
  paged,
  revive,
  type ApiError,
  type Paging,
} from '../../../templates/client/index.ts';
import { api, fails, fakeFetch, json, rejection } from './support.ts';
import { all, byPage, count, listPets, pets, queries, type Items } from './pages.ts';

describe('a list that is awaited', () => {
  test('is the one page that was asked for, as the caller asked for it', async () => {
    const { list, sent } = pets(25, byPage);
    const { data, status } = await list({ query: { q: 'x' }, limit: 3 }).withResponse();
    expect(data).toEqual({ items: count(0), total: 25 });
    expect([status, queries(sent)]).toEqual([200, ['q=x']]);
  });

  test('is asked for once, when it is awaited and not before', async () => {
    const { list, sent } = pets(3, byPage);
    const call = list({ query: { page: 1 } });
    await Promise.resolve();
    expect(sent).toEqual([]);
    expect(await call).toEqual(await call);
    expect((await call.result()).ok).toBe(true);
    expect(await call.then(() => 'then').finally(() => undefined)).toBe('then');
    expect(sent).toHaveLength(1);
  });

  test('fails as other calls do', async () => {
    const { fetch } = fakeFetch(fails(404));
    const list = paged<[], unknown, unknown, ApiError>(listPets, byPage);
    const call = list(connect(api, { fetch }));
    await expect(call.catch((error: unknown) => (error as ApiError).status)).resolves.toBe(404);
    expect(await call.result()).toMatchObject({ ok: false, error: { status: 404 } });
    await expect(call).rejects.toMatchObject({ status: 404 });
  });
});

describe('a list that is iterated', () => {
  test('gives every item of every page, from the first page on', async () => {
    const { list, sent } = pets(25, byPage);
    expect(await all(list({ query: { q: 'x' } }))).toEqual(count(25));
    expect(queries(sent)).toEqual(['q=x&page=1', 'q=x&page=2', 'q=x&page=3']);
  });

  test('sends nothing before it is iterated, and only as much as is needed', async () => {
    const { list, sent } = pets(25, byPage);
    const items = list()[Symbol.asyncIterator]();
    expect(sent).toEqual([]);
    for (let index = 0; index < 11; index++) await items.next();
    expect(sent).toHaveLength(2);
  });

  test('can be left early, and iterated again from the start', async () => {
    const { list, sent } = pets(25, byPage);
    const call = list();
    for await (const item of call) if (item === 3) break;
    expect(sent).toHaveLength(1);
    expect(await all(call)).toHaveLength(25);
  });

  test.each([
    ['no total', false, 20, ['page=1', 'page=2', 'page=3']],
    ['a total', true, 20, ['page=1', 'page=2']],
    ['nothing', true, 0, ['page=1']],
  ])('ends at %s', async (_name, tells, total, asked) => {
    const { list, sent } = pets(total, byPage, { tells });
    expect(await all(list())).toHaveLength(total);
    expect(queries(sent)).toEqual(asked);
  });

  test.each([
    [0, []],
    [1, ['page=1']],
    [10, ['page=1']],
    [11, ['page=1', 'page=2']],
    [99, ['page=1', 'page=2', 'page=3']],
    [Infinity, ['page=1', 'page=2', 'page=3']],
  ])('ends at a limit of %d', async (limit, asked) => {
    const { list, sent } = pets(25, byPage);
    expect(await all(list({ limit }))).toEqual(count(Math.min(25, limit)));
    expect(queries(sent)).toEqual(asked);
  });

  test.each([-1, NaN])('refuses a limit of %d', async (limit) => {
    const { list, sent } = pets(25, byPage);
    const error = await rejection(all(list({ limit })));
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toContain('limit must be 0 or more');
    expect(sent).toEqual([]);
  });

  test('ends when a page repeats the one before it', async () => {
    const { fetch, sent } = fakeFetch(() => json({ items: [1, 2], total: 100 }));
    const list = paged<[], unknown, unknown, ApiError>(listPets, byPage);
    expect(await all(list(connect(api, { fetch })))).toEqual([1, 2]);
    expect(sent).toHaveLength(2);
  });

  test('goes on from the page the caller asks for', async () => {
    const { list, sent } = pets(25, byPage);
    expect(await all(list({ query: { page: 3 } }))).toEqual(count(5, 20));
    expect(queries(sent)).toEqual(['page=3', 'page=4']);
    expect(await all(list({ query: { page: 2, size: 5 } }))).toEqual(count(20, 5));
  });

  test('counts by offset where there is no page, or the caller begins with one', async () => {
    const byOffset: Paging = { offset: { parameter: 'offset' }, items: ['items'], total: ['total'] };
    const one = pets(25, byOffset);
    expect(await all(one.list())).toEqual(count(25));
    expect(queries(one.sent)).toEqual(['offset=0', 'offset=10', 'offset=20']);
    const two = pets(25, { ...byPage, offset: { parameter: 'offset' } });
    expect(await all(two.list({ query: { offset: 7 } }))).toEqual(count(18, 7));
    expect(queries(two.sent)).toEqual(['offset=7', 'offset=17']);
    expect(await all(two.list({ query: { offset: undefined, page: 2 } }))).toEqual(count(15, 10));
  });

  test('may be the whole body, and no total may be told', async () => {
    const { fetch } = fakeFetch(({ url }) => json(url.includes('page=2') ? [3] : url.includes('page=1') ? [1, 2] : []));
    const list = paged<[], unknown, unknown, ApiError>(listPets, { page: { parameter: 'page', first: 1 }, items: [] });
    const pages = await all(list(connect(api, { fetch })).pages());
    expect(pages.map(({ items, total }) => [items, total])).toEqual([
      [[1, 2], undefined],
      [[3], undefined],
    ]);
  });

  test('may stand in an envelope, and have dates', async () => {
    const unwrap = envelope({ status: ['status'], error: ['error'], message: ['message'], data: ['data'] });
    const born = '2026-01-01T00:00:00Z';
    const { fetch } = fakeFetch(
      () => json({ status: 'ok', data: { list: [{ born }] } }),
      () => json({ status: 'error', message: 'No more.' }),
    );
    const dates = revive({ members: { data: { members: { list: { items: { members: { born: 'date-time' } } } } } } });
    const paging: Paging = { page: { parameter: 'page', first: 0 }, items: ['data', 'list'] };
    const list = paged<[], unknown, unknown, ApiError>({ ...listPets, unwrap, dates }, paging);
    const pages = list(connect(api, { fetch })).pages()[Symbol.asyncIterator]();
    const { value } = (await pages.next()) as { value: { items: unknown; data: unknown } };
    expect([value.items, value.data]).toEqual([[{ born: new Date(born) }], { list: [{ born: new Date(born) }] }]);
    await expect(pages.next()).rejects.toThrow(EnvelopeError);
  });

  test.each([{ items: 'none' }, { Items: [] }, [], null, 7])(
    'that is not where it should be is a decode error (%j)',
    async (body) => {
      const { fetch } = fakeFetch(() => json(body));
      const list = paged<[], unknown, unknown, ApiError>(listPets, byPage);
      const error = await rejection(all(list(connect(api, { fetch }))));
      expect(error).toBeInstanceOf(DecodeError);
      expect(error.message).toContain('There is no list at /items.');
    },
  );

  test('ends where there is no content', async () => {
    const { fetch } = fakeFetch(fails(204));
    const list = paged<[], unknown, unknown, ApiError>(listPets, byPage);
    expect(await all(list(connect(api, { fetch })))).toEqual([]);
  });

  test('fails with the page that fails', async () => {
    const { fetch } = fakeFetch(
      () => json({ items: [1] }),
      () => Promise.reject(new TypeError('fetch failed')),
    );
    const list = paged<[], unknown, unknown, ApiError>(listPets, byPage);
    const seen: unknown[] = [];
    const iterate = async (): Promise<void> => {
      for await (const item of list(connect(api, { fetch, retry: { attempts: 1 } }))) seen.push(item);
    };
    expect(await rejection(iterate())).toBeInstanceOf(NetworkError);
    expect(seen).toEqual([1]);
  });

  test('ends at an abort between two pages', async () => {
    const controller = new AbortController();
    const { list } = pets(25, byPage);
    const iterate = async (): Promise<void> => {
      for await (const item of list({ signal: controller.signal })) if (item === 9) controller.abort();
    };
    expect(await rejection(iterate())).toMatchObject({ name: 'AbortError' });
  });
});

describe('pages', () => {
  test('have items, data, total, number and the next page', async () => {
    const { list, sent } = pets(15, byPage);
    const all15 = list({ query: { q: 'x' } }).pages();
    const pages = all15[Symbol.asyncIterator]();
    const { value: first } = (await pages.next()) as { value: Awaited<ReturnType<typeof firstOf>> };
    expect(first).toMatchObject({ items: count(10), data: { total: 15 }, total: 15, number: 1 });
    const second = await first.next();
    expect(second).toMatchObject({ items: count(5, 10), number: 2 });
    expect(await second!.next()).toBeUndefined();
    expect(queries(sent)).toEqual(['q=x&page=1', 'q=x&page=2']);
  });

  test('end at the limit, in the middle of a page', async () => {
    const { list } = pets(25, byPage);
    const pages = await all(list({ limit: 13 }).pages());
    expect(pages.map(({ items }) => items.length)).toEqual([10, 3]);
  });
});

const firstOf = async (call: Items) => (await all(call.pages()))[0]!;

test('no listener is left on a signal', async () => {
  const { signal } = new AbortController();
  const [add, remove] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];
  await all(pets(25, byPage).list({ signal }));
  expect(add.mock.calls.length).toBe(remove.mock.calls.length);
});
