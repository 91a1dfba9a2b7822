import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mock } from '../../../scripts/mock/mock.ts';
import { call, json, mockShop, query, sends } from './shop.ts';

const item = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    size: { type: 'integer' },
    tags: { type: 'array', items: { type: 'string' } },
  },
};
const text = { type: 'string' };
const number = { type: 'integer' };

/** A collection whose list has some parameters and, around its items, some members. */
async function mockItems(
  parameters: object[],
  around: Record<string, object> | undefined,
  count: number,
): Promise<Mock> {
  const items = { type: 'array', items: item };
  const page = { type: 'object', required: ['items'], properties: { items, ...around } };
  const list = { parameters, responses: { 200: json(around ? page : items, around ? { items: [] } : []) } };
  const create = { ...sends(item), responses: { 201: json(item) } };
  const mock = await mockShop({ paths: { '/items': { get: list, post: create } } });
  for (let index = 0; index < count; index += 1) {
    await call(mock, 'POST', '/items', { name: `n${index % 7}`, size: (index * 7) % 5, tags: [`t${index % 2}`] });
  }
  return mock;
}

const idsOf = (items: unknown): unknown[] => (items as { id: unknown }[]).map(({ id }) => id);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('pages', () => {
  const counts = fc.record({ count: fc.integer({ min: 0, max: 23 }), limit: fc.integer({ min: 1, max: 9 }) });
  const runs = { numRuns: 15 };

  test.each([
    ['limit and offset', 'limit', 'offset', (page: number, limit: number) => page * limit],
    ['per_page and page', 'per_page', 'page', (page: number) => page + 1],
    ['pageSize and skip', 'pageSize', '$skip', (page: number, limit: number) => page * limit],
  ])('by %s are disjoint and complete, and their totals are true', async (_name, size, start, startOf) => {
    await fc.assert(
      fc.asyncProperty(counts, async ({ count, limit }) => {
        const mock = await mockItems([query(size, number), query(start, number)], { total_count: number }, count);
        const found: unknown[] = [];
        for (let page = 0; page <= Math.ceil(count / limit); page += 1) {
          const { body } = await call(mock, 'GET', `/items?${size}=${limit}&${start}=${startOf(page, limit)}`);
          expect(body).toMatchObject({ total_count: count });
          found.push(...idsOf((body as { items: unknown }).items));
        }
        expect(found).toEqual(upTo(count));
      }),
      runs,
    );
  });

  test('by cursors are disjoint and complete, and the last one has no next', async () => {
    await fc.assert(
      fc.asyncProperty(counts, async ({ count, limit }) => {
        const around = { next_cursor: { type: ['string', 'null'] }, has_more: { type: 'boolean' } };
        const mock = await mockItems([query('limit', number), query('cursor', text)], around, count);
        const found: unknown[] = [];
        let cursor: string | null = '';
        for (let pages = 0; cursor !== null && pages <= count; pages += 1) {
          const { body } = await call(mock, 'GET', `/items?limit=${limit}${cursor && `&cursor=${cursor}`}`);
          const page = body as { items: unknown; next_cursor: string | null; has_more: boolean };
          expect(page.has_more).toBe(page.next_cursor !== null);
          found.push(...idsOf(page.items));
          cursor = page.next_cursor;
        }
        expect(found).toEqual(upTo(count));
      }),
      runs,
    );
  });

  test('begin after the record that `starting_after` names', async () => {
    const mock = await mockItems(
      [query('limit', number), query('starting_after', text)],
      { has_more: { type: 'boolean' } },
      5,
    );
    expect((await call(mock, 'GET', '/items?limit=2&starting_after=3')).body).toMatchObject({
      items: [{ id: 4 }, { id: 5 }],
      has_more: false,
    });
    expect(await call(mock, 'GET', '/items?starting_after=99')).toMatchObject({ status: 400 });
  });

  test('count from 0 where the description lets them', async () => {
    const mock = await mockItems([query('size', number), query('page', { type: 'integer', minimum: 0 })], {}, 5);
    expect(idsOf(((await call(mock, 'GET', '/items?size=2&page=0')).body as { items: unknown }).items)).toEqual([1, 2]);
    expect(idsOf(((await call(mock, 'GET', '/items?size=2&page=2')).body as { items: unknown }).items)).toEqual([5]);
  });

  test('tell their place, and the addresses of those beside them', async () => {
    const url = { type: 'string', format: 'uri' };
    const around = {
      page: number,
      limit: number,
      total_pages: number,
      count: number,
      total: number,
      next: url,
      previous: url,
    };
    const mock = await mockItems([query('limit', number), query('page', number), query('name', text)], around, 5);
    expect((await call(mock, 'GET', '/items?limit=2&page=2')).body).toEqual({
      items: [expect.objectContaining({ id: 3 }), expect.objectContaining({ id: 4 })],
      page: 2,
      limit: 2,
      total_pages: 3,
      count: 2,
      total: 5,
      next: 'http://mock.test/shop/items?limit=2&page=3',
      previous: 'http://mock.test/shop/items?limit=2&page=1',
    });
    expect((await call(mock, 'GET', '/items?limit=2&page=3')).body).not.toHaveProperty('next');
  });

  test('are linked in headers that are described', async () => {
    const items = { type: 'array', items: item };
    const list = {
      parameters: [query('per_page', number), query('page', number)],
      responses: {
        200: { ...json(items, [{ id: 1 }, { id: 2 }, { id: 3 }]), headers: { Link: {}, 'X-Total-Count': {} } },
      },
    };
    const mock = await mockShop({
      paths: { '/items': { get: list, post: { ...sends(item), responses: { 201: json(item) } } } },
    });
    const { headers } = await call(mock, 'GET', '/items?per_page=1&page=2');
    expect(headers.get('x-total-count')).toBe('3');
    const at = 'http://mock.test/shop/items?per_page=1&page=';
    expect(headers.get('link')).toBe(
      `<${at}1>; rel="prev", <${at}1>; rel="first", <${at}3>; rel="next", <${at}3>; rel="last"`,
    );
    expect((await call(mock, 'GET', '/items?per_page=3')).headers.get('link')).toBeNull();
  });

  test('hold what `default` says, and no more than `maximum`', async () => {
    const mock = await mockItems(
      [query('limit', { type: 'integer', default: 2 }), query('offset', number)],
      undefined,
      5,
    );
    expect(idsOf((await call(mock, 'GET', '/items')).body)).toEqual([1, 2]);
    expect((await call(mock, 'GET', '/items?limit=0')).body).toEqual([]);
    expect((await call(mock, 'GET', '/items?offset=-1')).status).toBe(200);
  });

  test('are whole lists where no parameter asks for them', async () => {
    const mock = await mockItems([], undefined, 30);
    expect(idsOf((await call(mock, 'GET', '/items')).body)).toEqual(upTo(30));
  });

  test.each(['no-such', 'YWZ0ZXIgLTE', '%00', '__proto__'])('are refused for the cursor %s', async (cursor) => {
    const mock = await mockItems([query('cursor', text)], {}, 3);
    expect(await call(mock, 'GET', `/items?cursor=${cursor}`)).toMatchObject({
      status: 400,
      body: { validation: [{ location: ['query', 'cursor'] }] },
    });
  });
});

