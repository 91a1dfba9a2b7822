import { describe, expect, test } from 'vitest';
import { describeApi, giving, inTurn, mockApis, send } from './support.ts';

const document = describeApi(
  {
    '/pets': {
      get: {
        responses: {
          200: {
            headers: { 'X-Trace': { name: '', in: '', schema: { type: 'string', format: 'uuid' } } },
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['id', 'name', 'born', 'price', 'person', 'tags'],
                  properties: {
                    id: { type: 'string', format: 'uuid' },
                    name: { type: 'string', pattern: '[a-z]{9}' },
                    born: { type: 'string', format: 'date-time' },
                    price: { type: 'number', multipleOf: 0.01 },
                    person: { type: 'string', 'x-faker': 'person.fullName' },
                    seen: { type: 'string', 'x-faker': 'date.recent' },
                    tags: { type: 'array', minItems: 2, items: { $ref: '#/components/schemas/Tag' } },
                  },
                },
              },
            },
          },
        },
      },
    },
    '/formats': { get: giving({ 'application/json': 'json', 'text/csv': 'csv' }) },
  },
  { components: { schemas: { Tag: { type: 'string' } } } },
);
const untouched = structuredClone(document);
const mock = await mockApis({ tiny: document });

async function bytesOf(prefer: string, path = '/tiny/pets'): Promise<string> {
  const response = await send(mock, path, { headers: { prefer } });
  expect(response.status).toBe(200);
  return JSON.stringify([...response.headers]) + (await response.text());
}

describe('the same request gets the same bytes', () => {
  test.each(['dynamic=false', 'dynamic=true', 'dynamic=true, seed=7'])(
    'for %s, whatever came before',
    async (prefer) => {
      const first = await bytesOf(prefer);
      await bytesOf('dynamic=true, seed=other');
      await bytesOf('dynamic=true');
      expect(await bytesOf(prefer)).toBe(first);
    },
  );

  test('for each of many at a time', async () => {
    const wishes = ['dynamic=true', 'dynamic=true, seed=1', 'dynamic=true, seed=2', 'dynamic=false'];
    const alone = await inTurn(wishes, (wish) => bytesOf(wish));
    const together = await Promise.all([...wishes, ...wishes].map((wish) => bytesOf(wish)));
    expect(together).toEqual([...alone, ...alone]);
  });

  test('from another mock of the same description', async () => {
    const other = await mockApis({ tiny: document });
    const init = { headers: { prefer: 'dynamic=true' } };
    const texts = [mock, other].map(async (each) => (await send(each, '/tiny/pets', init)).text());
    const [first, second] = await Promise.all(texts);
    expect(second).toBe(first);
  });
});

test('different seeds give different data', async () => {
  expect(await bytesOf('dynamic=true, seed=1')).not.toBe(await bytesOf('dynamic=true, seed=2'));
});

test('the Accept of one request does not decide for the next', async () => {
  const types = await inTurn(['text/csv', 'application/json', 'text/csv', undefined], async (accept) => {
    const response = await send(mock, '/tiny/formats', accept ? { headers: { accept } } : {});
    return response.headers.get('content-type');
  });
  expect(types).toEqual(['text/csv', 'application/json', 'text/csv', 'application/json']);
});

test('chance is left as it was', async () => {
  const { random } = Math;
  await bytesOf('dynamic=true');
  expect(Math.random).toBe(random);
});

test('the description is left as it was', async () => {
  await bytesOf('dynamic=true');
  expect(document).toEqual(untouched);
});
