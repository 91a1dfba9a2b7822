import type { InteractionAttribute } from '../../../../generated/cxengage/schema.ts';
import { timestamp } from './format.ts';
import { partId } from './part-id.ts';
import type { InteractionRecord } from './records.ts';

/** The custom reporting attribute that interactions may have. */
export const policyAttribute = { id: 'd9f18a60-dc50-11e8-ae11-dad54383b88d', name: 'policyNumber' };

/** Of what system and kind a custom reporting attribute, and a ticket, is. */
const attributeKind = { hookType: 'unattachedAttr', hookSubType: 'interaction-attribute' };
const ticketKind = { hookType: 'zendesk', hookSubType: 'ticket' };

/** The custom reporting attribute of an interaction, with its value, which no page of the vendor shows. */
export function attributeOf(
  tenantId: string,
  interaction: InteractionRecord,
): (InteractionAttribute & { readonly value: string }) | undefined {
  const { interactionId, hookName, hookValue, startTimestamp, ivrTime } = interaction;
  if (hookName === null) return undefined;
  return {
    tenantId,
    hookId: policyAttribute.id,
    hookBy: 'flow',
    interactionId,
    hookName,
    ...attributeKind,
    timestamp: timestamp(Date.parse(startTimestamp) + ivrTime),
    interactionHookId: partId(interaction, 'hook'),
    agentId: null,
    value: hookValue ?? '',
  };
}

/** The Zendesk ticket of an interaction. */
export function ticketOf({ ticketId }: InteractionRecord): object | undefined {
  return ticketId === null ? undefined : { ...ticketKind, hookId: ticketId };
}

/** What custom attributes and records of other systems an interaction must have. */
export interface HookFilter {
  /** Value or id of a custom attribute. */
  readonly attributeValue: string | undefined;
  /** Name of that custom attribute. */
  readonly hookName: string | undefined;
  readonly hookTypes: readonly string[];
  readonly hookSubType: string | undefined;
  readonly hookId: string | undefined;
}

/** Whether one custom attribute fits name and value, and one attribute or ticket fits system, kind and id. */
export function fitsHooks({ hookName, hookValue, ticketId }: InteractionRecord, filter: HookFilter): boolean {
  const attribute = hookName === null ? undefined : { ...attributeKind, hookId: policyAttribute.id };
  const ticket = ticketId === null ? undefined : { ...ticketKind, hookId: ticketId };
  const fitsAttribute =
    isOneOf(filter.hookName, hookName) && isOneOf(filter.attributeValue, hookValue, attribute?.hookId);
  return fitsAttribute && [attribute, ticket, undefined].some((hook) => fitsHook(hook, filter));
}

function fitsHook(
  hook: { readonly hookType: string; readonly hookSubType: string; readonly hookId: string } | undefined,
  { hookTypes, hookSubType, hookId }: HookFilter,
): boolean {
  const fitsTypes = hookTypes.every((type) => type === hook?.hookType);
  return fitsTypes && isOneOf(hookSubType, hook?.hookSubType) && isOneOf(hookId, hook?.hookId);
}

/** Whether nothing is asked for, or one of what there is. */
function isOneOf(asked: string | undefined, ...there: readonly (string | null | undefined)[]): boolean {
  return asked === undefined || there.includes(asked);
}
