import type { Call } from '../../../../generated/callab/schema.ts';
import { createRandom } from '../../world/random.ts';
import { chooseOutcome } from './outcome.ts';
import type { Outcome, Talk } from './outcome.ts';
import { timestamp } from './time.ts';

/** Seconds between the order to call and the call. */
const queueing = 2;

/** How a call will go, in milliseconds since 1970. */
interface Plan {
  readonly started: number;
  /** Or given up, when nobody answers. */
  readonly answered: number;
  readonly ended: number;
  readonly outcome: Outcome;
}

/**
 * A call is queued for two seconds, then rings, is in progress once it is answered, and ends as completed, or as failed
 * when nobody answers. How long all that takes follows from its id, so the same call goes the same way each time.
 * @param recordedAt in milliseconds since 1970
 */
export function planCall(id: string, recordedAt: number): Plan {
  const outcome = chooseOutcome(createRandom(id));
  const started = recordedAt + queueing * 1000;
  const answered = started + outcome.ringing * 1000;
  return { started, answered, ended: answered + outcome.talking * 1000, outcome };
}

/**
 * A call as it is at a time, see {@link planCall}. A call that has ended stays as it is.
 * @param call as it was recorded
 * @param now in milliseconds since 1970
 */
export function callAt(call: Call, now: number): Call {
  if (call.call_status !== 'queued') return call;
  const plan = planCall(call.id, Date.parse(call.created_at));
  const { started, answered, ended } = plan;
  if (now < started) return call;
  if (now >= ended) return endedCall(call, plan);
  const isAnswered = now >= answered;
  return {
    ...call,
    call_status: isAnswered ? 'in-progress' : 'ringing',
    started_at: timestamp(started),
    updated_at: timestamp(isAnswered ? answered : started),
  };
}

/** A recorded call as it will be in the end. */
export function callInTheEnd(call: Call): Call {
  return callAt(call, Number.POSITIVE_INFINITY);
}

/** What can be told of a call that is over. */
export function endOf({ started, ended, outcome }: Plan): CallEnd & { readonly ended_at: string } {
  const { talk, disconnectReason } = outcome;
  return {
    call_status: talk === undefined ? 'failed' : 'completed',
    call_duration: talk === undefined ? 0 : (ended - started) / 1000,
    call_feedback: talk?.feedback ?? null,
    disconnect_reason: disconnectReason,
    started_at: timestamp(started),
    ended_at: timestamp(ended),
  };
}

/** How and when a call ended; a part of the call. */
export type CallEnd = Pick<
  Call,
  'call_status' | 'call_duration' | 'call_feedback' | 'disconnect_reason' | 'started_at' | 'ended_at'
>;

function endedCall(call: Call, plan: Plan): Call {
  const { talk, rating, latency } = plan.outcome;
  const end = endOf(plan);
  const retryAt = talk === undefined && !call.is_test ? timestamp(plan.ended + 3_600_000) : null;
  return {
    ...call,
    ...end,
    ...(talk && conversation(call, talk)),
    latency,
    call_rating: rating,
    cost: price(end.call_duration),
    updated_at: end.ended_at,
    retry_at: retryAt,
  };
}

function conversation(call: Call, talk: Talk): Partial<Call> {
  const turns = turnsOf(call, talk);
  return {
    record_url: `https://recordings.example.com/${call.id.slice(0, 8)}.mp3`,
    transcript: turns.map(({ role, text }) => `${role === 'agent' ? 'Agent' : 'User'}: ${text}`).join(' '),
    transcript_object: { turns },
    transcript_language: 'en-AU',
    analysis_sentiment: talk.sentiment,
    agent_task_status: talk.taskStatus,
    agent_task_feedback: talk.taskFeedback,
    agent_post_call_outcomes: { agreed: talk.agreed },
  };
}

function turnsOf(call: Call, { lines }: Talk): { role: 'agent' | 'user'; text: string }[] {
  const name = call.agent_dynamic_variables?.['customer_name'];
  const greetings = [typeof name === 'string' ? `Hello, ${name}.` : 'Hello.', 'Hello.'];
  return [...greetings, ...lines].map((text, index) => ({ role: index % 2 === 0 ? 'agent' : 'user', text }));
}

/** Fourteen cents a minute, each one that has begun. */
function price(seconds: number): number {
  return (Math.ceil(seconds / 60) * 14) / 100;
}
