import { expect, test } from 'vitest';
import type { Call, Campaign, CompanyUser } from '../../../../generated/callab/schema.ts';
import { agentId, campaignId, createClient } from './support.ts';
import type { Answer } from './support.ts';

const call = {
  campaign_id: campaignId,
  ai_agent_id: agentId,
  call_sid: 'CA7d1f0c2b9e3a4856',
  call_from: '+61255500100',
  call_to: '+353861112233',
  call_direction: 'outbound',
  workspace: 'default',
};
const campaign = {
  name: 'Short',
  notes: '',
  campaign_type: 'outbound',
  ai_agent_id: agentId,
  days_of_week: [],
  time_zone: 'UTC',
  workspace: 'short',
  contacts_list_source: null,
};
const made = { ai_agent_id: agentId, call_from: '+61255500100', call_to: '+61255500110' };

test.each([
  ['+353 87 123-4567', '+353871234567'],
  ['+1 (415) 555.0133', '+14155550133'],
  ['(02) 5550 0100', '+61255500100'],
  ['02.5550.0100', '+61255500100'],
  ['0255500100 ext. 123', '+61255500100'],
  ['02 5550 0100 x9', '+61255500100'],
])('the number %s is taken as %s', async (call_to, expected) => {
  const { body } = await (await createClient()).post('/v1/calls/make-call', { ...made, call_to });
  expect((body.data as Call).call_to).toBe(expected);
});

test.each([
  ['without digits', ''],
  ['of two digits', '12'],
  ['of a plus', '+'],
  ['of an extension alone', 'ext 123'],
  ['with two pluses', '++61255500100'],
  ['with a letter', '+61 2555O 0100'],
  ['of 16 digits', '1234567890123456'],
  ['with very many spaces', `1${' '.repeat(200_000)}!`],
])('a number %s is refused', async (_, call_to) => {
  const answer = await (await createClient()).post('/v1/calls/make-call', { ...made, call_to });
  expect(answer).toMatchObject({ status: 400, body: { status: 'error' } });
  expect(answer.body.message).toMatch(/^Request body property call_to is not a valid phone number/);
});

test('every number that is not valid is named', async () => {
  const { body } = await (await createClient()).post('/v1/calls/make-call', { ...made, call_from: 'a', call_to: 'b' });
  expect(body.message).toMatch(/property call_from .*property call_to /);
});

test('a body cannot set what the service sets', async () => {
  const client = await createClient();
  const { body } = await client.post('/v1/calls', {
    ...call,
    id: agentId,
    call_status: 'completed',
    cost: 'free',
    metadata: 5,
  });
  expect(body.data).toMatchObject({ call_status: 'queued', cost: 0, metadata: null });
  expect((body.data as Call).id).not.toBe(agentId);
});

test.each([{ call_sid: 5 }, { workspace: 5 }])(
  'an older body with the newer member %j is an older body',
  async (more) => {
    const client = await createClient();
    const older = {
      ...call,
      call_sid: 'CA1',
      workspace: 'x',
      company_id: agentId,
      workspace_id: 'production',
      ...more,
    };
    const { body } = await client.post('/v1/calls', older);
    expect(body.data).toMatchObject({ call_sid: expect.stringMatching(/^CA.{16}$/), workspace_id: 'production' });
  },
);

test.each([
  ['ai_agent_id', 'AI agent not found'],
  ['webhook_id', 'Webhook not found'],
  ['inbound_phone_number_id', 'Phone number not found'],
  ['outbound_phone_number_id', 'Phone number not found'],
])('a campaign whose %s leads nowhere is neither created nor changed', async (member, message) => {
  const client = await createClient();
  const nowhere = { [member]: '00000000-0000-4000-8000-000000000000' };
  const before = await client.get('/campaign/list');
  expect((await client.post('/v1/campaigns/create', { ...campaign, ...nowhere })).body.message).toBe(message);
  const update = { name: 'X', status: 'active', ...nowhere };
  expect((await client.post(`/campaign/update/${campaignId}`, update)).body.message).toBe(message);
  expect(await client.get('/campaign/list')).toEqual(before);
});

