import path from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { bundleChecked } from '../../scripts/spec/bundle.ts';
import { joinAll } from '../../scripts/spec/join.ts';
import { openProject } from '../../scripts/spec/project.ts';
import { petDescription } from '../support/descriptions.ts';
import { folderWith } from '../support/folder.ts';

test('the joined document names the operation that gives a token by its id there', async () => {
  const exchange = { operation: 'getDog', request: { key: '/key' }, token: '/token' };
  const dogs = { ...petDescription(), paths: { '/dogs': { get: { operationId: 'getDog', responses: {} } } } };
  const bearerAuth = { type: 'http', scheme: 'bearer', 'x-token-exchange': exchange };
  Object.assign(dogs, { components: { securitySchemes: { bearerAuth } } });
  const folder = await folderWith({
    'redocly.yaml': stringify({
      apis: { pets: { root: 'pets.yaml' }, 'guide-dogs': { root: 'dogs.yaml' }, joined: { root: 'joined.json' } },
    }),
    'pets.yaml': stringify(petDescription()),
    'dogs.yaml': stringify(dogs),
  });
  const project = await openProject(path.join(folder, 'redocly.yaml'));
  const { bundles } = await bundleChecked(project, project.apis);
  expect(JSON.parse((await joinAll(project, bundles))!)).toMatchObject({
    paths: { '/dogs': { get: { operationId: 'guideDogsGetDog' } } },
    components: {
      securitySchemes: {
        pets_bearerAuth: { type: 'http', scheme: 'bearer' },
        'guide-dogs_bearerAuth': { 'x-token-exchange': { ...exchange, operation: 'guideDogsGetDog' } },
      },
    },
  });
});
