import type { Call } from '../../../../generated/callab/schema.ts';
import { companyId } from './seed/company.ts';
import { timestamp } from './time.ts';

type Known = 'id' | 'call_sid' | 'ai_agent_id' | 'call_from' | 'call_to' | 'call_direction' | 'workspace_id';

/** What is known of a call when it is recorded, and when that is, in milliseconds since 1970. */
export type NewCall = Pick<Call, Known> & Partial<Omit<Call, Known>> & { readonly at: number };

/** A call that has been recorded and waits for its turn. */
export function newCall({ at, ...known }: NewCall): Call {
  const { id, call_sid, ai_agent_id, call_from, call_to, call_direction, workspace_id } = known;
  const recordedAt = timestamp(at);
  const recorded = {
    id,
    call_sid,
    company_id: companyId,
    campaign_id: null,
    ai_agent_id,
    contact_id: null,
    call_provider: 'twilio',
    call_from,
    call_to,
    call_duration: 0,
    call_status: 'queued',
    call_direction,
    is_test: false,
    call_rating: 1,
    call_feedback: null,
    record_url: null,
    transcript: null,
    transcript_object: null,
    transcript_language: null,
    cost: 0,
    price_unit: 'USD',
    latency: 0,
    disconnect_reason: '',
    analysis_sentiment: '',
    agent_task_status: '',
    agent_task_feedback: '',
    metadata: null,
    agent_dynamic_variables: null,
    agent_post_call_outcomes: null,
    notes: null,
    created_at: recordedAt,
    updated_at: recordedAt,
    deleted_at: null,
    started_at: null,
    ended_at: null,
    retry_at: null,
    workspace_id,
  };
  return { ...recorded, ...known };
}
