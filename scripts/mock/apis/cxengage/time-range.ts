import type { Collection } from '../../state/state.ts';
import type { Chronicle } from './paging.ts';
import type { InteractionRecord } from './records.ts';
import { interactionsPerContact } from './seed/timeline.ts';
import { harbourInsurance, tenantOf, type TenantCall } from './tenants.ts';

/** The first and the last moment in which an interaction may begin, in milliseconds since 1970. */
export interface TimeRange {
  readonly start: number;
  readonly end: number;
}

export function isWithin({ startTimestamp }: InteractionRecord, { start, end }: TimeRange): boolean {
  const began = Date.parse(startTimestamp);
  return began >= start && began <= end;
}

/**
 * The interactions that began in a time range, oldest first: those of the seeded world, found by halving, and of those
 * started since, whose order is that of the requests and need not be that of the clock, the ones that fit.
 */
export function beganWithin(
  call: Pick<TenantCall, 'state' | 'path'>,
  interactions: Collection<InteractionRecord>,
  range: TimeRange,
): Chronicle<InteractionRecord> {
  const seeded = countSeeded(call, interactions);
  const beganAt = (index: number): number => Date.parse(interactions.slice(index, 1)[0]!.startTimestamp);
  const first = lowerBound(seeded, (index) => beganAt(index) >= range.start);
  const count = Math.max(lowerBound(seeded, (index) => beganAt(index) > range.end) - first, 0);
  const started = interactions.slice(seeded, interactions.size - seeded).filter((one) => isWithin(one, range));
  return {
    size: count + started.length,
    slice: (offset, limit) => [
      ...interactions.slice(first + offset, Math.min(Math.max(count - offset, 0), limit)),
      ...started.slice(Math.max(offset - count, 0), Math.max(offset + limit - count, 0)),
    ],
  };
}

/**
 * Adds an interaction that a request started, before those that were started later by a clock that has been moved back
 * since, so that the started ones are in order too. They all come after the seeded ones.
 */
export function addInOrder(
  call: Pick<TenantCall, 'state' | 'path'>,
  interactions: Collection<InteractionRecord>,
  interaction: InteractionRecord,
): void {
  const seeded = countSeeded(call, interactions);
  const later: InteractionRecord[] = [];
  while (interactions.size > seeded) {
    const last = interactions.slice(interactions.size - 1, 1)[0]!;
    if (last.startTimestamp <= interaction.startTimestamp) break;
    interactions.delete(last.interactionId);
    later.push(last);
  }
  for (const one of [interaction, ...later.toReversed()]) interactions.set(one.interactionId, one);
}

function countSeeded(call: Pick<TenantCall, 'state' | 'path'>, { size }: Collection<InteractionRecord>): number {
  const isSeeded = tenantOf(call).tenantId === harbourInsurance.tenantId;
  return isSeeded ? Math.min(call.state.world.contacts * interactionsPerContact, size) : 0;
}

/** The first index below a length for which something holds that holds for all after it, or the length. */
function lowerBound(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
