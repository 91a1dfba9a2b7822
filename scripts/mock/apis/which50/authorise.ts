import { Refused, type Call } from '../../behaviour.ts';
import { judgeCredential } from '../credentials.ts';

/**
 * Strict mode. The vendor documents no way to authenticate; the description takes HTTP basic to be it, and so does the
 * mock: any user name, and as the password one of the credentials that all vendors of the mock take, such as
 * `mock-token`, `mock-read-only`, `mock-expired` and `mock-forbidden` (see `judgeCredential`).
 * @throws Refused with status 401 or 403
 */
export function authorise({ headers, operation, now }: Call): void {
  const [, encoded = ''] = /^basic +([\w+/=-]+) *$/i.exec(headers['authorization'] ?? '') ?? [];
  const credentials = Buffer.from(encoded, 'base64').toString();
  const colon = credentials.indexOf(':');
  if (colon < 1) throw new Refused(401, 'Authorization must be `Basic`, with a user name and a password in base64.');
  judgeCredential(credentials.slice(colon + 1), { reads: operation.method === 'get', now });
}
