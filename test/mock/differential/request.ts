import type { Operation } from '../../../scripts/model/model.ts';
import type { Message } from '../../../scripts/mock/message.ts';

/** A request to one operation, in a form that both mocks can be asked with. */
export interface PlainRequest {
  readonly operation: Operation;
  /** Values of the path's parameters, not encoded. */
  readonly path: Readonly<Record<string, string>>;
  /** As sent, without the question mark. */
  readonly query: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function toMessage({ operation, query, headers, body }: PlainRequest): Message {
  const bytes = Buffer.from(body);
  const sent = { ...headers, ...(body && { 'content-length': String(bytes.length) }) };
  return { method: operation.method.toUpperCase(), path: '/', query, headers: sent, body: async () => bytes };
}

/** What a mock finds of a request. */
export interface Verdict {
  readonly kind: 'valid' | 'invalid' | 'unauthorised' | 'unreadable' | 'thrown';
  /**
   * Where it is not as described, and which keyword says so: `body/name minLength`, `query/limit type`; each once, sorted.
   * Names of parameters are in lower case.
   */
  readonly places: readonly string[];
}

export const verdict = (kind: Verdict['kind'], places: Iterable<string> = []): Verdict => ({
  kind,
  places: [...new Set(places)].toSorted(),
});

/** A violation in the form of {@link Verdict.places}: Prism tells parameters in lower case. */
export function placeOf([part = 'request', ...path]: readonly (string | number)[], code: unknown): string {
  const place = [part, ...path].join('/');
  return `${part === 'body' ? place : place.toLowerCase()} ${String(code)}`;
}
