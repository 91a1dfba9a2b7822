// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import type { Credential } from './credentials.ts';
import type { Hooks } from './hooks.ts';
import type { Run } from './run.ts';

/** Sends one request. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Headers by name. */
export type HeaderValues = Readonly<Record<string, string | undefined>>;

/** When a failed request is sent again. */
export interface RetryOptions {
  /** Requests of one call at most, the first included; 3 when left out, 1 for no retries. */
  attempts?: number | undefined;
  /** Milliseconds before the first retry, doubled for each further one; 500 when left out. */
  delay?: number | undefined;
  /** Milliseconds between two requests at most, also where the API asks for more; 20 000 when left out. */
  maxDelay?: number | undefined;
  /** Whether POST and PATCH are sent again too, though the first request may have had its effect; `false` when left out. */
  unsafe?: boolean | undefined;
}

/** What happens to an answer that breaks its schema. */
export type ValidateMode = 'off' | 'warn' | 'throw';

/** What `validating` makes of validators: it holds the body of an answer to its schema. */
export type Validators = (body: unknown, run: Run, status: number) => void;

/** Limits of a call, which can be set for a client and for one call. `Infinity` stands for none. */
export interface LimitOptions {
  /** Milliseconds for one request, the reading of its answer included; 30 000 when left out. */
  timeout?: number | undefined;
  /** Milliseconds for a call in all, retries and waiting included; none when left out. */
  deadline?: number | undefined;
  retry?: RetryOptions | undefined;
}

/** Settings of one call. */
export interface CallOptions extends LimitOptions {
  /** Ends the call when it aborts. */
  signal?: AbortSignal | undefined;
  /** Headers sent with this call alone. */
  headers?: HeaderValues | undefined;
  /** Needs `validators` among the client's options. */
  validate?: ValidateMode | undefined;
}

/** Settings of a client, other than those of validation. */
export interface ConnectOptions<Credentials extends object = Record<string, Credential>> extends LimitOptions {
  /** Where the API stands; the first server of the description when left out. */
  baseUrl?: string | undefined;
  /** Credentials by the name of the security scheme they are for. They are sent to the origin of `baseUrl` alone. */
  credentials?: Partial<Credentials> | undefined;
  /** Headers sent with every request. */
  headers?: HeaderValues | undefined;
  /** Used in place of the global `fetch`. */
  fetch?: Fetch | undefined;
  hooks?: Hooks | undefined;
  /** Whether hooks see URLs with the credentials in them. */
  reveal?: boolean | undefined;
  /** Used in place of `Math.random`. */
  random?: (() => number) | undefined;
  /** Used in place of `Date.now`. */
  now?: (() => number) | undefined;
}

/** `validate` other than `off` needs the validators of `validators.ts`, which are bundled only when they are given. */
export type ValidateOptions =
  | { validate?: 'off' | undefined; validators?: Validators | undefined }
  | { validate: ValidateMode; validators: Validators };

/**
 * Settings of one client.
 * @typeParam Credentials the kind of credential of each security scheme, by the scheme's name
 */
export type ClientOptions<Credentials extends object = Record<string, Credential>> = ConnectOptions<Credentials> &
  ValidateOptions;
