import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexPaths } from '../../scripts/mock/paths.ts';
import { giving, mockPaths, send } from './support.ts';

const mock = await mockPaths({
  '/orders/{id}': { get: giving({ 'application/json': 'one order' }) },
  '/orders/{id}:cancel': {
    post: giving({ 'application/json': 'cancelled' }),
    get: giving({ 'application/json': 'how to cancel' }),
  },
  '/orders/mine': { get: giving({ 'application/json': 'my orders' }) },
  '/jobs/{id}:cancel': { post: giving({ 'application/json': 'cancelled' }) },
  '/files/{name}.{extension}': { get: giving({ 'application/json': 'file' }) },
  '/a.b/c+d': { get: giving({ 'application/json': 'literal' }) },
  '/lists/{ids}/items': {
    parameters: [{ name: 'ids', in: 'path', required: true, schema: { type: 'array', items: { type: 'integer' } } }],
    get: giving({ 'application/json': 'items' }),
  },
  '/names/{name}': {
    parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string', maxLength: 9 } }],
    get: giving({ 'application/json': 'name' }),
  },
});

describe('a path', () => {
  test.each([
    ['GET', '/orders/42', 200],
    ['POST', '/jobs/42:cancel', 200],
    ['POST', '/jobs/42:cancelled', 404],
    ['POST', '/jobs/x/42:cancel', 404],
    ['GET', '/files/a.txt', 200],
    ['GET', '/files/a', 404],
    ['GET', '/a.b/c+d', 200],
    ['GET', '/axb/c+d', 404],
    ['GET', '/a%2Eb/c%2Bd', 200],
    ['GET', '/orders/', 404],
    ['GET', '/orders/42/', 404],
    ['GET', '/ORDERS/42', 404],
    ['DELETE', '/orders/42', 405],
    ['GET', '/names/a%2Fb', 200],
    ['GET', '/names/a,b', 200],
    ['GET', '/names/0123456789', 422],
    ['GET', '/lists/1,2/items', 200],
    ['GET', '/lists/1,x/items', 422],
    ['GET', '/names/%zz', 400],
  ])('matches as a whole: %s %s is %i', async (method, path, status) => {
    const response = await send(mock, `/tiny${path}`, { method });
    expect(response.status).toBe(status);
  });

  test.each([
    ['/orders/mine', 'my orders'],
    ['/orders/42:cancel', 'how to cancel'],
    ['/orders/42:cancelled', 'one order'],
  ])('%s finds the most literal template', async (path, body) => {
    const response = await send(mock, `/tiny${path}`);
    expect(await response.json()).toBe(body);
  });

  test('without the method says which methods there are', async () => {
    const response = await send(mock, '/tiny/jobs/42:cancel', { method: 'DELETE' });
    expect(response.headers.get('allow')).toBe('POST');
  });
});

/** What a segment has in the place of a template's parameters. */
function capture(template: string, segment: string): string[] | undefined {
  const [match] = indexPaths([[`/${template}`, true]]).find([segment]);
  return match && Object.values(match.parameters);
}

describe('a segment with several parameters', () => {
  test('is taken apart as a pattern would do it', () => {
    const literal = fc.string({ unit: fc.constantFrom('.', '-'), maxLength: 2 });
    const literals = fc.array(literal, { minLength: 3, maxLength: 5 });
    const segment = fc.string({ unit: fc.constantFrom('a', '.', '-'), maxLength: 12 });
    fc.assert(
      fc.property(literals, segment, (texts, text) => {
        const template = texts.reduce((before, after, index) => `${before}{p${index}}${after}`);
        const pattern = new RegExp(`^${texts.map((one) => one.replaceAll('.', '\\.')).join('(.+?)')}$`);
        expect(capture(template, text)).toEqual(pattern.exec(text)?.slice(1));
      }),
      { numRuns: 2000 },
    );
  });

  test('takes no longer the more ways there are to take it apart', () => {
    expect(capture('{z}-{x}-{y}.png', '-'.repeat(16_000))).toBeUndefined();
    expect(capture('{a}.{b}.{c}.{d}x', '.'.repeat(16_000))).toBeUndefined();
  });
});