describe('lists', () => {
  const parameters = [
    query('name', text),
    query('size', { type: 'array', items: number }),
    query('tags', text),
    query('sort', text),
    query('order', text),
    query('verbose', text),
  ];

  test('are filtered by parameters that are named like a member', async () => {
    const mock = await mockItems(parameters, undefined, 14);
    expect(idsOf((await call(mock, 'GET', '/items?name=n1')).body)).toEqual([2, 9]);
    expect(idsOf((await call(mock, 'GET', '/items?name=n1&tags=t0')).body)).toEqual([9]);
    expect(idsOf((await call(mock, 'GET', '/items?size=1&size=3')).body)).toEqual([4, 5, 9, 10, 14]);
    expect(idsOf((await call(mock, 'GET', '/items?name=__proto__')).body)).toEqual([]);
    expect(idsOf((await call(mock, 'GET', '/items?verbose=yes')).body)).toHaveLength(14);
  });

  test.each([
    ['sort=size', [1, 4, 2, 5, 3]],
    ['sort=-size', [3, 5, 2, 4, 1]],
    ['sort=size&order=desc', [3, 5, 2, 4, 1]],
    ['sort=size:desc,name', [3, 5, 2, 4, 1]],
    ['sort=nothing', [1, 2, 3, 4, 5]],
  ])('are in the order that %s asks for', async (asked, ids) => {
    const mock = await mockItems(parameters, undefined, 5);
    expect(idsOf((await call(mock, 'GET', `/items?${asked}`)).body)).toEqual(ids);
  });
});

test.each([
  [0, { first: true, last: false, empty: false, size: 2, numberOfElements: 2, hasPrevious: false }],
  [1, { first: false, last: true, empty: false, size: 2, numberOfElements: 1, hasPrevious: true }],
  [2, { first: false, last: true, empty: true, size: 2, numberOfElements: 0, hasPrevious: true }],
])('page %i says whether it is the first, the last or an empty one, and how large it could be', async (page, told) => {
  const boolean = { type: 'boolean' };
  const around = { first: boolean, last: boolean, empty: boolean, hasPrevious: boolean };
  const parameters = [query('page', { type: 'integer', minimum: 0 }), query('size', number)];
  const mock = await mockItems(parameters, { ...around, size: number, numberOfElements: number }, 3);
  expect((await call(mock, 'GET', `/items?page=${page}&size=2`)).body).toMatchObject(told);
});
