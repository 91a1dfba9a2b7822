import type { Campaign, CampaignCreate, CampaignUpdate, paths } from '../../../../generated/callab/schema.ts';
import type { Handlers } from '../../behaviour.ts';
import type { State } from '../../state/state.ts';
import { randomUuid } from '../../world/ids.ts';
import { ok } from './envelope.ts';
import { find, mustExist } from './find.ts';
import { map, pageOf } from './list.ts';
import { omit, pick } from './pick.ts';
import { readWorkspace, refusal } from './refusal.ts';
import { companyId } from './seed/company.ts';
import { dayOf, timestamp } from './time.ts';

export const campaignHandlers: Handlers<paths> = {
  'GET /v1/campaigns/by-id/{id}': ({ state, path }) => ok(newer(find<Campaign>(state, 'campaigns', path.id))),

  'GET /v1/campaigns/by-workspace/{workspace}': ({ state, path }) =>
    ok(state.collection<Campaign>('callab/campaigns').where('workspace', path.workspace).map(newer)),

  'GET /campaign/list': ({ state, query }) => {
    const campaigns = state.collection<Campaign>('callab/campaigns');
    return ok(pageOf(map(campaigns.values(), older), 0, query.limit ?? campaigns.size));
  },

  'POST /v1/campaigns/create': ({ state, body, now, random }) => {
    mustKnowAll(state, body);
    state.collection<Campaign>('callab/campaigns').set(randomUuid(random('callab/campaigns')), newCampaign(body, now));
    return ok('Campaign created');
  },

  'POST /campaign/update/{id}': ({ state, path, body, now }) => {
    const campaign = find<Campaign>(state, 'campaigns', path.id);
    mustKnowAll(state, body);
    const changed = { ...campaign, ...withHours(pick(body, updateMembers)), updated_at: timestamp(now) };
    state.collection<Campaign>('callab/campaigns').set(path.id, changed);
    return ok('Campaign updated');
  },
};

/** @throws Refused with status 404 for an id in the body that leads nowhere */
function mustKnowAll(state: State, body: CampaignCreate | CampaignUpdate): void {
  mustExist(state, 'agents', body.ai_agent_id);
  mustExist(state, 'webhooks', body.webhook_id);
  mustExist(state, 'phoneNumbers', body.inbound_phone_number_id);
  mustExist(state, 'phoneNumbers', body.outbound_phone_number_id);
}

function newCampaign(body: CampaignCreate, now: number): Campaign {
  return {
    contacts_list_tags: [],
    contacts_list_categories: [],
    contacts_list_source_metadata: {},
    agent_variables_contact_metadata_mapping: {},
    call_time_of_day_from: '00:00:00',
    call_time_of_day_to: '23:59:59',
    number_of_call_attempts: [],
    retry_delay: [],
    retry_delay_unit: [],
    webhook_mapping_variables: {},
    webhook_mapping_variables_sources: {},
    started_at: dayOf(now),
    ended_at: dayOf(now + 30 * 86_400_000),
    ...withHours(pick(body, createMembers)),
    name: body.name,
    notes: body.notes,
    campaign_type: body.campaign_type,
    time_zone: body.time_zone,
    days_of_week: body.days_of_week.filter((day) => day !== null),
    contacts_list_source: (body.contacts_list_source ?? []).filter((source) => source !== null),
    workspace: readWorkspace(body.workspace),
    status: 'active',
    call_progress: 0,
    created_at: timestamp(now),
    updated_at: timestamp(now),
    deleted_at: null,
    company_id: companyId,
  };
}

type Hours = Partial<Pick<Campaign, 'call_time_of_day_from' | 'call_time_of_day_to'>>;

/** Writes the calling hours as HH:MM:SS, which is how campaigns tell them; HH:MM is taken too. */
function withHours<T extends Hours>(body: T): T {
  const { call_time_of_day_from: from, call_time_of_day_to: to } = body;
  return {
    ...body,
    ...(from !== undefined && { call_time_of_day_from: timeOfDay('call_time_of_day_from', from) }),
    ...(to !== undefined && { call_time_of_day_to: timeOfDay('call_time_of_day_to', to) }),
  };
}

/** @throws Refused with status 400 for what is no time of the day */
function timeOfDay(member: string, text: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text)) {
    throw refusal(member, 'pattern', 'must be a time of the day as HH:MM:SS');
  }
  return text.length === 5 ? `${text}:00` : text;
}

/** As the newer pages have a campaign: labels as texts, and only the workspace to say whose it is. */
function newer(campaign: Campaign): Campaign {
  return {
    ...omit(campaign, olderMembers),
    contacts_list_tags: campaign.contacts_list_tags.flat(),
    contacts_list_categories: campaign.contacts_list_categories.flat(),
  };
}

const olderMembers = [
  'company_id',
  'owner_user_id',
  'ai_agent_id',
  'inbound_phone_number_id',
  'outbound_phone_number_id',
  'allow_non_local_calls',
  'webhook_id',
] as const;

/** As the older pages have it: labels as lists of texts, and no workspace. */
function older(campaign: Campaign): Campaign {
  return {
    ...omit(campaign, ['workspace']),
    contacts_list_tags: campaign.contacts_list_tags.map((label) => [label].flat()),
    contacts_list_categories: campaign.contacts_list_categories.map((label) => [label].flat()),
  };
}

/** What a campaign keeps of the body that creates it, as it stands. */
const createMembers = [
  'ai_agent_id',
  'contacts_list_tags',
  'contacts_list_categories',
  'contacts_list_source_metadata',
  'agent_variables_contact_metadata_mapping',
  'webhook_id',
  'call_time_of_day_from',
  'call_time_of_day_to',
  'number_of_call_attempts',
  'retry_delay',
  'retry_delay_unit',
  'inbound_phone_number_id',
  'outbound_phone_number_id',
  'started_at',
  'ended_at',
  'webhook_mapping_variables',
  'webhook_mapping_variables_sources',
] as const;

/** What an update may change. */
const updateMembers = [
  ...createMembers,
  'name',
  'status',
  'notes',
  'company_id',
  'owner_user_id',
  'campaign_type',
  'contacts_list_source',
  'call_progress',
  'days_of_week',
  'time_zone',
  'allow_non_local_calls',
  'created_at',
  'deleted_at',
] as const;
