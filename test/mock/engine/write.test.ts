import { expect, test } from 'vitest';
import type { JsonSchema } from '../../../scripts/spec/openapi.ts';
import { engineOf } from './support.ts';

const Pet: JsonSchema = {
  type: 'object',
  xml: { name: 'pet' },
  properties: {
    id: { type: 'integer', 'x-xml-only': true },
    name: { type: 'string' },
    friends: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
  },
};
const schema = { $ref: '#/components/schemas/Pet' };
const { engine, operation } = engineOf(
  {
    responses: {
      200: { content: { 'application/json': { schema }, 'application/xml': { schema }, 'text/plain': {} } },
    },
  },
  { components: { schemas: { Pet } } },
);
const write = (type: string, body: unknown) => engine.write(operation, 200, type, body);

test('members that only XML has are left out of JSON at any depth, and stand in XML', () => {
  const pet = { id: 1, name: 'Rex', friends: [{ id: 2, name: 'Mia' }] };
  expect(JSON.parse(String(write('application/json', pet)))).toEqual({ name: 'Rex', friends: [{ name: 'Mia' }] });
  expect(write('application/xml', pet)).toContain('<id>2</id>');
});

test('XML that is written already goes as it is, and so do bytes', () => {
  expect(write('application/xml', '<pet/>')).toBe('<pet/>');
  const bytes = Uint8Array.of(1, 2);
  expect(write('application/octet-stream', bytes)).toBe(bytes);
});

test('a value that XML cannot carry as described is refused with its place', () => {
  expect(() => write('application/xml', { name: 'Rex', age: 5 })).toThrow(
    expect.objectContaining({
      status: 501,
      violations: [expect.objectContaining({ location: ['response', 'body', 'age'] })],
    }),
  );
});

test('text is written from scalars, and from nothing else', () => {
  expect([write('text/plain', 'Rex'), write('text/plain', 5), write('text/plain', true)]).toEqual(['Rex', '5', 'true']);
  expect(() => write('text/plain', { a: 1 })).toThrow(expect.objectContaining({ status: 501 }));
});

test('an undescribed JSON type is written as JSON', () => {
  expect(write('application/problem+json', { status: 404 })).toBe('{"status":404}');
});
