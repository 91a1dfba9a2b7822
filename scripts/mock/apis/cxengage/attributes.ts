import type { ContactAttribute, paths } from '../../../../generated/cxengage/schema.ts';
import type { Handlers } from '../../behaviour.ts';
import { randomUuid, wholeSeconds } from './format.ts';
import { badRequest } from './refuse.ts';
import { find, recordsOf, type TenantCall } from './tenants.ts';

export const attributes = {
  'GET /v1/tenants/{tenantId}/contacts/attributes'(call) {
    return { body: { result: [...recordsOf(call, 'attributes').values()] } };
  },

  'POST /v1/tenants/{tenantId}/contacts/attributes'(call) {
    const { objectName, type, label, default: value = '', mandatory = false, active = true } = call.body;
    if (/\s/.test(objectName)) throw badRequest(['body', 'objectName'], 'pattern', 'must not contain white space');
    const id = randomUuid(call.random('cxengage/attributes'));
    const created = wholeSeconds(call.now);
    const fields = { objectName, type, label, default: value, mandatory, active };
    const attribute: ContactAttribute = { id, ...fields, created, updated: created };
    return { status: 201, body: { result: keep(call, id, attribute) } };
  },

  'PUT /v1/tenants/{tenantId}/contacts/attributes/{attributeId}'(call) {
    const id = call.path.attributeId.toLowerCase();
    const before = find(recordsOf(call, 'attributes'), id, 'contact attribute');
    const { label = before.label, default: value = before.default } = call.body;
    const { mandatory = before.mandatory, active = before.active } = call.body;
    const fields = { label, default: value, mandatory, active };
    return { body: { result: keep(call, id, { ...before, ...fields, updated: wholeSeconds(call.now) }) } };
  },
} satisfies Handlers<paths>;

/** @throws Refused with status 400 for one that is mandatory but not active, or that shares its objectName with another active one */
function keep(call: TenantCall, id: string, attribute: ContactAttribute): ContactAttribute {
  const { active, mandatory, objectName } = attribute;
  if (mandatory && !active)
    throw badRequest(['body', 'mandatory'], 'active', 'cannot be true for an attribute that is not active');
  const kept = recordsOf(call, 'attributes');
  const others = [...kept.values()].filter((other) => other.active && other.id !== id);
  if (active && others.some((other) => other.objectName === objectName)) {
    throw badRequest(['body', 'objectName'], 'unique', 'is that of another active attribute');
  }
  kept.set(id, attribute);
  return attribute;
}
