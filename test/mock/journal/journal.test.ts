import { describe, expect, test } from 'vitest';
import type { JournalFilter } from '../../../scripts/mock/journal/journal.ts';
import { createMemoryJournal } from '../../../scripts/mock/journal/memory-journal.ts';
import { exchange } from './exchanges.ts';

const bounds = { journal: 1000, journalBytes: 2 ** 25 };

/** The entry of one exchange. */
async function entryOf(...given: Parameters<typeof exchange>) {
  const journal = createMemoryJournal(bounds);
  journal.add(exchange(...given));
  const [entry] = await journal.entries();
  return entry!;
}

describe('an entry of the journal', () => {
  test('tells of request and response', async () => {
    expect(await entryOf({ session: 'one', fault: '429', violations: [] })).toEqual({
      id: 1,
      time: 1000,
      session: 'one',
      api: 'shop',
      operation: 'createContact',
      method: 'POST',
      path: '/shop/contacts',
      query: 'strict=true',
      request: { headers: { 'content-type': 'application/json' }, body: '{"name":"Ann"}', bytes: 14 },
      response: { headers: { 'content-type': 'application/json' }, body: '{"id":1}', bytes: 8, status: 201 },
      violations: [],
      fault: '429',
      duration: 3,
    });
  });

  test('leaves out what there is not', async () => {
    const entry = await entryOf({
      api: undefined,
      operation: undefined,
      body: new Uint8Array(),
      reply: { body: undefined },
    });
    expect(Object.keys(entry)).not.toEqual(expect.arrayContaining(['api', 'operation', 'fault']));
    expect(entry.request).toMatchObject({ body: '', bytes: 0 });
    expect(entry.response).not.toHaveProperty('body');
  });

  test.each([
    ['authorization', 'Bearer abc.def', 'Bearer ***'],
    ['authorization', 'Basic dXNlcjpw', 'Basic ***'],
    ['authorization', 'abc', '***'],
    ['proxy-authorization', 'Basic dXNlcjpw', 'Basic ***'],
    ['cookie', 'session=1; theme=dark', '***'],
    ['set-cookie', 'session=1', '***'],
    ['x-api-key', 'abc', '***'],
    ['apikey', 'abc', '***'],
    ['x-auth-token', 'abc', '***'],
    ['x-client-secret', 'abc', '***'],
  ])('keeps no credential of the header %s: %s', async (name, value, kept) => {
    const entry = await entryOf({ message: { headers: { [name]: value } }, reply: { headers: { [name]: value } } });
    expect(entry.request.headers).toEqual({ [name]: kept });
    expect(entry.response.headers).toEqual({ [name]: kept });
  });

  test('keeps no credential of the query', async () => {
    const { query } = await entryOf({ message: { query: 'a=1&api_key=abc&access%5ftoken=x%20y&token&b=%zz' } });
    expect(query).toBe('a=1&api_key=***&access%5ftoken=***&token=***&b=%zz');
  });

  test.each([
    ['bytes', new TextEncoder().encode('é'.repeat(20_000))],
    ['a text', 'é'.repeat(20_000)],
  ])('keeps the beginning of a long body that is %s, up to a whole character', async (_, body) => {
    const { response } = await entryOf({ reply: { body } });
    expect(response.bytes).toBe(40_000);
    expect(response.body).toMatch(/^é+$/);
    expect(new TextEncoder().encode(response.body)).toHaveLength(16 * 1024);
  });

  test('tells of a body that is no text how long it is', async () => {
    const { request } = await entryOf({ body: new Uint8Array([0xff, 0xfe, 0x00]) });
    expect(request).toEqual({ headers: { 'content-type': 'application/json' }, bytes: 3 });
  });
});