test('members nobody described are not kept', async () => {
  const client = await createClient();
  await client.post(`/campaign/update/${campaignId}`, {
    name: 'X',
    status: 'active',
    surprise: 1,
    workspace: 'theirs',
  });
  const { body } = await client.get(`/v1/campaigns/by-id/${campaignId}`);
  expect(body.data).toMatchObject({ name: 'X', workspace: 'default' });
  expect(body.data).not.toHaveProperty('surprise');
});

test('a variable may be named like a member of every object', async () => {
  const client = await createClient();
  const variables = [{ name: '__proto__', value: 'x' }];
  const { body } = await client.post('/v1/calls/make-call', { ...made, dynamic_variables: variables });
  expect(JSON.stringify((body.data as Call).agent_dynamic_variables)).toBe('{"__proto__":"x"}');
  expect((await client.get(`/v1/calls/${(body.data as Call).id}`)).body.status).toBe('ok');
});

test.each([
  ['with a space', [{ name: 'first name', value: 'x' }]],
  ['without a name', [{ name: '', value: 'x' }]],
  ['without a value', [{ name: 'x', value: '' }]],
])('a variable %s is refused with 400', async (_, dynamic_variables) => {
  const answer = await (await createClient()).post('/v1/calls/make-call', { ...made, dynamic_variables });
  expect(answer).toMatchObject({
    status: 400,
    body: { status: 'error', message: expect.stringContaining('dynamic_variables') },
  });
});

test.each([
  ['an empty direction', { call_direction: '' }, 'Request body property call_direction must be inbound or outbound.'],
  [
    'a long workspace',
    { workspace: 'x'.repeat(101) },
    'Request body property workspace must not have more than 100 characters.',
  ],
  ['an unknown agent', { ai_agent_id: campaignId }, 'AI agent not found'],
  ['an unknown contact', { contact_id: campaignId }, 'Contact not found'],
  ['an unknown campaign', { campaign_id: agentId }, 'Campaign not found'],
])('a recorded call with %s is refused', async (_, change, message) => {
  const answer = await (await createClient()).post('/v1/calls', { ...call, ...change });
  expect(answer).toEqual({ status: 200, body: { status: 'error', message } });
});

test('a refused call leaves nothing behind', async () => {
  const client = await createClient();
  const before = await client.get('/v1/calls/query?per_page=1000');
  await client.post('/v1/calls', { ...call, ai_agent_id: campaignId });
  expect(await client.get('/v1/calls/query?per_page=1000')).toEqual(before);
});

test('the password of an invited user is not told', async () => {
  const client = await createClient();
  await client.post('/v1/users/invite', { email: 'a@example.com', fullname: 'A', permissions: [1], password: 'hush' });
  const { body } = await client.get('/v1/users/all?per_page=100');
  expect((body.data as CompanyUser[]).at(-1)).toMatchObject({
    email: 'a@example.com',
    fullname: 'A',
    permissions: [1],
  });
  expect(JSON.stringify(body)).not.toContain('hush');
});

test('a campaign without the members that may be left out is complete when it is read', async () => {
  const client = await createClient();
  await client.post('/v1/campaigns/create', campaign);
  const [created] = (await client.get('/v1/campaigns/by-workspace/short')).body.data as Campaign[];
  expect(created).toMatchObject({
    contacts_list_source: [],
    contacts_list_tags: [],
    call_time_of_day_from: '00:00:00',
    started_at: '2026-02-01',
    ended_at: '2026-03-03',
    deleted_at: null,
  });
});

test('the same requests give the same answers, ids included', async () => {
  const [first, second] = await Promise.all([callTwice(), callTwice()]);
  expect(first).toEqual(second);
});

async function callTwice(): Promise<Answer[]> {
  const client = await createClient({ seed: 'x' });
  return [await client.post('/v1/calls/make-call', made), await client.post('/v1/calls/make-call', made)];
}
