import { Refused } from '../../behaviour.ts';
import type { Violation } from '../../violation.ts';
import { violationAt } from '../violation-at.ts';

/** A record that must be there. @throws Refused with status 404 */
export function found<T>(record: T | undefined, what: string): T {
  if (record === undefined) throw new Refused(404, `${what} was not found.`);
  return record;
}

/** A request that is not valid in one place of it. */
export function invalid(place: readonly string[], message: string): Refused {
  return new Refused(400, invalidRequest, [violationAt(place, message)]);
}

/** @throws Refused with status 400 where there are violations */
export function assertNone(violations: readonly Violation[]): void {
  if (violations.length > 0) throw new Refused(400, invalidRequest, violations);
}

const invalidRequest = 'The request is invalid.';
