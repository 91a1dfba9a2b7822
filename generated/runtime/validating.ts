// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import { ValidationError } from './errors.ts';
import type { Validators } from './options.ts';
import { own } from './pointer.ts';
import type { Validator } from './validation.ts';

/**
 * Validators by the id of their operation, as the option `validators` of a client takes them: together they hold each
 * answer to its description, in the way that the option `validate` says.
 */
export function validating<All extends Readonly<Record<string, Validator>>>(all: All): All & Validators {
  const validate: Validators = (body, { client, operation, options, fail, tell }, status) => {
    const mode = options.validate ?? client.validate ?? 'off';
    const issues = (mode !== 'off' && own<Validator>(all, operation.id)?.(body)) || [];
    const [first] = issues;
    if (!first) return;
    const more = issues.length > 1 ? ` error.issues has ${issues.length - 1} more.` : '';
    const said = `answered what is not as described: ${first.path || 'the body'} ${first.message}.${more}`;
    if (mode === 'throw') throw fail(ValidationError, said, { status, issues });
    if (client.hooks?.onInvalid) void tell('onInvalid', { issues });
    else console.warn(`${operation.id}:`, issues);
  };
  return Object.defineProperties(validate, Object.getOwnPropertyDescriptors(all)) as All & Validators;
}
