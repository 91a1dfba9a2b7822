import type { ApiModel, Operation } from '../model/model.ts';
import { Refused, type Outgoing, type Vendor } from './behaviour.ts';
import { authorise, carryOut } from './carry-out.ts';
import { allowOrigin, answerPreflight } from './cors.ts';
import type { Engine, Input } from './engine/engine.ts';
import { faultName, insteadOf, spoil } from './faults/apply.ts';
import { chooseFault } from './faults/choose.ts';
import type { Fault, Faults } from './faults/faults.ts';
import type { Journal } from './journal/journal.ts';
import type { Message, MessageHandler, Reply } from './message.ts';
import { isWish, readPreferences, type Preferences } from './engine/preferences.ts';
import { problemReply } from './problem.ts';
import { firstSuccess, render, renderRefusal } from './render.ts';
import type { Resources } from './resources/resources.ts';
import type { Route, Router } from './router.ts';
import { faultsIn } from './settings.ts';
import type { Sessions } from './state/state.ts';
import { tellViolations, violationsHeader, type Violation } from './violation.ts';
import { createRandom } from './world/random.ts';

/** One API at work. */
export interface ServedApi {
  readonly model: ApiModel;
  readonly engine: Engine;
  readonly vendor: Vendor | undefined;
  readonly resources: Resources;
}

/** What a request is answered with the help of. */
export interface HandlerParts {
  readonly router: Router;
  readonly apis: Pick<ReadonlyMap<string, ServedApi>, 'get'>;
  readonly sessions: Sessions;
  readonly journal: Journal;
  readonly cors: boolean;
  readonly strict: boolean;
  /** Of sessions that have set none. */
  readonly faults: Faults;
  readonly now: () => number;
  readonly send: (request: Outgoing) => void;
  /** Waits some milliseconds. */
  readonly wait: (duration: number) => Promise<void>;
  readonly onError: ((error: unknown) => void) | undefined;
}

/** What is learnt of a request on the way to its answer, for the journal. */
interface Trace {
  session: string;
  route?: Route;
  body?: Uint8Array;
  violations: readonly Violation[];
  fault: string | undefined;
}

/** What the APIs answer; the control plane is not among them. */
export function createHandler(parts: HandlerParts): MessageHandler {
  return async (message) => {
    const preflight = parts.cors ? answerPreflight(message) : undefined;
    if (preflight) return allowOrigin(message, preflight);
    const time = parts.now();
    const trace: Trace = { session: '', violations: [], fault: undefined };
    const watched = { ...message, body: async () => (trace.body ??= await message.body()) };
    const answer = await answerMessage(watched, trace, parts).catch((error: unknown) =>
      problemReply(error, parts.onError),
    );
    const reply = parts.cors ? allowOrigin(message, answer) : answer;
    const { session, route, body, violations, fault } = trace;
    parts.journal.add({
      time,
      session,
      message,
      body,
      reply,
      violations,
      fault,
      api: route?.api.name,
      operation: route?.operation.id,
      duration: parts.now() - time,
    });
    return reply;
  };
}

async function answerMessage(message: Message, trace: Trace, parts: HandlerParts): Promise<Reply> {
  trace.session = sessionOf(message);
  const route = parts.router.find(message.method, message.path);
  trace.route = route;
  const api = parts.apis.get(route.api.name)!;
  const preferences = readPreferences(message);
  try {
    const fault = await drawFault(route, preferences, trace.session, parts);
    trace.fault = faultName(fault);
    if (fault && fault.latency > 0) await parts.wait(fault.latency);
    return insteadOf(fault) ?? spoil(fault, await answerRoute(route, api, message, preferences, trace, parts));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    trace.violations = error.violations;
    return renderRefusal(error, route.operation, api, message.headers['accept']);
  }
}

async function answerRoute(
  { operation, prefix, pathParameters }: Route,
  { engine, vendor, resources }: ServedApi,
  message: Message,
  preferences: Preferences,
  { session }: Trace,
  parts: HandlerParts,
): Promise<Reply> {
  const { headers } = message;
  const { accept, host = 'localhost' } = headers;
  const input = await engine.read(operation, pathParameters, message);
  const request = { operation, session, baseUrl: `http://${host}${prefix}`, headers, ...input };
  assertCredentials(input);
  if (parts.strict && vendor && operation.security.length > 0) await authorise(vendor, request, parts);
  assertValid(operation, input, parts.strict);
  const handler = isWish(preferences)
    ? undefined
    : (vendor?.handlers[keyOf(operation)] ?? resources.handler(operation));
  if (!handler) return withWarnings(await describe(operation, engine, accept, preferences), input);
  const unprepared = resources.prepare(operation);
  if (unprepared) await unprepared;
  engine.negotiate(operation, firstSuccess(operation), accept);
  const result = await carryOut(handler, request, vendor, parts);
  return withWarnings(render(result, operation, engine, accept), input);
}

/** What the description alone answers. That it has no such answer is no vendor's word, but the mock's. */
async function describe(
  operation: Operation,
  engine: Engine,
  accept: string | undefined,
  preferences: Preferences,
): Promise<Reply> {
  try {
    return render(await engine.describe(operation, accept, preferences), operation, engine, accept);
  } catch (error) {
    if (error instanceof Refused) return problemReply(error);
    throw error;
  }
}

/** What is worth telling of a request that is carried out all the same. */
function withWarnings(reply: Reply, { violations }: Input): Reply {
  if (violations.length === 0) return reply;
  return { ...reply, headers: { ...reply.headers, 'sl-violations': violationsHeader(violations) } };
}

/** A transaction of its own: what a fault hits is decided before the body is read, and counts for what is refused too. */
async function drawFault(
  { api, operation: { id, security } }: Route,
  { fault: asked }: Preferences,
  session: string,
  { sessions, faults }: HandlerParts,
): Promise<Fault | undefined> {
  return sessions.run(session, (state) =>
    chooseFault(faultsIn(state, faults), { api: api.name, id, security }, asked, () =>
      createRandom(`${state.world.seed} fault ${state.next('mock/faults')}`),
    ),
  );
}

/** @throws Refused for a request that lacks credentials */
function assertCredentials({ challenge }: Input): void {
  if (challenge === undefined) return;
  // An API key has no challenge.
  const headers = challenge ? { 'www-authenticate': challenge } : {};
  throw new Refused(401, 'The request has no credentials that the operation takes.', [], { headers });
}

/** @throws Refused for a request that is not as it is described */
function assertValid({ responses }: Operation, input: Input, strict: boolean): void {
  const unknown = strict ? input.unknownQuery.map(unknownParameter) : [];
  const violations = [...input.violations, ...unknown];
  if (!violations.some(({ severity }) => severity === 'Error')) return;
  const isDescribed = (status: string): boolean => responses.some((response) => response.status === status);
  const status = !isDescribed('422') && isDescribed('400') ? 400 : 422;
  throw new Refused(status, tellViolations(violations), violations);
}

/** As handlers are named. */
function keyOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}

function unknownParameter(name: string): Violation {
  const message = `Query parameter ${name} is not described, and strict mode takes no other`;
  return { location: ['request', 'query', name], severity: 'Error', code: 'unknown', message };
}

const sessionName = /^[!-~]{1,200}$/;

function sessionOf({ headers }: Message): string {
  const name = headers['x-mock-session'];
  if (!name) return '';
  if (sessionName.test(name)) return name;
  throw new Refused(400, 'The header X-Mock-Session must be 1 to 200 printable ASCII characters without spaces.');
}
