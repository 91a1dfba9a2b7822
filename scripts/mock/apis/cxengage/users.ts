import { agents } from './directory.ts';
import { coastalTravel, harbourInsurance } from './tenants.ts';

/** Somebody who may ask for a token, or an API key. The name is the id of the record. */
export interface User {
  /** User name, or the API key. */
  readonly username: string;
  /** Password, or the secret of the API key. */
  readonly password: string;
  readonly userId: string;
  /** What they may do, by the id of the tenant. */
  readonly permissions: Readonly<Record<string, readonly string[]>>;
}

/** All permissions that operations ask for. */
export const allPermissions: readonly string[] = [
  'ARTIFACTS_CREATE_ALL',
  'ARTIFACTS_READ_ALL',
  'ARTIFACTS_READ_SELF',
  'CONTACTS_ASSIGN_INTERACTION',
  'CONTACTS_ATTRIBUTES_READ',
  'CONTACTS_CREATE',
  'CONTACTS_DELETE',
  'CONTACTS_INTERACTION_HISTORY_READ',
  'CONTACTS_LAYOUTS_READ',
  'CONTACTS_MERGE_UNMERGE',
  'CONTACTS_READ',
  'CONTACTS_UPDATE',
  'INTERACTIONS_API_READ_ALL',
  'MANAGE_ALL_APP_CREDENTIALS',
  'MANAGE_ALL_PROVIDERS',
  'NOTES_CREATE_ALL',
];

/**
 * Whom strict mode knows at first; the state keeps them in `cxengage/users`.
 *
 * | user name | password | tenant | may |
 * |---|---|---|---|
 * | `don.smith@example.com` | `correct-horse-battery` | Harbour Insurance | everything |
 * | `5d0c1f5e-3a43-4d9e-9a0b-6c5d1d0a7f21` (an API key) | `kP3xV9mQ2tR7` | Harbour Insurance | everything |
 * | `mary.jones@example.com` | `reading-is-enough` | Harbour Insurance | read contacts, their history, and artifacts of interactions she took part in |
 * | `liam.ward@example.com` | `sun-and-sea` | Coastal Travel | everything |
 */
export const users: readonly User[] = [
  {
    username: 'don.smith@example.com',
    password: 'correct-horse-battery',
    userId: agents[0]!.id,
    permissions: { [harbourInsurance.tenantId]: allPermissions },
  },
  {
    username: '5d0c1f5e-3a43-4d9e-9a0b-6c5d1d0a7f21',
    password: 'kP3xV9mQ2tR7',
    userId: '5d0c1f5e-3a43-4d9e-9a0b-6c5d1d0a7f21',
    permissions: { [harbourInsurance.tenantId]: allPermissions },
  },
  {
    username: 'mary.jones@example.com',
    password: 'reading-is-enough',
    userId: agents[1]!.id,
    permissions: {
      [harbourInsurance.tenantId]: ['CONTACTS_READ', 'CONTACTS_INTERACTION_HISTORY_READ', 'ARTIFACTS_READ_SELF'],
    },
  },
  {
    username: 'liam.ward@example.com',
    password: 'sun-and-sea',
    userId: '9d3b5f10-82b2-11e7-b08f-6e56a766befb',
    permissions: { [coastalTravel.tenantId]: allPermissions },
  },
];
