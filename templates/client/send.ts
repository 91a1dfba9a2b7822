import type { Answer } from './call.ts';
import type { Client } from './connect.ts';
import { chosen, type Used } from './credentials.ts';
import { AbortError, ApiError, InputError, NetworkError, TimeoutError, type ErrorDetails } from './errors.ts';
import { setHeaders, shown } from './headers.ts';
import type { HookHeaders } from './hooks.ts';
import { isTransient } from './http-error.ts';
import { defaults, limitsOf, type Limits } from './limits.ts';
import type { OperationDescriptor } from './operation.ts';
import type { CallOptions } from './options.ts';
import { hideNamed, hideSecrets } from './redact.ts';
import { discard, follow, isStream, type Sent } from './redirect.ts';
import type { Outgoing } from './request.ts';
import type { Fail, Run, Tell } from './run.ts';
import { timed, timeUp } from './timed.ts';

/** Reads an answer of any status. What it throws means that the connection broke, unless it is an `ApiError`. */
export type Read<Data> = (response: Response, run: Run) => Promise<Data>;

/** What a call needs to be sent. */
export interface Job<Data> {
  readonly operation: OperationDescriptor;
  readonly options: CallOptions;
  /** Puts the request together. What it throws becomes an `InputError`. */
  readonly build: (client: Client) => Outgoing;
  readonly read: Read<Data>;
}

/** A request that is to be sent again. */
interface Again {
  readonly delay: number;
  readonly status?: number;
  readonly error?: ApiError;
}

/**
 * Sends a request as often as it takes, and reads the answer.
 *
 * What a call is at is what the functions in here share: they are one closure, and not a module each with the state
 * handed on, because that makes every bundle a tenth smaller and every call quicker.
 */
