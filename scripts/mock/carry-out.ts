import type { Call, Handler, Outgoing, Result, Vendor } from './behaviour.ts';
import { timeIn } from './settings.ts';
import type { Sessions, State } from './state/state.ts';
import { createRandom } from './world/random.ts';

/** What of a call is known before its session's state is. */
export interface Request extends Pick<
  Call,
  'operation' | 'baseUrl' | 'path' | 'query' | 'sentQuery' | 'headers' | 'body' | 'bytes'
> {
  readonly session: string;
}

/** What calls are carried out with. */
export interface CarryOutParts {
  readonly sessions: Sessions;
  readonly strict: boolean;
  readonly now: () => number;
  readonly send: (request: Outgoing) => void;
}

/**
 * Asks the vendor whether the caller may do this, as strict mode does.
 * @throws Refused with status 401 or 403
 */
export async function authorise(vendor: Vendor, request: Request, parts: CarryOutParts): Promise<void> {
  await parts.sessions.run(request.session, (state) => vendor.authorise(callIn(state, request, parts, [])));
}

/**
 * Runs a handler on its session's state, all or nothing, and sends what it wants to be sent once that is done.
 * @param vendor whose own doings are brought up to the time of the request first
 * @throws Refused for what the handler refuses
 */
export async function carryOut(
  handler: Handler,
  request: Request,
  vendor: Vendor | undefined,
  parts: CarryOutParts,
): Promise<Result> {
  const { result, outgoing } = await parts.sessions.run(request.session, (state) => {
    const requests: Outgoing[] = [];
    const call = callIn(state, request, parts, requests);
    vendor?.settle?.(call);
    return { result: handler(call as Call<never, never, never>), outgoing: requests };
  });
  outgoing.forEach(parts.send);
  return result;
}

/** @param outgoing takes what the call wants to be sent */
function callIn(state: State, request: Request, { strict, now }: CarryOutParts, outgoing: Outgoing[]): Call {
  return {
    ...request,
    state,
    now: timeIn(state, now()),
    random: (purpose) => createRandom(`${state.world.seed} ${purpose} ${state.next(`random/${purpose}`)}`),
    strict,
    send: (one) => void outgoing.push(one),
  };
}
