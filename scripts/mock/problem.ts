import { STATUS_CODES } from 'node:http';
import { Refused } from './behaviour.ts';
import type { Reply } from './message.ts';
import type { Violation } from './violation.ts';

/**
 * The answer to a thrown value as problem+json (RFC 9457), with every violation and its place. One that is no
 * {@link Refused} is told to `onError`, and nothing about it to the caller.
 */
export function problemReply(error: unknown, onError?: (error: unknown) => void): Reply {
  if (!(error instanceof Refused)) {
    onError?.(error);
    return problemReply(new Refused(500, 'The mock failed on this request.'));
  }
  const { status, message: detail, violations, headers, members } = error;
  const title = STATUS_CODES[status] ?? 'Error';
  const body = JSON.stringify({
    type: 'about:blank',
    title,
    status,
    detail,
    ...(violations.length > 0 && { validation: violations.map(withoutSide) }),
    ...members,
  });
  return {
    status,
    headers: {
      ...headers,
      'content-type': 'application/problem+json',
      'content-length': String(Buffer.byteLength(body)),
    },
    body,
  };
}

/** Places are told as Prism tells them in problems: within the request. */
function withoutSide({ location: [side = '', ...place], ...violation }: Violation): Violation {
  return { location: side === 'request' ? place : [side, ...place], ...violation };
}
