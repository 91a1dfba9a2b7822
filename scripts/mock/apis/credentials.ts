import { Refused } from '../behaviour.ts';

/**
 * Strict mode: judges a token, an API key or a password, for every vendor alike. Good ones are `mock-token`,
 * `mock-read-only` for operations that only read, and a JSON Web Token that has not expired, whoever signed it;
 * `mock-expired` and `mock-forbidden` are there to be refused.
 * @param now what the time is, in milliseconds since 1970
 * @throws Refused with status 401 or 403
 */
export function judgeCredential(credential: string, { reads, now }: { reads: boolean; now: number }): void {
  const verdict = verdicts.get(credential) ?? judgeJwt(credential, now);
  if (verdict === 'unknown') throw new Refused(401, `The credentials are not known. ${advice}`);
  if (verdict === 'expired') throw new Refused(401, 'The token has expired. Get a new one.');
  if (verdict === 'forbidden') throw new Refused(403, 'The credentials do not allow this operation.');
  if (verdict === 'read-only' && !reads) throw new Refused(403, 'The credentials allow reading only.');
}

type Verdict = 'good' | 'read-only' | 'expired' | 'forbidden' | 'unknown';

const advice =
  'In strict mode the mock takes `mock-token`, `mock-read-only`, or a JSON Web Token that has not expired.';

const verdicts: ReadonlyMap<string, Verdict> = new Map([
  ['mock-token', 'good'],
  ['mock-read-only', 'read-only'],
  ['mock-expired', 'expired'],
  ['mock-forbidden', 'forbidden'],
]);

/** By the claims `exp` and `nbf` (RFC 7519, section 4.1), in seconds since 1970. */
function judgeJwt(token: string, now: number): Verdict {
  const claims = readClaims(token);
  if (claims === undefined) return 'unknown';
  const { exp, nbf } = claims;
  if (typeof exp === 'number' && exp * 1000 <= now) return 'expired';
  return typeof nbf === 'number' && nbf * 1000 > now ? 'unknown' : 'good';
}

function readClaims(token: string): { exp?: unknown; nbf?: unknown } | undefined {
  const payload = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(token)?.[1];
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return typeof claims === 'object' && claims !== null ? claims : undefined;
  } catch {
    return undefined;
  }
}
