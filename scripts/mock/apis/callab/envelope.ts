import type { ErrorEnvelope } from '../../../../generated/callab/schema.ts';
import type { Operation } from '../../../model/model.ts';
import type { Refused, Result } from '../../behaviour.ts';
import { tellViolations } from '../../violation.ts';

/** A success as every answer has it. */
export interface Ok<Data> {
  readonly status: 'ok';
  readonly message: 'ok';
  readonly data: Data;
}

export function ok<Data>(data: Data): Result<Ok<Data>> {
  return { body: { status: 'ok', message: 'ok', data } };
}

/** What is wrong with the request itself, rather than with its credentials or with the service. */
const requestErrors: ReadonlySet<number> = new Set([400, 404, 409, 422]);

/**
 * An error as the pages have it: in the envelope with HTTP status 200, but with 400 where an operation describes that.
 * Statuses that an operation describes, such as 401, stay as they are; of others the pages show nothing.
 */
export function refuse(refused: Refused, operation: Operation): Result<ErrorEnvelope> | undefined {
  const describes = (status: number): boolean =>
    operation.responses.some((response) => response.status === String(status));
  const body = { status: 'error', message: messageOf(refused) } as const;
  if (requestErrors.has(refused.status)) return { status: describes(400) ? 400 : 200, body };
  return describes(refused.status) ? { status: refused.status, body } : undefined;
}

function messageOf({ message, violations }: Refused): string {
  return violations.length === 0 ? message : tellViolations(violations);
}
