import type { Call } from '../../behaviour.ts';
import { Refused } from '../../behaviour.ts';
import { judgeCredential } from '../credentials.ts';

/** Every operation wants a bearer token; those that are asked for by GET only read. */
export function authorise({ headers, operation, now }: Call): void {
  const token = /^bearer +(\S+)$/i.exec(headers['authorization'] ?? '')?.[1];
  if (token === undefined) throw new Refused(401, 'Missing or invalid token. Send `Authorization: Bearer <token>`.');
  judgeCredential(token, { reads: operation.method === 'get', now });
}
