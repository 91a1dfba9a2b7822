import type { Violation } from '../violation.ts';

/**
 * What a vendor finds wrong in one place of a request, worded as what its description finds wrong.
 * @param place such as `['body', 'Url']` or `['query', 'limit']`
 * @param message what is wrong there, in words that can follow its name: `must be an address`
 * @param code JSON Schema keyword, or a word for what no keyword says
 */
export function violationAt(place: readonly string[], message: string, code = 'invalid'): Violation {
  const [part = '', ...names] = place;
  const subject = part === 'body' ? 'body property' : `${part} parameter`;
  return {
    location: ['request', ...place],
    severity: 'Error',
    code,
    message: `Request ${subject} ${names.join('.')} ${message}`,
  };
}
