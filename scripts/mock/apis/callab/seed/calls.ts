import type { Call } from '../../../../../generated/callab/schema.ts';
import type { Base } from '../../../state/state.ts';
import type { World } from '../../../world/world.ts';
import { newCall } from '../new-call.ts';
import { callInTheEnd } from '../progress.ts';
import { campaignOf, campaignPlans } from './campaigns.ts';
import type { CompanyIds } from './company.ts';
import { companyNumbers } from './phone-numbers.ts';

/** The contact at an index was called once, or called once, in the call at that index; all that is over. */
export function seedCalls(world: World, ids: CompanyIds): Base<Call> {
  return {
    size: ids.calls.size,
    at: (index) => seedCall(world, ids, index),
    idAt: ids.calls.at,
    indexOf: ids.calls.indexOf,
    where(member, value) {
      if (member !== 'contact_id') return undefined;
      const index = typeof value === 'string' ? ids.contacts.indexOf(value) : -1;
      return index >= 0 && index < ids.calls.size ? [index] : [];
    },
  };
}

/** When a contact that was heard of at a time was called: soon afterwards, and before the present. */
export function calledAt({ epoch }: World, createdAt: number): number {
  return createdAt + Math.floor((epoch - createdAt) / 50_000) * 1000;
}

/** The call at an index, in which the contact at that index took part. */
function seedCall(world: World, ids: CompanyIds, index: number): Call {
  const { firstName, mobile, createdAt } = world.person(index);
  const campaign = campaignOf(index);
  const number = companyNumbers[campaign.number]!.number;
  const [from, to] = campaign.type === 'inbound' ? [mobile, number] : [number, mobile];
  const id = ids.calls.at(index);
  return callInTheEnd(
    newCall({
      id,
      call_sid: `CA${id.replaceAll('-', '').slice(0, 16)}`,
      campaign_id: ids.campaigns.at(campaignPlans.indexOf(campaign)),
      ai_agent_id: ids.agents.at(campaign.agent),
      contact_id: ids.contacts.at(index),
      call_from: from,
      call_to: to,
      call_direction: campaign.type,
      agent_dynamic_variables: { customer_name: firstName },
      workspace_id: campaign.workspace,
      at: calledAt(world, createdAt),
    }),
  );
}
