import { expect, it } from 'vitest';
import { lintText } from './support.ts';

interface Path {
  path: string;
  method?: string;
  /** Schema of each path parameter, by name. */
  schemas?: Record<string, string>;
}

function document(...paths: Path[]): string {
  const items = paths.map(({ path, method = 'get', schemas = {} }) => {
    const names = [...path.matchAll(/\{(.*?)\}/g)].map(([, name = '']) => name);
    const parameters = names.map(
      (name) => `{ name: ${name}, in: path, schema: ${schemas[name] ?? '{ type: string }'} }`,
    );
    return `  ${path}:\n    parameters: [${parameters.join(', ')}]\n    ${method}: { responses: {} }\n`;
  });
  return `openapi: 3.1.1\npaths:\n${items.join('')}components: { schemas: { Id: { type: string, format: uuid } } }\n`;
}

const uuid = '{ type: string, format: uuid }';

it.each<[string, Path, Path]>([
  ['fixed before templated', { path: '/a/b' }, { path: '/a/{id}' }],
  ['different methods', { path: '/a/{x}', method: 'post' }, { path: '/a/{y}', method: 'delete' }],
  ['different lengths', { path: '/a/{x}' }, { path: '/a/{x}/b' }],
  ['different fixed segments', { path: '/a/{x}/b' }, { path: '/a/{y}/c' }],
  ['a format that refuses the fixed text', { path: '/a/{x}/c', schemas: { x: uuid } }, { path: '/a/b/{y}' }],
  [
    'a referenced schema',
    { path: '/a/{x}/c', schemas: { x: "{ $ref: '#/components/schemas/Id' }" } },
    { path: '/a/b/{y}' },
  ],
  ['an integer', { path: '/a/{x}/c', schemas: { x: '{ type: integer }' } }, { path: '/a/b/{y}' }],
  ['a pattern', { path: '/a/{x}/c', schemas: { x: "{ type: string, pattern: '^[0-9]+$' }" } }, { path: '/a/b/{y}' }],
  ['an enum', { path: '/a/{x}/c', schemas: { x: '{ enum: [p, q] }' } }, { path: '/a/b/{y}' }],
  [
    'types that share no value',
    { path: '/a/{x}', schemas: { x: uuid } },
    { path: '/a/{y}', schemas: { y: '{ type: boolean }' } },
  ],
  ['different suffixes', { path: '/a/{x}.json' }, { path: '/a/{y}.xml' }],
])('accepts %s', async (_, a, b) => {
  expect(await lintText(document(a, b), 'no-ambiguous-operations')).toEqual([]);
});

it.each<[string, Path, Path]>([
  ['other names only', { path: '/a/{x}' }, { path: '/a/{y}' }],
  ['each fixed where the other is not', { path: '/a/{x}/c' }, { path: '/a/b/{y}' }],
  [
    'a format that takes the fixed text',
    { path: '/a/{x}/c', schemas: { x: '{ type: string, maxLength: 3 }' } },
    { path: '/a/b/{y}' },
  ],
  ['a list', { path: '/a/{x}/c', schemas: { x: '{ type: array }' } }, { path: '/a/b/{y}' }],
  ['a colon suffix that overlaps', { path: '/a/{x}:run' }, { path: '/a/{y}' }],
  [
    'enums with a value in common',
    { path: '/a/{x}', schemas: { x: '{ enum: [p, q] }' } },
    { path: '/a/{y}', schemas: { y: '{ enum: [q] }' } },
  ],
])('refuses %s', async (_, a, b) => {
  const [first, second] = [a.path, b.path].map((path) => path.replaceAll('/', '~1'));
  expect(await lintText(document(a, b), 'no-ambiguous-operations')).toEqual([
    `api.yaml:5 #/paths/${first}/get and #/paths/${second}/get GET ${a.path} and ${b.path} can match the same URL.`,
  ]);
});
