import { createUuids } from '../../../world/ids.ts';
import type { Ids } from '../../../world/ids.ts';
import type { World } from '../../../world/world.ts';

/** The one company that the mock's token belongs to. */
export const companyId = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

/** How long before the world's present the company began to use the service: before its first contact. */
export const openedBefore = 1500 * 86_400_000;

/** Ids of all that the company starts with. The first of each are those of the description's examples. */
export interface CompanyIds {
  readonly contacts: Ids;
  readonly calls: Ids;
  readonly campaigns: Ids;
  readonly agents: Ids;
  readonly phoneNumbers: Ids;
  readonly webhooks: Ids;
  readonly users: Ids;
}

export function createCompanyIds({ seed, contacts }: World): CompanyIds {
  const ids = (kind: string, size: number, known: readonly string[]): Ids =>
    createUuids({ seed, kind: `callab/${kind}`, size, known });
  const few = (kind: string, size: number, ...known: string[]): Ids => {
    const { at } = ids(kind, size, known);
    return ids(
      kind,
      size,
      Array.from({ length: size }, (_, index) => at(index)),
    );
  };
  return {
    contacts: ids('contacts', contacts, exampleContacts),
    calls: ids('calls', seededCalls(contacts), exampleCalls),
    campaigns: few('campaigns', 6, '6a1d3f0e-4c7b-4f52-9b7e-0d9a4b1c2e33'),
    agents: few('agents', 4, '8f14e45f-ceea-467f-a9d8-3b1f0f6f7d21'),
    phoneNumbers: few('phoneNumbers', 4, ...examplePhoneNumbers),
    webhooks: few('webhooks', 2, '123e4567-e89b-12d3-a456-426614174000'),
    users: few('users', 12, '1c9f2d3e-5b6a-4c7d-8e9f-0a1b2c3d4e5f'),
  };
}

/** Of Ann Byrne, Tom Walsh and Mei Chen. */
const exampleContacts = [
  '550e8400-e29b-41d4-a716-446655440000',
  '7b2f4c1e-9a3d-4e5b-8c6f-1d2e3f4a5b6c',
  '8c3a5d2f-0b4e-4f6c-9d7a-2e3f4a5b6c7d',
];

/** With Ann Byrne and with Tom Walsh. */
const exampleCalls = ['9d3c2b1a-0f4e-4d6c-8b7a-5e6f7a8b9c0d', 'a2c4e6f8-1b3d-4f5a-8c7e-9d0b1a2c3e4f'];

/** One for calls that go out, one for calls that come in. */
const examplePhoneNumbers = ['3e8b7c6d-5e4f-4a3b-8c2d-9e8f7a6b5c4d', '2f7a6b5c-4d3e-4f2a-9b1c-8d7e6f5a4b3c'];

/** How many calls there are at first: one for each contact but the newest, which are still to be called. */
export function seededCalls(contacts: number): number {
  return Math.ceil(contacts * 0.98);
}
