import type { ContactInteraction, paths } from '../../../../generated/cxengage/schema.ts';
import type { Handlers } from '../../behaviour.ts';
import { agents, dispositions, nameOf, queues } from './directory.ts';
import { timestamp } from './format.ts';
import { chronicleOf, pageOf } from './paging.ts';
import { answerOf, endOf, progressAt } from './progress.ts';
import type { InteractionRecord } from './records.ts';
import { find, recordsOf } from './tenants.ts';

export const history = {
  /** Newest first. `page` is null when the request asks for none. */
  'GET /v1/tenants/{tenantId}/contacts/{contactId}/interactions'(call) {
    const { query, sentQuery, now } = call;
    const { id } = find(recordsOf(call, 'contacts'), call.path.contactId, 'contact');
    const asked = { limit: query.limit, ...(sentQuery.includes('page') && { page: query.page }) };
    const page = pageOf(chronicleOf(recordsOf(call, 'interactions').where('contactId', id)), asked);
    const notes = recordsOf(call, 'notes');
    const hasNotes = ({ interactionId }: InteractionRecord): boolean =>
      notes.where('interactionId', interactionId).length > 0;
    return { body: { ...page, results: page.results.map((one) => entryOf(one, now, hasNotes(one))) } };
  },
} satisfies Handlers<paths>;

/** An interaction as a history shows it, with its nulls. */
function entryOf(interaction: InteractionRecord, now: number, hasNotes: boolean): ContactInteraction {
  const { interactionId, customer, startTimestamp, channelType, direction, queueId, csat } = interaction;
  const isOver = progressAt(interaction, now) === 'over';
  const agentId = isOver || now >= answerOf(interaction) ? interaction.agentId : null;
  const dispositionId = isOver ? interaction.dispositionId : null;
  return {
    directionName: nameOfType(direction),
    recording: null,
    endTimestamp: isOver ? timestamp(endOf(interaction)) : null,
    interactionId,
    customer,
    note: hasNotes ? 1 : 0,
    lastAgentId: agentId,
    lastQueueId: queueId,
    channelName: channelType === 'sms' ? 'SMS' : nameOfType(channelType),
    lastAgentName: nameOf(agents, agentId),
    csat: isOver ? csat : null,
    lastDispositionName: nameOf(dispositions, dispositionId),
    startTimestamp,
    transcript: null,
    lastDispositionId: dispositionId,
    channelType,
    directionType: direction,
    lastQueueName: nameOf(queues, queueId),
  };
}

/** The name for people: `Agent Initiated` for `agent-initiated`. */
function nameOfType(type: string): string {
  return type
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
}
