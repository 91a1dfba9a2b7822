import { Refused, type Call } from '../../behaviour.ts';
import { judgeCaller, type Caller } from './caller.ts';
import { recordsOf, type TenantCall } from './tenants.ts';

/** The permission that an operation needs, as its page or the vendor's list of permissions says; others need none. */
const permissions: Readonly<Record<string, string>> = {
  listContacts: 'CONTACTS_READ',
  createContact: 'CONTACTS_CREATE',
  getContact: 'CONTACTS_READ',
  updateContact: 'CONTACTS_UPDATE',
  deleteContact: 'CONTACTS_DELETE',
  mergeContacts: 'CONTACTS_MERGE_UNMERGE',
  listContactInteractions: 'CONTACTS_INTERACTION_HISTORY_READ',
  listContactAttributes: 'CONTACTS_ATTRIBUTES_READ',
  listContactLayouts: 'CONTACTS_LAYOUTS_READ',
  getContactLayout: 'CONTACTS_LAYOUTS_READ',
  listInteractions: 'INTERACTIONS_API_READ_ALL',
  getInteraction: 'INTERACTIONS_API_READ_ALL',
  listArtifacts: 'ARTIFACTS_READ_ALL',
  getArtifact: 'ARTIFACTS_READ_ALL',
  createNote: 'NOTES_CREATE_ALL',
  createIntegration: 'MANAGE_ALL_PROVIDERS',
};

/**
 * Strict mode: lets a request pass whose credentials are good (see {@link judgeCaller}) and whose caller has the tenant
 * and, in it, the permission that the operation needs.
 * @throws Refused with status 401 or 403
 */
export function authorise(call: Call): void {
  if (call.operation.security.length === 0) return;
  const caller = judgeCaller(call);
  const { tenantId } = call.path as { tenantId?: string };
  if (tenantId === undefined) return;
  const tenant = tenantId.toLowerCase();
  const granted = Object.hasOwn(caller.permissions, tenant) ? caller.permissions[tenant] : undefined;
  if (!granted) throw new Refused(403, `The tenant ${tenantId} is not open to ${caller.username}.`);
  const needed = permissions[call.operation.id];
  if (!needed || granted.includes(needed)) return;
  if (needed === 'ARTIFACTS_READ_ALL' && granted.includes('ARTIFACTS_READ_SELF') && tookPart(caller, call)) return;
  throw new Refused(403, `The permission ${needed} is missing.`);
}

/** Whether the caller is the agent of the interaction. */
function tookPart({ userId }: Caller, call: Call): boolean {
  const { interactionId } = call.path as { interactionId: string };
  const interaction = recordsOf(call as TenantCall, 'interactions').get(interactionId.toLowerCase());
  return interaction?.agentId === userId;
}
