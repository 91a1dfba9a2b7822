import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkApi } from '../../scripts/spec/bundle.ts';
import { openProject } from '../../scripts/spec/project.ts';
import { folderWith, temporaryFolder } from '../support/folder.ts';
import { checkProject, laxConfig } from '../support/project.ts';

const secret = { 'outside/secret.yaml': 'description: a secret\n' };
const described = (schema: string): string => `
openapi: 3.1.1
info: { title: Pets, version: '1' }
paths: {}
components:
  schemas:
    Pet: ${schema}
`;
const project = (schema: string): Record<string, string> => ({
  ...secret,
  'project/redocly.yaml': laxConfig,
  'project/api.yaml': described(schema),
  'project/own/pet.yaml': 'description: our own\n',
});

test('a reference to a file of the project is followed', async () => {
  const { problems, bundle } = await checkProject(project('{ $ref: own/pet.yaml }'), 'project');
  expect(problems).toEqual([]);
  expect(bundle!.json).toContain('our own');
});

describe('a reference that leads out of the project is a problem where it stands', () => {
  test.each([
    ['upwards', '../outside/secret.yaml'],
    ['in disguise', 'own/../../outside/secret.yaml'],
    ['to an absolute path', '/etc/hostname'],
    ['to a URL', 'https://127.0.0.1:1/secret.yaml'],
    ['to a URL of a file', 'file:///etc/hostname'],
    ['to data', 'data:application/yaml,description'],
  ])('%s', async (_name, $ref) => {
    const { problems, bundle } = await checkProject(project(`{ $ref: '${$ref}' }`), 'project');
    expect(bundle).toBeUndefined();
    expect(problems).toEqual([
      expect.objectContaining({
        severity: 'error',
        file: expect.stringMatching(/project.api\.yaml$/) as string,
        pointer: '#/components/schemas/Pet',
        message: expect.stringMatching(/outside the project's folder|is a URL/) as string,
      }),
    ]);
  });

  test.skipIf(process.platform === 'win32')('through a link', async () => {
    const folder = await folderWith(project('{ $ref: link.yaml }'));
    await symlink(path.join(folder, 'outside/secret.yaml'), path.join(folder, 'project/link.yaml'));
    const opened = await openProject(path.join(folder, 'project/redocly.yaml'));
    const { problems, bundle } = await checkApi(opened, opened.apis[0]!);
    expect(bundle).toBeUndefined();
    expect(problems[0]!.message).toContain("outside the project's folder");
  });

  test.each([
    ['in a constant', '{ const: { $ref: ../outside/secret.yaml } }', '/const/$ref'],
    ['in a default', '{ default: { $ref: own/pet.yaml } }', '/default/$ref'],
  ])('%s, where Redocly leaves it alone', async (_name, schema, place) => {
    const { problems } = await checkProject(project(schema), 'project');
    expect(problems).toEqual([
      expect.objectContaining({ rule: 'bundler', pointer: `#/components/schemas/Pet${place}` }),
    ]);
  });

  test('as the value of an example', async () => {
    const example = {
      ...project('{}'),
      'project/api.yaml': `${described('{}')}  examples: { A: { externalValue: /etc/hostname } }\n`,
    };
    const { problems } = await checkProject(example, 'project');
    expect(problems).toEqual([expect.objectContaining({ pointer: '#/components/examples/A' })]);
  });
});

test.skipIf(process.platform === 'win32')('a project may itself be reached through a link', async () => {
  const folder = await folderWith(project('{ $ref: own/pet.yaml }'));
  const link = path.join(await temporaryFolder(), 'link');
  await symlink(path.join(folder, 'project'), link);
  const opened = await openProject(path.join(link, 'redocly.yaml'));
  expect((await checkApi(opened, opened.apis[0]!)).problems).toEqual([]);
});
