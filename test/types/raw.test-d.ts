import type { Client } from 'openapi-fetch';
import { expectTypeOf } from 'vitest';
import type { paths as BinaryPaths } from './generated/binary.ts';
import type { paths as DirectionPaths, Team } from './generated/directions.ts';
import type { paths as ReferencePaths } from './generated/references.ts';

// openapi-fetch reads the types as they are: what it asks for and gives is per direction without its markers.
declare const client: Client<DirectionPaths>;
export async function replaceTeam(): Promise<Team | undefined> {
  const { data, error } = await client.PUT('/teams/{id}', {
    params: { path: { id: '1' } },
    body: { users: [{ name: 'Ada', password: 'secret' }], title: undefined },
  });
  expectTypeOf(error).toEqualTypeOf<undefined>();
  return data;
}
export const wrongCalls = [
  // @ts-expect-error -- no such path
  () => client.PUT('/team/{id}', { params: { path: { id: '1' } }, body: { users: [] } }),
  // @ts-expect-error -- no such method there
  () => client.GET('/teams/{id}', { params: { path: { id: '1' } } }),
  // @ts-expect-error -- the path has a parameter
  () => client.PUT('/teams/{id}', { body: { users: [] } }),
  // @ts-expect-error -- a body is required
  () => client.PUT('/teams/{id}', { params: { path: { id: '1' } } }),
  () =>
    client.POST('/users', {
      // @ts-expect-error -- the operation has no parameters at all
      params: { query: { page: 1 } },
      body: { name: 'Ada', password: 'secret' },
    }),
];

declare const references: Client<ReferencePaths>;
export async function readWhole(): Promise<string | undefined> {
  const { data, error } = await references.GET('/a/{id}', { params: { path: { id: 1 }, query: { page: '1' } } });
  expectTypeOf(error?.code).toEqualTypeOf<number | undefined>();
  return data?.part.properties;
}

declare const files: Client<BinaryPaths>;
export async function readFile(): Promise<Blob | undefined> {
  const body = { file: new Blob([]), photo: new Uint8Array(1) };
  const { data } = await files.POST('/files', { body, parseAs: 'blob' });
  return data;
}
