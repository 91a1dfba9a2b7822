import type { Integration, IntegrationWrite, paths } from '../../../../generated/cxengage/schema.ts';
import type { Call, Handlers } from '../../behaviour.ts';
import { callerOf } from './caller.ts';
import { randomUuid, wholeSeconds } from './format.ts';
import { badRequest } from './refuse.ts';
import { recordsOf, tenantOf, type TenantCall } from './tenants.ts';

export const integrations = {
  /** As the vendor's two pages: `{"result": …}` for a body under `attribute`, the bare integration for `attributes`. */
  'POST /v1/tenants/{tenantId}/integrations'(call) {
    if ('attribute' in call.body)
      return { status: 201, body: { result: create(call, 'attribute', call.body.attribute) } };
    return { status: 201, body: create(call, 'attributes', call.body.attributes) };
  },
} satisfies Handlers<paths>;

function create(
  call: TenantCall & Call,
  wrapper: string,
  { type, name, active, properties }: IntegrationWrite,
): Integration {
  if (!['true', 'false'].includes(String(active))) {
    throw badRequest(['body', wrapper, 'active'], 'enum', 'must be true or false');
  }
  const { userId } = callerOf(call);
  const created = wholeSeconds(call.now);
  const integration: Integration = {
    tenantId: tenantOf(call).tenantId,
    description: null,
    properties,
    createdBy: userId,
    updated: created,
    name: name || type,
    type,
    created,
    updatedBy: userId,
    active: String(active) === 'true',
    id: randomUuid(call.random('cxengage/integrations')),
  };
  recordsOf(call, 'integrations').set(integration.id, integration);
  return integration;
}
