import { Refused, type Result } from '../../behaviour.ts';
import { violationAt } from '../violation-at.ts';

/** The statuses that the vendor lists for what a caller did wrong. */
const documented: ReadonlySet<number> = new Set([400, 401, 403, 404]);

/**
 * The vendor lists status codes and documents no body, so this is the body that the description assumes: an object with
 * a `message`. Where the request is not as it is described, `validation` lists each difference with its place.
 */
export function refuse({ status, message, violations }: Refused): Result | undefined {
  const own = status === 422 ? 400 : status;
  if (!documented.has(own)) return undefined;
  return { status: own, body: { message, ...(violations.length > 0 && { validation: violations }) } };
}

/** A refusal with status 400 for one place of the request; see {@link violationAt}. */
export function badRequest(place: readonly string[], code: string, message: string): Refused {
  const violation = violationAt(place, message, code);
  return new Refused(400, `${violation.message}.`, [violation]);
}
