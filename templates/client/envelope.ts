import { EnvelopeError } from './errors.ts';
import type { Unwrap } from './operation.ts';
import { at } from './pointer.ts';
import { redactedJson } from './redact.ts';

/** Where an envelope says what; each member is the keys that lead to it from the whole body. */
export interface EnvelopeShape {
  readonly status: readonly string[];
  /** Values of the status that mean an error. */
  readonly error: readonly string[];
  readonly message: readonly string[];
  /** The payload of a good answer. */
  readonly data: readonly string[];
}

/** Unwraps answers that say in their body whether they are errors. */
export function envelope({ status, error, message, data }: EnvelopeShape): Unwrap {
  return (body, finish, { fail, redact }, code) => {
    const said = at(body, status);
    if (!error.includes(said as string)) return at(finish(), data);
    const shown = redactedJson(JSON.stringify(body), redact);
    const why = redact(String(at(body, message) ?? said));
    throw fail(EnvelopeError, `answered that it failed: ${why}`, { status: code, body: shown });
  };
}
