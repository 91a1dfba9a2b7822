import type {
  Interaction,
  InteractionDetails,
  InteractionQueue,
  InteractionSegment,
} from '../../../../generated/cxengage/schema.ts';
import { agents, basicFlow, dispositions, nameOf, queues } from './directory.ts';
import { seconds, timestamp } from './format.ts';
import { attributeOf, ticketOf } from './hooks.ts';
import { answerOf, endOf, progressAt } from './progress.ts';
import type { InteractionRecord, Tenant } from './records.ts';
import { partId } from './part-id.ts';

/** An interaction as it stands at a time, with its nulls. */
export function showInteraction({ tenantId }: Tenant, interaction: InteractionRecord, now: number): Interaction {
  const { interactionId, startTimestamp, flowId, contactPoint, customer, channelType, direction } = interaction;
  const isOver = progressAt(interaction, now) === 'over';
  const isAbandoned = interaction.conversationTime === null;
  const talked = isOver && !isAbandoned ? seconds(interaction.conversationTime) : null;
  const attribute = attributeOf(tenantId, interaction);
  const ticket = ticketOf(interaction);
  return {
    tenantId,
    interactionId,
    startTimestamp,
    endTimestamp: isOver ? timestamp(endOf(interaction)) : null,
    flowId,
    flowName: flowId === basicFlow.id ? basicFlow.name : null,
    contactPoint,
    customer,
    channelType,
    direction,
    interactionTime: isOver ? seconds(endOf(interaction) - Date.parse(startTimestamp)) : null,
    ivrTime: seconds(interaction.ivrTime),
    ivrAbandoned: null,
    customerAbandonTime: isOver && isAbandoned ? seconds(interaction.ivrTime + interaction.waitTime) : null,
    customerHolds: 0,
    customerHoldTime: null,
    customerTransfers: null,
    customerConversationTime: talked,
    customerTalkTime: talked,
    customerResponseTimes: [],
    customerSatisfactionScore: isOver ? interaction.csat : null,
    thirdPartyTime: null,
    flagged: null,
    campaignId: null,
    leadId: null,
    dispositionName: isOver ? nameOf(dispositions, interaction.dispositionId) : null,
    monitors: [],
    hooks: ticket ? [ticket] : [],
    interactionAttributes: attribute ? [attribute] : [],
    segments: [segmentOf(interaction, now)],
    queues: interaction.queueId === null ? [] : [queueOf(interaction, interaction.queueId)],
  };
}

/** The main facts of an interaction once more. */
export function detailsOf(interaction: InteractionRecord, now: number, noteTitle: string | null): InteractionDetails {
  const { interactionId, contactPoint, customer, startTimestamp, direction, contactId, channelType } = interaction;
  const isOver = progressAt(interaction, now) === 'over';
  const isAnswered = interaction.conversationTime !== null && (isOver || now >= answerOf(interaction));
  const { agentId } = interaction;
  const agentName = nameOf(agents, agentId);
  const agent = {
    ...(agentId !== null && { resourceId: agentId }),
    ...(agentName !== null && { agentName }),
    dispositionName: isOver ? nameOf(dispositions, interaction.dispositionId) : null,
    noteTitle,
    conversationStartTimestamp: timestamp(answerOf(interaction)),
    conversationEndTimestamp: isOver ? timestamp(endOf(interaction)) : null,
  };
  return {
    endTimestamp: isOver ? timestamp(endOf(interaction)) : null,
    interactionId,
    contactPoint,
    customer,
    csat: isOver ? interaction.csat : null,
    startTimestamp,
    agents: isAnswered ? [agent] : [],
    direction,
    contactId,
    channelType,
  };
}

/** An interaction without what is null or an empty list, in its parts too. */
export function withoutNulls(interaction: Interaction): Interaction {
  return prune(interaction) as Interaction;
}

function prune(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prune);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null && !(Array.isArray(member) && member.length === 0))
      .map(([name, member]) => [name, prune(member)]),
  );
}

/** The way from the start to an agent, or to the customer's leaving. */
function segmentOf(interaction: InteractionRecord, now: number): InteractionSegment {
  const end = answerOf(interaction);
  const isDone = progressAt(interaction, now) !== 'waiting';
  const isCancelled = isDone && interaction.conversationTime === null;
  const time = isDone ? seconds(end - Date.parse(interaction.startTimestamp)) : null;
  return {
    segmentNumber: 0,
    interactionSegmentId: partId(interaction, 'segment'),
    segmentStartType: 'interaction',
    segmentEndType: isDone ? (isCancelled ? 'customer-disconnect' : 'success') : null,
    startTimestamp: interaction.startTimestamp,
    endTimestamp: isDone ? timestamp(end) : null,
    segmentTime: time,
    segmentToAgentId: isDone ? interaction.agentId : null,
    segmentConsultTime: null,
    segmentCancelled: isCancelled || null,
    segmentCancelTime: isCancelled ? time : null,
    agentId: null,
    interactionAgentId: null,
    transfer: null,
    transferTime: null,
    addParticipant: null,
    addParticipantTime: null,
    addParticipantHandedOff: null,
    segmentExtensionType: null,
    segmentExtensionValue: null,
    segmentThirdParty: null,
  };
}

function queueOf(interaction: InteractionRecord, queueId: string): InteractionQueue {
  const queue = queues.find(({ id }) => id === queueId);
  const waited = seconds(interaction.waitTime);
  return {
    queueEntryLength: 1,
    interactionSegmentId: partId(interaction, 'segment'),
    platformQueueId: queue?.platformQueueId ?? null,
    queueId,
    ...(queue && { queueName: queue.name }),
    queueTime: waited,
    queueAbandonTime: interaction.conversationTime === null ? waited : null,
  };
}
