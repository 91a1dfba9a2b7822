import { Refused } from '../../behaviour.ts';
import type { Violation } from '../../violation.ts';

/** @param message what is wrong with the value, in words that can follow its name */
export function violationOf(place: 'body' | 'query', name: string, code: string, message: string): Violation {
  const subject = place === 'body' ? 'body property' : 'query parameter';
  return {
    location: ['request', place, name],
    severity: 'Error',
    code,
    message: `Request ${subject} ${name} ${message}`,
  };
}

/** The refusal of a body for one of its members. */
export function refusal(member: string, code: string, message: string): Refused {
  return new Refused(400, `${member} ${message}`, [violationOf('body', member, code, message)]);
}

/**
 * The workspace that a body names; `default` where it names none.
 * @throws Refused with status 400 for a slug of more than 100 characters
 */
export function readWorkspace(slug: string | undefined): string {
  if (slug !== undefined && slug.length > 100) {
    throw refusal('workspace', 'maxLength', 'must not have more than 100 characters');
  }
  return slug === undefined || slug === '' ? 'default' : slug;
}
