import type { paths } from '../../../../generated/cxengage/schema.ts';
import { Refused, type Handlers } from '../../behaviour.ts';
import { find, recordsOf } from './tenants.ts';

export const artifacts = {
  'GET /v1/tenants/{tenantId}/interactions/{interactionId}/artifacts'(call) {
    const { interactionId } = find(recordsOf(call, 'interactions'), call.path.interactionId, 'interaction');
    const kept = recordsOf(call, 'artifacts').where('interactionId', interactionId);
    return { body: { results: kept.map(({ artifactId, artifactType }) => ({ artifactId, artifactType })) } };
  },

  'GET /v1/tenants/{tenantId}/interactions/{interactionId}/artifacts/{artifactId}'(call) {
    const { interactionId } = find(recordsOf(call, 'interactions'), call.path.interactionId, 'interaction');
    const artifact = find(recordsOf(call, 'artifacts'), call.path.artifactId, 'artifact');
    if (artifact.interactionId !== interactionId) {
      throw new Refused(404, `The interaction has no artifact with the id ${call.path.artifactId}.`);
    }
    return { body: { created: artifact.created, files: [...artifact.files] } };
  },
} satisfies Handlers<paths>;
