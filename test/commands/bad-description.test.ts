import { describe, expect, test } from 'vitest';
import { checkProject, laxConfig } from '../support/project.ts';

const head = `openapi: 3.1.1\ninfo: { title: Pets, version: '1' }\n`;

/** A text of ten lines that stands for some billions of values. */
const bomb = Array.from(
  { length: 10 },
  (_, level) =>
    `x-${level}: &a${level} [${
      level === 0
        ? '1'
        : Array(10)
            .fill(`*a${level - 1}`)
            .join()
    }]`,
).join('\n');

describe('even without lint rules, a description that cannot be read is a problem with its place', () => {
  test.each([
    ['an empty file', '', '#/', 'is a map'],
    ['a list', '- 1', '#/', 'is a map'],
    ['a text', 'hello', '#/', 'is a map'],
    ['null', 'null', '#/', 'is a map'],
    ['Swagger 2.0', 'swagger: "2.0"', '#/swagger', 'OpenAPI 3.0 or 3.1'],
    ['AsyncAPI', 'asyncapi: 3.0.0', '#/asyncapi', 'OpenAPI 3.0 or 3.1'],
    ['OpenAPI 3.2', 'openapi: 3.2.0', '#/openapi', 'OpenAPI 3.0 or 3.1'],
    ['a version that is a number', 'openapi: 3.1', '#/openapi', 'openapi: 3.1`'],
    ['no version at all', 'info: {}', '#/', 'OpenAPI 3.0 or 3.1'],
    ['no title', 'openapi: 3.1.1\ninfo: { version: "1" }\npaths: {}', '#/info', 'title'],
    [
      'a version of the API that is no text',
      'openapi: 3.1.1\ninfo: { title: a, version: 1 }\npaths: {}',
      '#/info/version',
      'string',
    ],
    ['paths that are a list', `${head}paths: []`, '#/paths', 'object'],
    ['a path that is null', `${head}paths: { /a: null }`, '#/paths/~1a', 'null'],
    ['an operation that is null', `${head}paths: { /a: { get: null } }`, '#/paths/~1a/get', 'null'],
    ['a server that is null', `${head}paths: {}\nservers: [null]`, '#/servers/0', 'null'],
    [
      'a loop of references',
      `${head}paths: {}\ncomponents: { schemas: { A: { $ref: '#/components/schemas/A' } } }`,
      '#/',
      'circular',
    ],
    ['an alias that contains itself', `${head}paths: {}\nx-a: &a [*a]`, '#/', 'alias'],
    ['aliases that make it endless', `${head}paths: {}\n${bomb}`, '#/', 'more than 5000000 values'],
  ])('%s', async (_name, text, pointer, says) => {
    const { problems, bundle } = await checkProject({ 'redocly.yaml': laxConfig, 'api.yaml': text });
    expect(bundle).toBeUndefined();
    expect(problems).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        file: expect.stringMatching(/api\.yaml$/) as string,
        pointer,
        message: expect.stringContaining(says) as string,
      }),
    );
  });

  test('a file that is not there', async () => {
    const { problems } = await checkProject({ 'redocly.yaml': laxConfig });
    expect(problems).toEqual([expect.objectContaining({ message: expect.stringContaining('no such file') as string })]);
  });
});

test('what the authored files were told is not told again about the bundle', async () => {
  const config = `rules: { info-license: warn }\n${laxConfig}`;
  const { problems, bundle } = await checkProject({ 'redocly.yaml': config, 'api.yaml': `${head}paths: {}` });
  expect(problems.map(({ rule }) => rule)).toEqual(['info-license']);
  expect(bundle).toBeDefined();
});
