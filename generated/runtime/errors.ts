// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import type { Issue } from './validation.ts';

/** What is known of a call when it fails. */
export interface ErrorDetails {
  readonly operationId: string;
  readonly method: string;
  readonly url: string;
  readonly attempts: number;
  readonly status?: number;
  readonly headers?: Headers;
  readonly body?: unknown;
  readonly issues?: readonly Issue[];
  readonly cause?: unknown;
}

/** The base of every error a call fails with. No error holds a credential. */
export class ApiError extends Error {
  /** The operation that was called, such as `getContact`. */
  declare readonly operationId: string;
  declare readonly method: string;
  /** Without user names, passwords and keys. */
  declare readonly url: string;
  /** Status of the answer, if there was one. */
  declare readonly status: number | undefined;
  /** Body of the answer, as far as it could be read. */
  declare readonly body: unknown;
  /** How many requests were sent; 0 if none was. */
  declare readonly attempts: number;

  constructor(message: string, details: ErrorDetails) {
    super(message, details);
    Object.assign(this, details);
  }

  override get name(): string {
    return 'ApiError';
  }
}

/** The API answered with a status that is not 2xx. */
export class HttpError<Status extends number = number, Body = unknown> extends ApiError {
  declare readonly status: Status;
  /** Parsed when it is JSON, else text; `undefined` when empty. */
  declare readonly body: Body;
  declare readonly headers: Headers;

  override get name(): string {
    return 'HttpError';
  }
}

/** The API answered 3xx, and the redirect could not be followed. */
export class RedirectError<Status extends number = number, Body = unknown> extends HttpError<Status, Body> {
  override get name(): string {
    return 'RedirectError';
  }
}

/** The API answered 4xx: the request has to change. */
export class RequestError<Status extends number = number, Body = unknown> extends HttpError<Status, Body> {
  override get name(): string {
    return 'RequestError';
  }
}

/** The API answered 5xx: the server failed. */
export class ServerError<Status extends number = number, Body = unknown> extends HttpError<Status, Body> {
  override get name(): string {
    return 'ServerError';
  }
}

/** The API could not be reached, or the connection broke. */
export class NetworkError extends ApiError {
  declare readonly status: undefined;

  override get name(): string {
    return 'NetworkError';
  }
}

/** The time for one try, or for the whole call, was over. */
export class TimeoutError extends ApiError {
  declare readonly status: undefined;

  override get name(): string {
    return 'TimeoutError';
  }
}

/** The caller's signal ended the call; `cause` tells its reason. */
export class AbortError extends ApiError {
  declare readonly status: undefined;

  override get name(): string {
    return 'AbortError';
  }
}

/** An argument or option that must not be sent; nothing was. */
export class InputError extends ApiError {
  declare readonly status: undefined;

  override get name(): string {
    return 'InputError';
  }
}

/** Every status of a success; spelled out, so that `error.status === 404` tells an {@link HttpError} from the others. */
export type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;

/** The answer says success, but its body is not what the description says. */
export class DecodeError extends ApiError {
  declare readonly status: SuccessStatus;

  override get name(): string {
    return 'DecodeError';
  }
}

/** The body of an answer breaks its schema. */
export class ValidationError extends DecodeError {
  declare readonly issues: readonly Issue[];

  override get name(): string {
    return 'ValidationError';
  }
}

/** The API answered 2xx with a body that says it failed. */
export class EnvelopeError<Body = unknown> extends ApiError {
  declare readonly status: SuccessStatus;
  /** The whole envelope. */
  declare readonly body: Body;

  override get name(): string {
    return 'EnvelopeError';
  }
}

/** What any call may fail with, whatever the API answers. */
export type CallError = NetworkError | TimeoutError | AbortError | DecodeError | EnvelopeError | InputError;
