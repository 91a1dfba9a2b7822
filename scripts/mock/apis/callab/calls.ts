import type { Call, CallCreate, CallCreateOlder, paths } from '../../../../generated/callab/schema.ts';
import type { Handlers } from '../../behaviour.ts';
import type { State } from '../../state/state.ts';
import { randomUuid } from '../../world/ids.ts';
import type { Random } from '../../world/random.ts';
import { ok } from './envelope.ts';
import { find, mustExist } from './find.ts';
import { newCall } from './new-call.ts';
import type { NewCall } from './new-call.ts';
import { readWorkspace, refusal } from './refusal.ts';
import { readNumbers } from './phone.ts';
import { pick } from './pick.ts';
import { callAt } from './progress.ts';

export const callHandlers: Handlers<paths> = {
  'GET /v1/calls/{id}': ({ state, path, now }) => ok(callAt(find<Call>(state, 'calls', path.id), now)),

  'POST /v1/calls': ({ state, body, now, random }) => {
    mustExist(state, 'campaigns', body.campaign_id);
    mustExist(state, 'agents', body.ai_agent_id);
    mustExist(state, 'contacts', body.contact_id);
    return ok(record(state, newCall({ ...identify(random('callab/calls')), ...readBody(body), at: now })));
  },

  'POST /v1/calls/make-call': ({ state, body, now, random }) => {
    mustExist(state, 'agents', body.ai_agent_id);
    const { call_from, call_to } = readNumbers(body);
    const variables = body.dynamic_variables?.map(({ name, value }) => [name, value] as const);
    const call = newCall({
      ...identify(random('callab/calls')),
      ai_agent_id: body.ai_agent_id,
      call_from,
      call_to,
      call_direction: 'outbound',
      is_test: true,
      agent_dynamic_variables: variables === undefined ? null : Object.fromEntries(variables),
      workspace_id: readWorkspace(body.workspace),
      at: now,
    });
    return ok(record(state, call));
  },
};

/** Of the two bodies, the newest has a session id and a workspace; only members of the one that it is are taken. */
function readBody(body: CallCreate | CallCreateOlder): Omit<NewCall, 'id' | 'call_sid' | 'at'> {
  if (body.call_direction === '') throw refusal('call_direction', 'minLength', 'must be inbound or outbound');
  return {
    ...(isNewest(body) ? pick(body, newestMembers) : pick(body, olderMembers)),
    ...readNumbers(body),
    ai_agent_id: body.ai_agent_id,
    call_direction: body.call_direction,
    workspace_id: readWorkspace(isNewest(body) ? body.workspace : body.workspace_id),
  };
}

function isNewest(body: CallCreate | CallCreateOlder): body is CallCreate {
  return (
    'call_sid' in body && typeof body.call_sid === 'string' && 'workspace' in body && typeof body.workspace === 'string'
  );
}

const newestMembers = ['campaign_id', 'contact_id', 'call_sid', 'agent_dynamic_variables'] as const;
const olderMembers = [
  'company_id',
  'campaign_id',
  'contact_id',
  'call_provider',
  'is_test',
  'metadata',
  'agent_dynamic_variables',
  'notes',
] as const;

/** Ids of a call: ours, and the one of the telephony provider. */
function identify(random: Random): { id: string; call_sid: string } {
  return { id: randomUuid(random), call_sid: `CA${randomUuid(random).replaceAll('-', '').slice(0, 16)}` };
}

function record(state: State, call: Call): Call {
  state.collection<Call>('callab/calls').set(call.id, call);
  return call;
}
