import { expect, test } from 'vitest';
import type { OpenApiDocument } from '../../scripts/spec/openapi.ts';
import { resolveRef, valueAt } from '../../scripts/spec/pointer.ts';
import { documentResolver } from '../../scripts/xml/index.ts';

const document = { 'a/b': { '~1': [{ '%': 'found' }] }, components: { schemas: { 'A B': { type: 'string' } } } };

test('a fragment is percent-decoded before ~1 and ~0 are undone', () => {
  expect(valueAt(document, '#/a~1b/~01/0/%25')).toBe('found');
  expect(valueAt(document, '#/a%7E1b/%7E01/0/%25')).toBe('found');
  expect(valueAt(document, '#')).toBe(document);
});

test('a percent sign that encodes nothing stands for itself', () => {
  expect(valueAt(document, '#/a~1b/~01/0/%')).toBe('found');
});

test('nothing stands at other places, nor at what is no pointer', () => {
  expect(valueAt(document, '#/a/b')).toBeUndefined();
  expect(valueAt(document, '#/constructor')).toBeUndefined();
  expect(valueAt(document, '#A')).toBeUndefined();
  expect(valueAt(document, 'other.yaml#/components')).toBeUndefined();
});

test('the resolver for XML finds the same, and knows components by name', () => {
  const resolve = documentResolver(document);
  expect(resolve('#/components/schemas/A%20B', undefined)).toEqual({ schema: { type: 'string' }, name: 'A B' });
  expect(resolve('#/a%7E1b/%7E01/0/%', undefined)).toEqual({ schema: 'found', name: undefined });
  expect(resolve('#/components/schemas/B', undefined)).toBeUndefined();
});

test('a reference may lead through other references', () => {
  const described: OpenApiDocument = {
    openapi: '3.1.1',
    info: { title: 'T', version: '1' },
    components: {
      responses: {
        Alias: { $ref: '#/components/responses/Real' },
        Real: { content: { json: { schema: { type: 'null' } } } },
      },
    },
  };
  expect(resolveRef(described, { $ref: '#/components/responses/Alias/content/json/schema' })).toEqual({ type: 'null' });
  expect(() => resolveRef(described, { $ref: '#/components/responses/Alias/headers' })).toThrow('leads nowhere');
});
