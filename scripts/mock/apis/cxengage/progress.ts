import type { InteractionRecord } from './records.ts';

/** How far an interaction has come. */
export type Progress = 'waiting' | 'in conversation' | 'over';

/** When the conversation with an agent begins, or the customer leaves, in milliseconds since 1970. */
export function answerOf({ startTimestamp, ivrTime, waitTime }: InteractionRecord): number {
  return Date.parse(startTimestamp) + ivrTime + waitTime;
}

/** When it ends, in milliseconds since 1970. */
export function endOf(interaction: InteractionRecord): number {
  return answerOf(interaction) + (interaction.conversationTime ?? 0);
}

/** Where it stands at a time. One that is yet to begin, since the clock was moved back, counts as over. */
export function progressAt(interaction: InteractionRecord, now: number): Progress {
  if (now >= endOf(interaction) || now < Date.parse(interaction.startTimestamp)) return 'over';
  return now < answerOf(interaction) ? 'waiting' : 'in conversation';
}
