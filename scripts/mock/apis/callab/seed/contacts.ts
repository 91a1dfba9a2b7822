import type { Contact } from '../../../../../generated/callab/schema.ts';
import type { Base } from '../../../state/state.ts';
import type { World } from '../../../world/world.ts';
import { lastCallOf } from '../last-call.ts';
import { endOf, planCall } from '../progress.ts';
import { timestamp } from '../time.ts';
import { calledAt } from './calls.ts';
import { campaignOf, campaignPlans } from './campaigns.ts';
import { companyId } from './company.ts';
import type { CompanyIds } from './company.ts';

const sources = ['CSV Import', 'CSV Import', 'Website Form', 'Manual', 'referral'];
const tags = ['hot_lead', 'cold_lead', 'cold_lead', 'vip'];
const categories = ['sales_qualified', 'marketing_qualified'];
const notes = ['Prefers mornings', 'Prefers e-mail', 'Speaks to us often', null, null, null];

/** The people of the world, each in a campaign and in its workspace. */
export function seedContacts(world: World, ids: CompanyIds): Base<Contact> {
  return {
    size: world.contacts,
    at: (index) => seedContact(world, ids, index),
    idAt: ids.contacts.at,
    indexOf: ids.contacts.indexOf,
    where(member, value) {
      if (member !== 'phone_number') return undefined;
      const index = typeof value === 'string' ? world.indexOfMobile(value) : -1;
      return index >= 0 ? [index] : [];
    },
  };
}

function seedContact(world: World, ids: CompanyIds, index: number): Contact {
  const { firstName, lastName, mobile, email, company, jobTitle, createdAt } = world.person(index);
  const random = world.random('callab/contacts', index);
  const campaign = campaignOf(index);
  const isCalled = index < ids.calls.size;
  const call = isCalled ? endOf(planCall(ids.calls.at(index), calledAt(world, createdAt))) : undefined;
  return {
    id: ids.contacts.at(index),
    company_id: companyId,
    firstname: firstName,
    lastname: lastName,
    phone_number: mobile,
    metadata: { email, company, job_title: jobTitle },
    number_country_code: countryCodeOf(mobile),
    ...lastCallOf(call),
    source_name: random.pick(sources),
    tag_name: random.pick(tags),
    category_name: random.pick(categories),
    notes: random.pick(notes),
    created_at: timestamp(createdAt),
    updated_at: call?.ended_at ?? timestamp(createdAt),
    campaign_id: ids.campaigns.at(campaignPlans.indexOf(campaign)),
    status: random.next() < 0.9 ? 'active' : 'inactive',
    workspace_id: campaign.workspace,
  };
}

/** Of the countries that the world's people have numbers of. */
function countryCodeOf(mobile: string): string {
  return ['+61', '+353', '+1'].find((code) => mobile.startsWith(code))!;
}
