import type { Operation } from '../../model/model.ts';
import type { Random } from '../world/random.ts';

/** What goes wrong, how often and how slowly. */
export interface FaultRule {
  /** Milliseconds to wait before the answer, from `min` to `max`. */
  readonly latency?: Latency;
  /** Share of the requests that fail, from 0 to 1. Defaults to 1 where there is a `kind` or `status`. */
  readonly rate?: number;
  /** Defaults to `error` where there is a `rate` or `status`. */
  readonly kind?: FaultKind;
  /** Status of an `error`, from 400 to 599. Defaults to 500. */
  readonly status?: number;
  /** Seconds, for the statuses 429 and 503. Defaults to 1. */
  readonly retryAfter?: number;
}

/** Milliseconds, both ends included. */
export interface Latency {
  readonly min: number;
  readonly max: number;
}

export const faultKinds = ['error', 'rate-limit', 'dropped', 'truncated', 'expired-token'] as const;

/**
 * `error` answers a 5xx, `rate-limit` 429 with `Retry-After`, `expired-token` 401; none of these is carried out, and
 * neither is one that is `dropped`. One that is `truncated` is carried out, and its answer breaks off.
 */
export type FaultKind = (typeof faultKinds)[number];

/** The faults of a session. */
export interface Faults {
  readonly all?: FaultRule;
  /**
   * For single operations, by `<api>/<operationId>`, or by operationId for that of every API. They come before `all`;
   * one that says nothing of latency, or nothing of failures, leaves that to `all`.
   */
  readonly operations?: Readonly<Record<string, FaultRule>>;
}

/** What happens to one request. */
export interface Fault {
  /** Milliseconds. */
  readonly latency: number;
  readonly failure: Failure | undefined;
}

export interface Failure {
  readonly kind: FaultKind;
  /** `undefined` where the delivery fails, not the request. */
  readonly status: number | undefined;
  /** Seconds; `undefined` for a status that has none. */
  readonly retryAfter: number | undefined;
}

/** What a fault is chosen for. */
export interface FaultTarget extends Pick<Operation, 'id' | 'security'> {
  /** Name of the API. */
  readonly api: string;
}

/**
 * Decides what happens to a request.
 * @param asked what its `Prefer` header asks for, which comes before the rules
 * @param random called at most once, and only where chance has a part
 */
export type ChooseFault = (
  faults: Faults,
  operation: FaultTarget,
  asked: FaultRule | undefined,
  random: () => Random,
) => Fault | undefined;
