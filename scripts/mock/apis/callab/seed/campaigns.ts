import type { Campaign } from '../../../../../generated/callab/schema.ts';
import type { World } from '../../../world/world.ts';
import { dayOf, timestamp } from '../time.ts';
import { companyId, openedBefore } from './company.ts';
import type { CompanyIds } from './company.ts';

/** What tells one campaign from another; `agent` and `number` are places in their lists. */
export interface CampaignPlan {
  readonly name: string;
  readonly notes: string;
  readonly status: 'active' | 'paused' | 'completed';
  readonly type: 'outbound' | 'inbound';
  readonly agent: number;
  readonly number: number;
  readonly progress: number;
  readonly workspace: 'default' | 'production';
}

/** Contacts are spread over these in turn. */
export const campaignPlans: readonly CampaignPlan[] = [
  {
    name: 'Spring renewal calls',
    notes: 'Policies that end in March',
    status: 'active',
    type: 'outbound',
    agent: 0,
    number: 0,
    progress: 50,
    workspace: 'default',
  },
  {
    name: 'Service survey',
    notes: 'One question, one minute',
    status: 'paused',
    type: 'outbound',
    agent: 1,
    number: 2,
    progress: 35,
    workspace: 'default',
  },
  {
    name: 'After hours',
    notes: 'Calls that come in when nobody is there',
    status: 'active',
    type: 'inbound',
    agent: 2,
    number: 1,
    progress: 0,
    workspace: 'default',
  },
  {
    name: 'Winter renewal calls',
    notes: 'Policies that ended in September',
    status: 'completed',
    type: 'outbound',
    agent: 0,
    number: 0,
    progress: 100,
    workspace: 'default',
  },
  {
    name: 'Appointment reminders',
    notes: 'The day before',
    status: 'active',
    type: 'outbound',
    agent: 3,
    number: 3,
    progress: 72,
    workspace: 'production',
  },
  {
    name: 'Missed appointments',
    notes: 'Offer another one',
    status: 'active',
    type: 'outbound',
    agent: 3,
    number: 3,
    progress: 15,
    workspace: 'production',
  },
];

export function campaignOf(contactIndex: number): CampaignPlan {
  return campaignPlans[contactIndex % campaignPlans.length]!;
}

/** Campaigns with the members of both generations; what is answered has those of one. */
export function seedCampaigns({ epoch }: World, ids: CompanyIds): Campaign[] {
  return campaignPlans.map((plan, index) => {
    const createdAt = epoch - openedBefore + (index + 1) * 3_600_000;
    const number = ids.phoneNumbers.at(plan.number);
    return {
      name: plan.name,
      notes: plan.notes,
      status: plan.status,
      campaign_type: plan.type,
      contacts_list_source: ['CSV Import', 'Website Form'],
      contacts_list_tags: ['vip', 'hot_lead'],
      contacts_list_categories: ['sales_qualified'],
      contacts_list_source_metadata: { 'Website Form': { source_url: 'https://example.com/contact' } },
      agent_variables_contact_metadata_mapping: { customer_name: 'contact.firstname' },
      call_progress: plan.progress,
      call_time_of_day_from: '09:00:00',
      call_time_of_day_to: '17:00:00',
      number_of_call_attempts: [3],
      retry_delay: [60],
      retry_delay_unit: ['seconds'],
      days_of_week: [1, 2, 3, 4, 5],
      time_zone: 'Australia/Sydney',
      created_at: timestamp(createdAt),
      updated_at: timestamp(createdAt),
      deleted_at: null,
      started_at: dayOf(createdAt),
      ended_at: dayOf(epoch + 90 * 86_400_000),
      webhook_mapping_variables: { event: 'call_completed' },
      webhook_mapping_variables_sources: { event: 'system' },
      workspace: plan.workspace,
      company_id: companyId,
      owner_user_id: ids.users.at(0),
      ai_agent_id: ids.agents.at(plan.agent),
      ...(plan.type === 'inbound' ? { inbound_phone_number_id: number } : { outbound_phone_number_id: number }),
      allow_non_local_calls: false,
      webhook_id: ids.webhooks.at(plan.workspace === 'default' ? 0 : 1),
    };
  });
}