export async function send<Data>(
  client: Client,
  { operation, options, build, read }: Job<Data>,
): Promise<Answer<Data>> {
  const { api, baseUrl, credentials, hooks, now = Date.now, random = Math.random, reveal, sources } = client;
  const { id, method, path, security = api.security } = operation;
  const { signal } = options;
  const begun = now();
  let limits: Limits;
  let request: Outgoing;
  let isOnce: boolean;
  let isSent = false;
  /** Tries that count, and requests that were sent. */
  let tries = 0;
  let attempts = 0;
  /** Without the credentials that are added here, and with them. */
  let url = baseUrl + path;
  let target = url;
  /** Credentials of the latest request, and those that were refused with 401, which is asked about once. */
  let used: readonly Used[] = [];
  let renewed = used;

  const redact: Run['redact'] = (text, isBody) => {
    const sent = [...used, ...renewed].map(({ value, written }) => [value, written.split(' ').pop()]);
    const safe = hideSecrets(text, [credentials, sent]);
    return isBody ? safe : hideNamed(safe, api.schemes);
  };

  const details = (): ErrorDetails => ({ operationId: id, method, url: redact(url), attempts });

  const fail: Fail = (type, message, more) => {
    const all = { ...details(), ...more };
    let text = `${id}: ${method} ${all.url} ${message}`;
    if (all.cause) {
      const root = ((all.cause as Error).cause ?? all.cause) as Error & { code?: unknown };
      const cause = new Error(redact(String(root.message || root.code || root)));
      all.cause = cause;
      text += ` (${cause.message})`;
    }
    return new type(text, all);
  };

  const tell: Tell = async (name, more) => {
    const told = hooks as { readonly [name: string]: (event: object) => unknown } | undefined;
    try {
      return await told?.[name]?.({ ...details(), ...(reveal && { url: target }), ...more });
    } catch (thrown) {
      return console.error(name, thrown);
    }
  };

  const left = (): number => limits.deadline - (now() - begun);

  const failure = (thrown: unknown): ApiError => {
    if (thrown instanceof ApiError && thrown !== signal?.reason) return thrown;
    if (signal?.aborted) return fail(AbortError, 'was aborted.', { cause: signal.reason as unknown });
    if (thrown === timeUp) {
      const name = left() > 9 ? 'timeout' : 'deadline';
      return fail(TimeoutError, `exceeded its ${name} of ${limits[name]} ms.`);
    }
    if (isSent) return fail(NetworkError, 'got no answer. Check network and baseUrl.', { cause: thrown });
    // What went wrong are arguments, options, credentials or headers of a hook.
    return fail(InputError, redact(`was not sent. ${(thrown as Error).message}`));
  };

  /** Puts credentials on the request. */
  const authorize = async (stopped: AbortSignal): Promise<Sent> => {
    const body = await request.body;
    const found: Used[] = [];
    for (const name of chosen(sources, security)) found.push(await sources.get(name)!(renewed[found.length]));
    // While a provider was waited for, the call may have ended.
    stopped.throwIfAborted();
    used = found;
    const sent: Sent = { url, method, headers: { ...request.headers }, body };
    used.forEach(({ scheme, written }) => scheme.put(sent, written));
    target = sent.url;
    attempts++;
    if (hooks?.onRequest) setHeaders(sent.headers, (await tell('onRequest')) as HookHeaders | undefined);
    return sent;
  };

  /** Milliseconds until the request is sent again; `undefined` when it is not to be. */
  const pauseOf = (headers?: Headers): number | undefined => {
    // POST and PATCH may have had their effect.
    const isSafe = limits.unsafe || !/^P[OA]/.test(method);
    if (tries >= limits.attempts || !isSafe || isOnce) return undefined;
    const longest = Math.min(limits.maxDelay, limits.delay * 2 ** (tries - 1));
    const asked = headers?.get('retry-after') || '-';
    // Of either form: seconds or a date.
    const seconds = Number(asked);
    const after = seconds >= 0 ? seconds * 1000 : Date.parse(asked) - now();
    const pause = after >= 0 ? after : (longest * (1 + random())) / 2;
    return pause <= limits.maxDelay && pause < left() ? pause : undefined;
  };

  const run: Run = {
    client,
    operation,
    options,
    redact,
    fail,
    failure,
    tell,
    within: (start) => timed(Math.min(limits.timeout, left()), signal, start),
  };

  const sendOnce = async (stopped: AbortSignal): Promise<Answer<Data> | Again> => {
    tries++;
    isSent = false;
    const sent = await authorize(stopped);
    stopped.throwIfAborted();
    isSent = true;
    const start = hooks && now();
    const [response, isOwn] = await follow(run, request.fetch ?? client.fetch ?? fetch, stopped, sent, used);
    const { status, headers } = response;
    if (hooks?.onResponse)
      void tell('onResponse', { status, headers: shown(headers, redact), duration: now() - start! });
    let delay = isTransient(status) ? pauseOf(headers) : undefined;
    if (status === 401 && isOwn && !renewed[0] && !isOnce && used.some(({ provide }) => provide)) {
      renewed = used;
      tries--;
      delay = 0;
    }
    if (delay === undefined) return { data: await read(response, run), status, headers, response };
    discard(response);
    return { delay, status };
  };

  try {
    limits = limitsOf(limitsOf(defaults, client), options);
    if ((options.validate ?? client.validate ?? 'off') !== 'off' && !client.validators) {
      throw new TypeError('validate needs validators.');
    }
    if (/[?#@\s]/.test(baseUrl)) throw new TypeError('baseUrl must be a plain address.');
    request = build(client);
    isOnce = isStream(request.body);
    target = url = request.url;
    for (;;) {
      const outcome = await run.within(sendOnce).catch((thrown: unknown): Again => {
        const error = failure(thrown);
        const isFinal = error === thrown || error instanceof InputError || signal?.aborted;
        const delay = isFinal ? undefined : pauseOf();
        if (delay === undefined) throw error;
        return { delay, error };
      });
      if ('data' in outcome) return outcome;
      void tell('onRetry', outcome);
      if (outcome.delay) await timed(outcome.delay, signal, never).catch(() => signal?.throwIfAborted());
    }
  } catch (thrown) {
    const error = failure(thrown);
    void tell('onError', { error, duration: now() - begun });
    throw error;
  }
}

const never = (): Promise<never> => new Promise(() => undefined);
