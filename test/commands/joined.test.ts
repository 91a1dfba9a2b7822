import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { bundleChecked } from '../../scripts/spec/bundle.ts';
import { joinAll } from '../../scripts/spec/join.ts';
import type { OpenApiDocument } from '../../scripts/spec/openapi.ts';
import { DescriptionError, type Problem } from '../../scripts/spec/problem.ts';
import { openProject } from '../../scripts/spec/project.ts';
import { runCli } from '../support/cli.ts';
import { petDescription } from '../support/descriptions.ts';
import { folderWith } from '../support/folder.ts';

type Change = (document: Record<string, unknown>) => void;
const apis = { pets: { root: 'pets.yaml' }, 'guide-dogs': { root: 'dogs.yaml' } };

const withDogs = (change: Change = () => {}): Record<string, string> => {
  const dogs = petDescription();
  dogs['paths'] = { '/dogs': (dogs['paths'] as Record<string, unknown>)['/pets/{petId}'] };
  change(dogs);
  const pets = petDescription();
  (pets['info'] as Record<string, unknown>)['contact'] = { email: 'pets@example.org' };
  pets['x-error-envelope'] = { status: '/pets' };
  return {
    'redocly.yaml': stringify({ apis: { ...apis, joined: { root: 'generated/openapi.json' } } }),
    'pets.yaml': stringify(pets, { aliasDuplicateObjects: false }),
    'dogs.yaml': stringify(dogs, { aliasDuplicateObjects: false }),
  };
};

async function join(files: Record<string, string>): Promise<OpenApiDocument | undefined> {
  const project = await openProject(path.join(await folderWith(files), 'redocly.yaml'));
  const { bundles } = await bundleChecked(project, project.apis);
  const json = await joinAll(project, bundles);
  return json === undefined ? undefined : (JSON.parse(json) as OpenApiDocument);
}

const conflictsOf = (files: Record<string, string>): Promise<readonly Problem[]> =>
  join(files).then(
    () => [],
    (error: unknown) => {
      if (error instanceof DescriptionError) return error.problems;
      throw error;
    },
  );

const samePath: Change = (document) => (document['paths'] = petDescription()['paths']);
const oldVersion: Change = (document) => {
  document['openapi'] = '3.0.3';
  document['info'] = { title: 'Dogs', version: '1' };
  Object.assign(document['components'] as object, { schemas: { Pet: { type: 'object' } } });
};
const both: Change = (document) => [samePath, oldVersion].forEach((change) => change(document));

describe('APIs that do not fit into one document', () => {
  test('are told of where they have a path in common', async () => {
    expect(await conflictsOf(withDogs(samePath))).toEqual([
      expect.objectContaining({
        rule: 'joined',
        severity: 'error',
        pointer: '#/paths/~1pets~1{petId}',
        message: expect.stringContaining('pets has the path /pets/{petId} too') as string,
      }),
    ]);
  });

  test('are told of where their versions differ', async () => {
    expect(await conflictsOf(withDogs(oldVersion))).toEqual([
      expect.objectContaining({
        pointer: '#/openapi',
        message: expect.stringContaining('guide-dogs is in OpenAPI 3.0') as string,
      }),
    ]);
  });

  test('fail with their problems and without a stack trace', async () => {
    const folder = await folderWith(withDogs(samePath));
    const [lint, bundle] = await Promise.all([runCli(['lint', '--json'], folder), runCli(['bundle'], folder)]);
    expect([lint.code, bundle.code]).toEqual([1, 1]);
    expect(JSON.parse(lint.stdout)).toMatchObject({ problems: [{ rule: 'joined' }] });
    expect(bundle.stderr).toContain('error joined');
    expect(bundle.stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  });

  test('are left apart where redocly.yaml has no rules for a joined document', async () => {
    expect(await join({ ...withDogs(both), 'redocly.yaml': stringify({ apis }) })).toBeUndefined();
  });
});

describe('the joined document', () => {
  test('says of itself only what holds for all APIs', async () => {
    const { info } = (await join(withDogs()))!;
    expect(info).toEqual({
      title: 'Pets API, Pets API',
      summary: '2 APIs in one document.',
      version: '1.2.3',
      description: '# Pets API\n\nPets.\n\n# Pets API\n\nPets.',
      license: { name: 'MIT', identifier: 'MIT' },
    });
    const other = await join(
      withDogs((document) => Object.assign(document['info'] as object, { license: { name: 'X' } })),
    );
    expect(other!.info.license).toBeUndefined();
  });

  test("keeps an operation's own error envelope, and gives the others that of their API", async () => {
    const files = withDogs((document) => {
      document['x-error-envelope'] = { status: '/dogs' };
      const paths = document['paths'] as Record<string, Record<string, object>>;
      paths['/own'] = {
        get: { ...paths['/dogs']!['get'], operationId: 'own', 'x-error-envelope': { status: '/own' } },
      };
    });
    const { paths } = (await join(files))!;
    expect(paths!['/pets/{petId}']!.get!['x-error-envelope']).toEqual({ status: '/pets' });
    expect(paths!['/dogs']!.get!['x-error-envelope']).toEqual({ status: '/dogs' });
    expect(paths!['/own']!.get!['x-error-envelope']).toEqual({ status: '/own' });
  });

  test('holds path items that stand among the components', async () => {
    const files = withDogs((document) => {
      const item = (document['paths'] as Record<string, unknown>)['/dogs'];
      document['paths'] = { '/dogs': { $ref: '#/components/pathItems/Dogs' } };
      Object.assign(document['components'] as object, { pathItems: { Dogs: item } });
    });
    const { paths, components } = (await join(files))!;
    expect(paths!['/dogs']!.get).toMatchObject({
      operationId: 'guideDogsGetPet',
      tags: ['guide-dogs_pets'],
      security: [{ 'guide-dogs_bearerAuth': [] }],
    });
    expect(components).not.toHaveProperty('pathItems');
  });
});
