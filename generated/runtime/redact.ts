// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import type { Run } from './run.ts';
import type { Scheme } from './schemes.ts';
import { membersOf } from './serialize.ts';

/** Text without the texts in credentials, as they are and as they stand in URLs. */
export function hideSecrets(text: string, secret: unknown): string {
  if (typeof secret === 'object') {
    return membersOf(secret!).reduce(
      (rest, [name, part]) => (name === 'username' ? rest : hideSecrets(rest, part)),
      text,
    );
  }
  // What is shorter is part of too much else.
  if (typeof secret !== 'string' || secret.length < 4) return text;
  return text.replaceAll(secret, '***').replaceAll(encodeURIComponent(secret), '***');
}

/**
 * Text without the values of query parameters and JSON members whose name tells of a secret, and without users and
 * passwords in URLs.
 */
export function hideNamed(text: string, schemes: { readonly [name: string]: Scheme }): string {
  return text
    .replace(/\/\/[^/?#@\s]*@/g, '//')
    .replace(/([?&"]([^?&="#\s]+)"?\s*[=:]\s*"?)[^&"#\s]*/g, (whole, start: string, name: string) =>
      /token|key|secret|pass|sig|auth|cred/i.test(name) || Object.values(schemes).some((scheme) => scheme.name === name)
        ? `${start}***`
        : whole,
    );
}

/** The value of a JSON text, the texts in it redacted. */
export function redactedJson(text: string, redact: Run['redact']): unknown {
  return JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' ? redact(value, true) : value));
}
