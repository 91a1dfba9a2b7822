import { Refused } from '../behaviour.ts';
import type { Reply } from '../message.ts';
import { problemReply } from '../problem.ts';
import type { Failure, Fault } from './faults.ts';

/** The reply of a request that a fault keeps from being carried out; `undefined` where it is carried out. */
export function insteadOf(fault: Fault | undefined): Reply | undefined {
  const failure = fault?.failure;
  if (!failure || failure.kind === 'truncated') return undefined;
  if (failure.kind === 'dropped') return { status: 500, headers: {}, body: undefined, delivery: { kind: 'dropped' } };
  return problemReply(refusalOf(failure));
}

/** A reply as a fault leaves it: with its body broken off at about half, or dropped where there is no body to break off. */
export function spoil(fault: Fault | undefined, reply: Reply): Reply {
  if (fault?.failure?.kind !== 'truncated') return reply;
  const bytes = Math.floor(Buffer.byteLength(reply.body ?? '') / 2);
  return { ...reply, delivery: bytes > 0 ? { kind: 'truncated', bytes } : { kind: 'dropped' } };
}

/** A fault in a word or two, such as `503`, `rate-limit 429` or `dropped after 120 ms`. */
export function faultName(fault: Fault | undefined): string | undefined {
  if (!fault) return undefined;
  const { failure, latency } = fault;
  const waited = latency > 0 ? `${latency} ms` : undefined;
  const failed = failure && (failure.kind === 'error' ? `error ${failure.status}` : failure.kind);
  return [failed, waited].filter((part) => part !== undefined).join(' after ') || undefined;
}

/** Marked as made, so that nobody looks for its cause. */
function refusalOf({ kind, status = 500, retryAfter }: Failure): Refused {
  return new Refused(status, details[kind], [], {
    headers: {
      'x-mock-fault': kind,
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      ...(status === 401 && {
        'www-authenticate': 'Bearer error="invalid_token", error_description="The token expired"',
      }),
    },
  });
}

const details: Readonly<Record<Failure['kind'], string>> = {
  error: 'The mock was told to fail on this request.',
  'rate-limit': 'The mock was told to refuse this request as one too many. Try again later.',
  'expired-token': 'The mock was told to treat the token of this request as expired. Get a new one.',
  dropped: 'The mock was told to drop the connection.',
  truncated: 'The mock was told to break off the response.',
};
