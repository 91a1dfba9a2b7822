import type { paths } from '../../../../generated/cxengage/schema.ts';
import type { Call, Handlers } from '../../behaviour.ts';
import { callerOf } from './caller.ts';
import { basicFlow } from './directory.ts';
import { findInteractions } from './filters.ts';
import { timestamp } from './format.ts';
import { detailsOf, showInteraction, withoutNulls } from './interaction-view.ts';
import { pageOf } from './paging.ts';
import type { InteractionRecord } from './records.ts';
import { badRequest } from './refuse.ts';
import { find, recordsOf, tenantOf, type TenantCall } from './tenants.ts';
import { addInOrder } from './time-range.ts';

/** Milliseconds until a customer answers whom an agent calls or writes to. */
const ringingTime = 10_000;
/** Milliseconds that such an interaction goes on after that. */
const conversationTime = 5 * 60_000;

export const interactions = {
  /** Newest first. The total alone comes with `limit=0`, and null in place of the list. */
  'GET /v1/tenants/{tenantId}/interactions'(call) {
    const { page, offset, limit, green = true } = call.query;
    const tenant = tenantOf(call);
    const { results, ...numbers } = pageOf(findInteractions(call), { page, offset, limit });
    const shown = results.map((one) => showInteraction(tenant, one, call.now));
    const list = green ? shown.map(withoutNulls) : shown;
    return { body: { ...numbers, ...tenant, results: numbers.limit === 0 ? null : list } };
  },

  'GET /v1/tenants/{tenantId}/interactions/{interactionId}'(call) {
    const interaction = find(recordsOf(call, 'interactions'), call.path.interactionId, 'interaction');
    const notes = recordsOf(call, 'notes').where('interactionId', interaction.interactionId);
    const shown = showInteraction(tenantOf(call), interaction, call.now);
    const details = detailsOf(interaction, call.now, notes.at(-1)?.title ?? null);
    return { body: { ...((call.query.green ?? true) ? withoutNulls(shown) : shown), details } };
  },

  /**
   * The customer answers after ten seconds, and it ends five minutes later. It is part of the history of the contact who
   * has the customer's address as `mobile` or `email`. The same once more, as a client sends that had no answer, starts
   * nothing new.
   */
  'POST /v1/tenants/{tenantId}/interactions'(call) {
    const { body, now } = call;
    const interactionId = body.id.toLowerCase();
    const kept = recordsOf(call, 'interactions');
    const { customer, contactPoint, channelType, direction, flowId = basicFlow.id } = body;
    const answer = { interactionId, flowId, flowVersion: basicFlow.version };
    const before = kept.get(interactionId);
    if (before?.customer === customer && before.channelType === channelType) return { status: 200, body: answer };
    if (before) throw badRequest(['body', 'id'], 'unique', 'is the id of another interaction');
    const interaction: InteractionRecord = {
      interactionId,
      channelType,
      direction,
      customer,
      contactPoint,
      flowId,
      contactId: contactOf(call, customer),
      startTimestamp: timestamp(now),
      ivrTime: 0,
      waitTime: ringingTime,
      conversationTime,
      agentId: body.interaction.resourceId ?? callerOf(call).userId,
      queueId: null,
      dispositionId: null,
      csat: null,
      hookName: null,
      hookValue: null,
      ticketId: null,
    };
    addInOrder(call, kept, interaction);
    return { status: 201, body: answer };
  },
} satisfies Handlers<paths>;

function contactOf(call: TenantCall & Call, customer: string): string | null {
  const contacts = recordsOf(call, 'contacts');
  const [contact] = [...contacts.where('attributes.mobile', customer), ...contacts.where('attributes.email', customer)];
  return contact?.id ?? null;
}
