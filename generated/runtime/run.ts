// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import type { Client } from './connect.ts';
import type { ApiError, ErrorDetails } from './errors.ts';
import type { CallEvent, Hooks } from './hooks.ts';
import type { OperationDescriptor } from './operation.ts';
import type { CallOptions } from './options.ts';

/** What those who read the answer of a call may use. */
export interface Run {
  readonly client: Client;
  readonly operation: OperationDescriptor;
  readonly options: CallOptions;
  /** Text without the credentials of the client and of the call, and if it is to be shown without all that looks so. */
  readonly redact: (text: string, isBody?: boolean) => string;
  /** An error with what every error tells. */
  readonly fail: Fail;
  /** What ended a request before there was an answer. */
  readonly failure: (thrown: unknown) => ApiError;
  /** Tells a hook, if there is one. What it throws is printed, and changes nothing. */
  readonly tell: Tell;
  /** Does something in the time there is. */
  readonly within: <Value>(start: (signal: AbortSignal) => Promise<Value>) => Promise<Value>;
}

/** Makes an error; its cause is what is at the root of what was thrown, as it may be shown. */
export type Fail = <Err extends ApiError>(
  type: new (message: string, details: ErrorDetails) => Err,
  message: string,
  more?: Partial<ErrorDetails>,
) => Err;

/** Tells a hook. */
export type Tell = <Name extends keyof Hooks>(
  name: Name,
  more?: Omit<Parameters<NonNullable<Hooks[Name]>>[0], keyof CallEvent>,
) => Promise<unknown>;
