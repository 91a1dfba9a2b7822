import type { Contact } from '../../../../generated/callab/schema.ts';
import type { CallEnd } from './progress.ts';

type LastCall = Pick<Contact, 'last_call_status' | 'last_call_at' | 'last_call_duration' | 'last_call_feedback'>;

/** What a contact tells of the last call. The status is empty for one who has never been called. */
export function lastCallOf(call: CallEnd | undefined): LastCall {
  return {
    last_call_status: call === undefined ? '' : outcomeOf(call),
    last_call_at: call?.started_at ?? null,
    last_call_duration: call?.ended_at == null ? null : call.call_duration,
    last_call_feedback: call?.call_feedback ?? null,
  };
}

/** Contacts have other words for it than calls: one for each way to fail, and one for all that is not over. */
function outcomeOf({ call_status: status, disconnect_reason: reason }: CallEnd): string {
  if (status === 'failed') return reason === 'busy' ? 'busy' : 'no-answer';
  return ['queued', 'ringing'].includes(status) ? 'in-progress' : status;
}
