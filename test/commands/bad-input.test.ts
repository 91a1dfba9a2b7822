import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../scripts/spec/problem.ts';
import { runCli } from '../support/cli.ts';
import { petYaml, strictConfig } from '../support/descriptions.ts';
import { folderWith } from '../support/folder.ts';

type Paths = Record<string, { get: Record<string, unknown> }>;

async function lintJson(description: string): Promise<Problem[]> {
  const folder = await folderWith({ 'redocly.yaml': strictConfig, 'api.yaml': description });
  const { code, stdout } = await runCli(['lint', '--json'], folder);
  expect(code).toBe(1);
  return (JSON.parse(stdout) as { problems: Problem[] }).problems;
}

test('a sound description has no problems', async () => {
  const folder = await folderWith({ 'redocly.yaml': strictConfig, 'api.yaml': petYaml() });
  expect(await runCli(['lint'], folder)).toEqual({ code: 0, stdout: '', stderr: 'No problems in pets.\n' });
});

describe('a problem is told with its file, line and pointer', () => {
  test('a syntax error', async () => {
    const [problem] = await lintJson('openapi: 3.1.1\ninfo:\n  title: "never closed\n');
    expect(problem).toMatchObject({ severity: 'error', file: 'api.yaml', line: expect.any(Number), pointer: '#/' });
    expect(problem!.line).toBeGreaterThan(1);
  });

  test('a reference that leads nowhere', async () => {
    const problems = await lintJson(
      petYaml().replace('#/components/responses/NotFound', '#/components/responses/Gone'),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({
        rule: 'no-unresolved-refs',
        file: 'api.yaml',
        pointer: '#/paths/~1pets~1{petId}/get/responses/404',
      }),
    );
  });

  test.each([
    ['a component that is a reference to itself', { Loop: { $ref: '#/components/schemas/Loop' } }],
    ['a reference to a file that is not there', { Gone: { $ref: 'gone.yaml' } }],
  ])('%s', async (_name, schemas) => {
    const problems = await lintJson(
      petYaml((document) => {
        Object.assign((document['components'] as { schemas: object }).schemas, schemas);
      }),
    );
    expect(problems).toContainEqual(expect.objectContaining({ severity: 'error', file: 'api.yaml' }));
  });

  test('an operationId used twice', async () => {
    const problems = await lintJson(
      petYaml((document) => {
        const paths = document['paths'] as Paths;
        paths['/dogs/{petId}'] = structuredClone(paths['/pets/{petId}']!);
      }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ file: 'api.yaml', pointer: '#/paths/~1dogs~1{petId}/get/operationId' }),
    );
  });

  test('an unknown extension, with the nearest known one', async () => {
    const problems = await lintJson(
      petYaml((document) => {
        (document['paths'] as Paths)['/pets/{petId}']!.get['x-paginaton'] = {};
      }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({
        rule: 'contact-apis/known-extensions',
        pointer: '#/paths/~1pets~1{petId}/get/x-paginaton',
        suggestions: expect.arrayContaining(['x-pagination']),
      }),
    );
  });
});

test('all problems are gathered, and nothing is written', async () => {
  const folder = await folderWith({
    'redocly.yaml': strictConfig,
    'api.yaml': petYaml((document) => {
      (document['paths'] as Paths)['/pets/{petId}']!.get['x-oops'] = {};
    }).replace('#/components/schemas/Pet', '#/components/schemas/Gone'),
  });

  const { code, stdout, stderr } = await runCli(['generate'], folder);

  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/api\.yaml:\d+:\d+ error no-unresolved-refs/);
  expect(stderr).toMatch(/api\.yaml:\d+:\d+ error contact-apis\/known-extensions/);
  expect(stderr).not.toMatch(/^\s+at .*\.(ts|js):\d+/m);
  expect(await readdir(folder)).toEqual(['api.yaml', 'redocly.yaml']);
});

describe('wrong usage ends with exit code 2, a suggestion and no stack trace', () => {
  test.each([
    { args: ['lnt'], says: 'Did you mean lint?' },
    { args: ['lint', '--jsno'], says: 'Did you mean --json?' },
    { args: ['lint', 'pet'], says: 'There is no API pet. Did you mean pets?' },
    { args: ['lint', '--config', 'gone.yaml'], says: 'There is no configuration file gone.yaml.' },
    { args: ['lint', '--config', '.'], says: 'cannot be used' },
    { args: ['generate', '--output', ''], says: 'It is empty.' },
    { args: ['mock', '--host', ''], says: 'It is empty.' },
    { args: ['mock', '--port', '70000'], says: 'A port is a number from 0 to 65535.' },
  ])('contact-apis $args', async ({ args, says }) => {
    const folder = await folderWith({ 'redocly.yaml': strictConfig, 'api.yaml': petYaml() });
    const { code, stderr } = await runCli(args, folder);
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
  });

  test('a folder without redocly.yaml', async () => {
    const { code, stderr } = await runCli(['lint'], await folderWith({}));
    expect(stderr).toContain('There is no redocly.yaml in this folder or above it.');
    expect(code).toBe(2);
  });
});
