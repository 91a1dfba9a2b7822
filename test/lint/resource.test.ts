import { expect, it } from 'vitest';
import { lintText } from './support.ts';

const document = (onList: string, onRead: string): string => `
openapi: 3.1.1
paths:
  /owners/{ownerId}: { get: { x-resource: { collection: owners, key: id } } }
  /owners/{ownerId}/pets:
    parameters: [{ name: ownerId, in: path }]
    get:
      x-resource: ${onList}
      parameters: [{ name: status, in: query }]
  /owners/{owner}/pets/{petId}:
    get: { x-resource: ${onRead} }
`;
const pets = `'owners/{ownerId}/pets'`;
const samePets = `'owners/{owner}/pets'`;

it('accepts parameters that the operation has, under whatever names', async () => {
  const text = document(
    `{ collection: ${pets}, key: id, where: { status: state }, parents: { ownerId: owners } }`,
    `{ collection: ${samePets}, key: id, id: petId, parents: { owner: owners } }`,
  );
  expect(await lintText(text, 'resource')).toEqual([]);
});

it('refuses parameters that the operation does not have', async () => {
  const text = document(
    `{ collection: 'owners/{id}/pets', id: status, where: { state: state }, parents: { owners: owners } }`,
    `{ collection: ${samePets} }`,
  );
  const at = 'api.yaml:8 #/paths/~1owners~1{ownerId}~1pets/get/x-resource';
  expect(await lintText(text, 'resource')).toEqual([
    `${at}/collection The path has no parameter \`id\`. (ownerId?)`,
    `${at}/id The path has no parameter \`status\`. (ownerId?)`,
    `${at}/where/state The operation has no parameter \`state\`. (status, ownerId?)`,
    `${at}/parents/owners The path has no parameter \`owners\`. (ownerId?)`,
  ]);
});

it('does not miss a parameter whose reference leads nowhere', async () => {
  const text = document(`{ collection: pets, where: { state: state } }`, '{ collection: pets }');
  expect(await lintText(text.replace('{ name: status, in: query }', '{ $ref: nowhere.yaml }'), 'resource')).toEqual([]);
});

it('refuses an owner that no operation has as its collection', async () => {
  const text = document(`{ collection: ${pets}, parents: { ownerId: owner } }`, `{ collection: ${samePets} }`);
  expect(await lintText(text, 'resource')).toEqual([
    'api.yaml:8 #/paths/~1owners~1{ownerId}~1pets/get/x-resource/parents/ownerId ' +
      'No operation has the collection `owner`. (owners, owners/{}/pets?)',
  ]);
});

it('refuses a second key for a collection', async () => {
  const text = document(`{ collection: ${pets}, key: id }`, `{ collection: ${samePets}, key: petId }`);
  expect(await lintText(text, 'resource')).toEqual([
    'api.yaml:11 #/paths/~1owners~1{owner}~1pets~1{petId}/get/x-resource/key ' +
      'Another operation has the key `id` for `owners/{owner}/pets`.',
  ]);
});
