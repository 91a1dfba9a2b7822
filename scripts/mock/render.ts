import type { Operation } from '../model/model.ts';
import { Refused, type Result, type Vendor } from './behaviour.ts';
import type { Described, Engine } from './engine/engine.ts';
import { findResponse } from './engine/negotiate.ts';
import { statusesWithoutBody, type Reply } from './message.ts';
import { problemReply } from './problem.ts';
import { violationsHeader } from './violation.ts';

/**
 * What a browser is told of every answer: that its type is what it says, and that it runs no script. For an uploaded page
 * would stand on the origin of the control plane.
 */
const safety = { 'x-content-type-options': 'nosniff', 'content-security-policy': 'sandbox' };

/** The status of an operation's first described success; 200 where none is described. */
export function firstSuccess({ responses }: Operation): number {
  const statuses = responses.map(({ status }) => status).filter((status) => /^2(?:\d\d|XX)$/.test(status));
  const [first = '200'] = statuses.toSorted();
  return Number(first.replace('XX', '00'));
}

/**
 * A result as it goes out, in the media type that fits `accept`.
 * @throws Refused with status 406 where none does
 */
export function render(result: Result | Described, operation: Operation, engine: Engine, accept?: string): Reply {
  const { status = firstSuccess(operation), body, headers = {} } = result;
  const own = 'mediaType' in result ? result.mediaType : headers['content-type'];
  const mediaType = own ?? engine.negotiate(operation, status, accept);
  if (body === undefined || mediaType === undefined || statusesWithoutBody.has(status)) {
    return { status, headers: { ...safety, ...headers }, body: undefined };
  }
  const content = body instanceof Uint8Array ? body : engine.write(operation, status, mediaType, body);
  return {
    status,
    headers: {
      ...safety,
      ...headers,
      'content-type': mediaType,
      'content-length': String(typeof content === 'string' ? Buffer.byteLength(content) : content.length),
    },
    body: content,
  };
}

/** A refusal as the vendor words it, else as the description has it, else as problem+json. */
export async function renderRefusal(
  refused: Refused,
  operation: Operation,
  { engine, vendor }: { readonly engine: Engine; readonly vendor: Vendor | undefined },
  accept: string | undefined,
): Promise<Reply> {
  const { violations } = refused;
  const headers = {
    ...refused.headers,
    ...(violations.length > 0 && { 'sl-violations': violationsHeader(violations) }),
  };
  const own =
    vendor?.refuse(refused, operation, operation.errorEnvelope) ?? (await describeRefusal(refused, operation, engine));
  if (own) return renderError({ ...own, headers: { ...own.headers, ...headers } }, operation, engine, accept);
  const reply = problemReply(refused);
  return { ...reply, headers: { ...safety, ...headers, ...reply.headers } };
}

/** As servers send their errors: in a media type of their own where `accept` fits none that is described. */
function renderError(result: Result | Described, operation: Operation, engine: Engine, accept?: string): Reply {
  try {
    return render(result, operation, engine, accept);
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 406) throw error;
    return render(result, operation, engine);
  }
}

/** The described error of a status, with the reason in the place of the example's message. */
async function describeRefusal(
  { status, message }: Refused,
  operation: Operation,
  engine: Engine,
): Promise<Described | undefined> {
  if (!findResponse(operation, status)) return undefined;
  const described = await engine.describe(operation, undefined, { code: status });
  return { ...described, body: withMessage(described.body, message) };
}

const messageMembers = ['message', 'Message', 'detail', 'error_description', 'errorMessage', 'reason'];

function withMessage(body: unknown, message: string): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const member = messageMembers.find((name) => typeof (body as Record<string, unknown>)[name] === 'string');
  return member ? { ...body, [member]: message } : body;
}
