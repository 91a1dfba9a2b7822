import { Refused, type Call } from '../../behaviour.ts';
import type { Collection } from '../../state/state.ts';
import type { Records, Tenant } from './records.ts';

/** The tenant whose contacts are the people of the seeded world. */
export const harbourInsurance: Tenant = {
  tenantId: '2336d1ec-c956-47e1-b3b1-fe8fde81b2b4',
  tenantName: 'Harbour Insurance',
  tenantTimezone: 'US/Eastern',
};

/** Another tenant, with attributes and a layout but without contacts at first. */
export const coastalTravel: Tenant = {
  tenantId: '87165f24-f1d4-4b2e-acec-05ac94e0ead4',
  tenantName: 'Coastal Travel',
  tenantTimezone: 'Australia/Sydney',
};

/** A call of an operation of one tenant. */
export type TenantCall = Call<{ readonly tenantId: string }>;

/** @throws Refused with status 404 for a tenant that nobody knows */
export function tenantOf({ state, path }: Pick<TenantCall, 'state' | 'path'>): Tenant {
  const tenant = state.collection<Tenant>('cxengage/tenants').get(path.tenantId.toLowerCase());
  if (!tenant) throw new Refused(404, `No tenant has the id ${path.tenantId}.`);
  return tenant;
}

/**
 * The collection of a tenant's records of one kind. That of another tenant is another collection.
 * @throws Refused with status 404 for a tenant that nobody knows
 */
export function recordsOf<Kind extends keyof Records>(
  call: Pick<TenantCall, 'state' | 'path'>,
  kind: Kind,
): Collection<Records[Kind]> {
  return call.state.collection(collectionOf(tenantOf(call), kind));
}

/** Name of the state's collection of a tenant's records of one kind. */
export function collectionOf({ tenantId }: Tenant, kind: keyof Records): string {
  return tenantId === harbourInsurance.tenantId ? `cxengage/${kind}` : `cxengage/tenants/${tenantId}/${kind}`;
}

/**
 * The record with an id, whichever case its digits are in.
 * @param name what it is, for people
 * @throws Refused with status 404 where there is none
 */
export function find<T extends object>(records: Collection<T>, id: string, name: string): T {
  const record = records.get(id.toLowerCase());
  if (!record) throw new Refused(404, `No ${name} has the id ${id}.`);
  return record;
}
