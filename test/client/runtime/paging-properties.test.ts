import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Paging } from '../../../templates/client/index.ts';
import { all, byPage, count, pets } from './pages.ts';

test('every item is visited once, whatever total, size, limit and first page there are', async () => {
  const places = fc.constantFrom<Pick<Paging, 'page' | 'offset'>>(
    { page: { parameter: 'page', first: 0 } },
    { page: { parameter: 'page', first: 1 } },
    { offset: { parameter: 'offset' } },
    { page: { parameter: 'page', first: 0 }, offset: { parameter: 'offset' } },
  );
  await fc.assert(
    fc.asyncProperty(
      places,
      fc.nat(60),
      fc.integer({ min: 1, max: 15 }),
      fc.oneof(fc.nat(70), fc.constant(Infinity)),
      fc.boolean(),
      async (place, total, size, limit, tells) => {
        const paging: Paging = { ...place, items: ['items'], total: ['total'] };
        const { list, sent } = pets(total, paging, { size, tells });
        const wanted = Math.min(total, limit);
        expect(await all(list({ limit }))).toEqual(count(wanted));
        expect(sent.length).toBeLessThanOrEqual(Math.ceil(wanted / size) + 1);
        const pages = await all(list({ limit }).pages());
        expect(pages.flatMap(({ items }) => items)).toEqual(count(wanted));
        expect(pages.map(({ number }) => number)).toEqual(count(pages.length, 1));
      },
    ),
  );
});

test('every item from the page asked for on is visited once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(0, 1),
      fc.nat(60),
      fc.integer({ min: 1, max: 15 }),
      fc.nat(5),
      fc.boolean(),
      async (first, total, size, skipped, tells) => {
        const { list } = pets(total, { ...byPage, page: { parameter: 'page', first } }, { tells });
        const query = { size, page: first + skipped };
        expect(await all(list({ query }))).toEqual(count(Math.max(0, total - skipped * size), skipped * size));
      },
    ),
  );
});
