import type { Call } from '../../behaviour.ts';
import type { Collection } from '../../state/state.ts';
import { fitsHooks, policyAttribute, type HookFilter } from './hooks.ts';
import { chronicleOf, type Chronicle } from './paging.ts';
import type { InteractionRecord } from './records.ts';
import { badRequest } from './refuse.ts';
import { beganWithin, isWithin, type TimeRange } from './time-range.ts';
import { recordsOf } from './tenants.ts';

/** The filters of a search for interactions, in all spellings. */
export interface InteractionQuery {
  readonly contactId?: string | undefined;
  readonly contactID?: string | undefined;
  readonly start?: string | undefined;
  readonly startTimeRange?: string | undefined;
  readonly end?: string | undefined;
  readonly endTimeRange?: string | undefined;
  readonly 'attribute-value'?: string | undefined;
  readonly 'hook-name'?: string | undefined;
  readonly hookName?: string | undefined;
  readonly hookType?: string | undefined;
  readonly type?: string | undefined;
  readonly hookSubType?: string | undefined;
  readonly hookId?: string | undefined;
}

type SearchCall = Call<{ readonly tenantId: string }, InteractionQuery>;

/**
 * The interactions that fit every filter, oldest first; all of the collection where there is no filter.
 * @throws Refused with status 400 for what is no date and time
 */
export function findInteractions(call: SearchCall): Chronicle<InteractionRecord> {
  const { query } = call;
  const contacts = sent(query.contactId, query.contactID).map((id) => id.toLowerCase());
  const names = sent(query['hook-name'], query.hookName);
  const hooks: HookFilter = {
    attributeValue: query['attribute-value'],
    hookName: names[0],
    hookTypes: sent(query.hookType, query.type),
    hookSubType: query.hookSubType,
    hookId: query.hookId,
  };
  const range = rangeOf(query);
  const interactions = recordsOf(call, 'interactions');
  const hasHooks =
    [...names, ...hooks.hookTypes, ...sent(hooks.attributeValue, hooks.hookSubType, hooks.hookId)].length > 0;
  if (contacts.length === 0 && !hasHooks) return range ? beganWithin(call, interactions, range) : interactions;
  if (new Set(names).size > 1) return chronicleOf([]);
  const found: InteractionRecord[] = [];
  for (const interaction of candidates(call, interactions, contacts[0], hooks, range)) {
    const isOfContact = contacts.every((contact) => contact === interaction.contactId);
    const isInTime = !range || isWithin(interaction, range);
    if (isOfContact && isInTime && (!hasHooks || fitsHooks(interaction, hooks))) found.push(interaction);
  }
  return chronicleOf(found);
}

/** A few interactions among which those that fit are, by an index where there is one. */
function candidates(
  call: SearchCall,
  interactions: Collection<InteractionRecord>,
  contact: string | undefined,
  { attributeValue, hookName, hookTypes, hookId }: HookFilter,
  range: TimeRange | undefined,
): Iterable<InteractionRecord> {
  if (contact !== undefined) return interactions.where('contactId', contact);
  if (hookId !== undefined && hookTypes.includes('zendesk')) return interactions.where('ticketId', hookId);
  if (attributeValue !== undefined && attributeValue !== policyAttribute.id) {
    return interactions.where('hookValue', attributeValue);
  }
  if (hookName !== undefined && !range) return interactions.where('hookName', hookName);
  if (!range) return interactions.values();
  const began = beganWithin(call, interactions, range);
  return began.slice(0, began.size);
}

function rangeOf({ start, startTimeRange, end, endTimeRange }: InteractionQuery): TimeRange | undefined {
  const starts = [...timesOf('start', start), ...timesOf('startTimeRange', startTimeRange)];
  const ends = [...timesOf('end', end), ...timesOf('endTimeRange', endTimeRange)];
  if (starts.length + ends.length === 0) return undefined;
  return { start: Math.max(-Infinity, ...starts), end: Math.min(Infinity, ...ends) };
}

const dateAndTime = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/i;

/** A moment as ISO 8601 writes it, with hour 24 too; UTC where it does not say. */
function timesOf(parameter: string, text: string | undefined): number[] {
  if (text === undefined) return [];
  const [, date, time = '00:00', zone = 'Z'] = dateAndTime.exec(text) ?? [];
  const moment = Date.parse(`${date}T${time}${zone}`.toUpperCase());
  if (Number.isNaN(moment)) {
    throw badRequest(['query', parameter], 'format', 'must be an ISO 8601 date and time in UTC');
  }
  return [moment];
}

function sent(...values: readonly (string | undefined)[]): string[] {
  return values.filter((value) => value !== undefined);
}
