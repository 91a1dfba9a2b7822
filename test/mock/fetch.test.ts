import { describe, expect, test } from 'vitest';
import createClient from 'openapi-fetch';
import { giving, mockPaths, problemOf, refused, taking } from './support.ts';

const { fetch } = await mockPaths({
  '/pets': { get: giving({ 'application/json': ['Rex'] }), post: taking('application/json', { type: 'object' }) },
});
const address = 'https://pets.test/tiny/pets';
const post: RequestInit = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };

describe('fetch of the mock takes what the global one takes', () => {
  test.each([
    ['a string', address],
    ['a URL', new URL(address)],
    ['a Request', new Request(address)],
  ])('%s', async (_name, input) => {
    expect(await (await fetch(input)).json()).toEqual(['Rex']);
  });

  test.each([
    ['a string', address],
    ['a URL', new URL(address)],
    ['a Request', new Request(address)],
  ])('%s with settings', async (_name, input) => {
    expect((await fetch(input, post)).status).toBe(204);
  });

  test('a Request that has a body', async () => {
    expect((await fetch(new Request(address, post))).status).toBe(204);
  });

  test('a client in place of the global one', async () => {
    const client = createClient<{
      '/pets': { get: { responses: { 200: { content: { 'application/json': string[] } } } } };
    }>({
      baseUrl: 'https://pets.test/tiny',
      fetch,
    });
    expect((await client.GET('/pets')).data).toEqual(['Rex']);
  });
});

describe('fetch of the mock rejects as the global one does', () => {
  test.each([['no address'], ['/tiny/pets']])('for %s', async (input) => {
    await expect(fetch(input)).rejects.toBeInstanceOf(TypeError);
  });

  test('for a method that is none', async () => {
    await expect(fetch(address, { method: 'GET IT' })).rejects.toBeInstanceOf(TypeError);
  });

  test('with the reason of a signal that was aborted before', async () => {
    const reason = new Error('Too late.');
    await expect(fetch(address, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    await expect(fetch(new Request(address, { signal: AbortSignal.abort(reason) }))).rejects.toBe(reason);
  });

  test('with the reason of a signal that is aborted while it answers', async () => {
    const controller = new AbortController();
    const answer = fetch(address, { signal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });
});

test('what the mock refuses is an answer, not a rejection', async () => {
  expect(await problemOf(await fetch('https://pets.test/nowhere'))).toEqual(refused(404));
});