describe('the journal', () => {
  test.each<[JournalFilter, number[]]>([
    [{}, [1, 2, 3, 4]],
    [{ session: 'one' }, [2]],
    [{ session: '' }, [1, 3, 4]],
    [{ api: 'other' }, [3]],
    [{ operation: 'createContact', method: 'post' }, [1, 2, 4]],
    [{ method: 'GET' }, [3]],
    [{ path: '/other' }, [3]],
    [{ path: '/othe' }, []],
    [{ status: 404 }, [3]],
    [{ after: 2 }, [3, 4]],
    [{ limit: 2 }, [3, 4]],
    [{ limit: 1, operation: 'createContact', after: 1 }, [4]],
    [{ body: { name: 'Ann' } }, [1, 2, 4]],
    [{ body: { address: { city: 'Cork' } } }, [4]],
    [{ body: { tags: ['a', { b: 1 }] } }, [4]],
    [{ body: { tags: ['a'] } }, []],
    [{ body: { name: 'Bea' } }, []],
    [{ body: { toString: {} } }, []],
  ])('gives those that %j asks for, oldest first', async (filter, ids) => {
    const journal = createMemoryJournal(bounds);
    journal.add(exchange());
    journal.add(exchange({ session: 'one' }));
    journal.add(
      exchange({
        api: 'other',
        operation: 'x',
        body: 'text',
        message: { method: 'GET', path: '/other' },
        reply: { status: 404 },
      }),
    );
    journal.add(exchange({ body: '{"name":"Ann","address":{"city":"Cork","zip":1},"tags":["a",{"b":1,"c":2}]}' }));
    expect((await journal.entries(filter)).map(({ id }) => id)).toEqual(ids);
  });

  test('finds forms by their fields', async () => {
    const journal = createMemoryJournal(bounds);
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    journal.add(exchange({ body: 'name=Ann+Byrne&tag=a&tag=b', message: { headers } }));
    expect(await journal.entries({ body: { name: 'Ann Byrne', tag: ['a', 'b'] } })).toHaveLength(1);
    expect(await journal.entries({ body: { name: 'Ann' } })).toHaveLength(0);
  });

  test('drops the oldest beyond its number, and goes on counting', async () => {
    const journal = createMemoryJournal({ ...bounds, journal: 3 });
    for (let count = 0; count < 5; count += 1) journal.add(exchange());
    expect((await journal.entries()).map(({ id }) => id)).toEqual([3, 4, 5]);
    await journal.clear();
    journal.add(exchange());
    expect((await journal.entries()).map(({ id }) => id)).toEqual([6]);
  });

  test('drops the oldest beyond its bytes', async () => {
    const journal = createMemoryJournal({ ...bounds, journalBytes: 100_000 });
    for (let count = 0; count < 50; count += 1) journal.add(exchange({ reply: { body: 'x'.repeat(1_000_000) } }));
    expect((await journal.entries()).map(({ id }) => id)).toEqual([46, 47, 48, 49, 50]);
  });

  test('counts headers among its bytes', async () => {
    const journal = createMemoryJournal({ ...bounds, journalBytes: 100_000 });
    const headers = { 'x-long': 'x'.repeat(15_000) };
    for (let count = 0; count < 50; count += 1) journal.add(exchange({ message: { headers }, reply: { headers } }));
    expect(await journal.entries()).toHaveLength(3);
  });

  test('keeps the first violations of a request that has very many', async () => {
    const journal = createMemoryJournal({ ...bounds, journalBytes: 100_000 });
    const violations = Array.from({ length: 50_000 }, (_, index) => ({
      location: ['request', 'body', String(index)],
      severity: 'Error' as const,
      code: 'type',
      message: `Request body property ${index} must be integer`,
    }));
    for (let count = 0; count < 50; count += 1) journal.add(exchange({ violations }));
    const entries = await journal.entries();
    expect(entries.length).toBeGreaterThan(1);
    expect(entries.length).toBeLessThan(10);
    expect(violations.slice(0, entries[0]!.violations.length)).toEqual(entries[0]!.violations);
    expect(entries[0]!.violations.length).toBeGreaterThan(99);
  });

  test('forgets the entries of one session', async () => {
    const journal = createMemoryJournal(bounds);
    for (const session of ['', 'one', 'two', 'one']) journal.add(exchange({ session }));
    await journal.clear('one');
    expect((await journal.entries()).map(({ session }) => session)).toEqual(['', 'two']);
    await journal.clear('');
    expect((await journal.entries()).map(({ session }) => session)).toEqual(['two']);
  });
});
