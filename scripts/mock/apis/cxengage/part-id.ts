import { createRandom } from '../../world/random.ts';
import { randomUuid } from './format.ts';
import type { InteractionRecord } from './records.ts';

/** The id of a part of an interaction, which follows from the interaction's own. */
export function partId({ interactionId }: InteractionRecord, part: string): string {
  return randomUuid(createRandom(`${interactionId}/${part}`));
}
