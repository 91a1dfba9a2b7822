import type { ContactLayoutSection, paths } from '../../../../generated/cxengage/schema.ts';
import type { Handlers } from '../../behaviour.ts';
import { wholeSeconds } from './format.ts';
import { badRequest } from './refuse.ts';
import { find, recordsOf, type TenantCall } from './tenants.ts';

export const layouts = {
  'GET /v1/tenants/{tenantId}/contacts/layouts'(call) {
    return { body: { result: [...recordsOf(call, 'layouts').values()] } };
  },

  'GET /v1/tenants/{tenantId}/contacts/layouts/{layoutId}'(call) {
    return { body: { result: find(recordsOf(call, 'layouts'), call.path.layoutId, 'contact layout') } };
  },

  'PUT /v1/tenants/{tenantId}/contacts/layouts/{layoutId}'(call) {
    const kept = recordsOf(call, 'layouts');
    const before = find(kept, call.path.layoutId, 'contact layout');
    const { name, description = before.description ?? '', active, layout } = call.body;
    assertSections(call, layout);
    const after = { ...before, name, description, active, layout, updated: wholeSeconds(call.now) };
    kept.set(before.id, after);
    return { body: { result: after } };
  },
} satisfies Handlers<paths>;

/** @throws Refused with status 400 unless the sections show every mandatory attribute, none twice, and none that does not exist */
function assertSections(call: TenantCall, sections: readonly ContactLayoutSection[]): void {
  const attributes = recordsOf(call, 'attributes');
  const shown = new Set<string>();
  for (const [section, { attributes: ids }] of sections.entries()) {
    for (const [position, id] of ids.entries()) {
      const place = ['body', 'layout', String(section), 'attributes', String(position)];
      if (!attributes.has(id.toLowerCase()))
        throw badRequest(place, 'unknown', 'is no contact attribute of this tenant');
      if (shown.has(id.toLowerCase())) throw badRequest(place, 'uniqueItems', 'is in the layout already');
      shown.add(id.toLowerCase());
    }
  }
  const missing = [...attributes.values()].find(({ id, mandatory }) => mandatory && !shown.has(id!));
  if (missing)
    throw badRequest(
      ['body', 'layout'],
      'required',
      `must show the mandatory attribute ${missing.objectName}, ${missing.id}`,
    );
}
