import type { Operation } from '../../../model/model.ts';
import type { Refused, Result } from '../../behaviour.ts';
import { tellViolations } from '../../violation.ts';
import { makeWritable } from './texts.ts';

/** Statuses that the vendor's pages list, whose body is taken to be ASP.NET's `HttpError`. */
const statuses: ReadonlySet<number> = new Set([400, 401, 403, 404, 417]);

/**
 * The vendor's error: `{ "Message": … }` with the reason and every violation in words. What the mock finds invalid is 400,
 * as for the vendor's `{state}` and `$select`, but 417 where the vendor's page says so, as for the contact form.
 */
export function refuse({ status, message, violations }: Refused, { responses }: Operation): Result | undefined {
  const described = (code: number): boolean => responses.some((response) => response.status === String(code));
  const invalid = status === 400 || status === 422;
  const answered = invalid ? (described(417) ? 417 : 400) : status;
  if (!statuses.has(answered)) return undefined;
  const Message = invalid && violations.length > 0 ? `The request is invalid. ${tellViolations(violations)}` : message;
  return {
    status: answered,
    body: { Message: makeWritable(Message) },
    ...(!described(answered) && { headers: { 'content-type': 'application/json' } }),
  };
}
