import type { ApiError } from './errors.ts';
import type { Issue } from './validation.ts';

/** What every hook is told. */
export interface CallEvent {
  readonly operationId: string;
  readonly method: string;
  /** Without credentials, unless the client was made with `reveal`. */
  readonly url: string;
  /** How many requests of this call were sent, this one included. */
  readonly attempts: number;
}

/** An answer has arrived; its body is not read yet. */
export interface ResponseEvent extends CallEvent {
  readonly status: number;
  readonly headers: Headers;
  /** Milliseconds since this request was sent. */
  readonly duration: number;
}

/** A request is about to be sent again. */
export interface RetryEvent extends CallEvent {
  /** Of the answer that asks for it, if there was one. */
  readonly status?: number;
  /** What failed, if there was no answer. */
  readonly error?: ApiError;
  /** Milliseconds until then. */
  readonly delay: number;
}

/** A call has failed. */
export interface ErrorEvent extends CallEvent {
  readonly error: ApiError;
  /** Milliseconds since the call began. */
  readonly duration: number;
}

/** An answer breaks its schema. */
export interface InvalidEvent extends CallEvent {
  readonly issues: readonly Issue[];
}

/**
 * Functions that are told of what a client does. A hook that throws changes nothing: the call goes on, and what was
 * thrown is printed with `console.error`. Nothing waits for a hook, other than a request for `onRequest`.
 */
export interface Hooks {
  /** May give headers to add to the request, such as `traceparent`. Those that cannot be sent are an `InputError`. */
  onRequest?(event: CallEvent): HookHeaders | void | Promise<HookHeaders | void>;
  onResponse?(event: ResponseEvent): unknown;
  onRetry?(event: RetryEvent): unknown;
  /** Told of a call that fails; not of a stream that breaks off after it was given. */
  onError?(event: ErrorEvent): unknown;
  /** In place of `console.warn`, with `validate: 'warn'`. */
  onInvalid?(event: InvalidEvent): unknown;
}

/** Headers by name. */
export type HookHeaders = Readonly<Record<string, string>>;
