import type { Connection } from './connect.ts';
import type { Scheme } from './schemes.ts';

/** What HTTP basic authentication sends. */
export interface BasicUser {
  readonly username: string;
  readonly password: string;
}

/** What a provider is told. */
export interface ProviderContext<Value = string> {
  /** What the API has just refused with 401; `undefined` at the first request of a call. */
  readonly rejected: Value | undefined;
}

/** Gives a credential for a request. Called for every request; keep what is costly to get. */
export type Provider<Value> = (context: ProviderContext<Value>) => Value | Promise<Value>;

/** Gives a token for a request. */
export type TokenProvider = Provider<string>;

/** A token or key, or a function that gives it. */
export type TokenCredential = string | TokenProvider;

/** A user, or a function that gives it. */
export type BasicCredential = BasicUser | Provider<BasicUser>;

/** The members that are exchanged for a token, such as a key and its secret. */
export type ExchangeMembers<Member extends string = string> = { readonly [Name in Member]: string };

/** Any credential. */
export type Credential = TokenCredential | BasicCredential | ExchangeMembers;

/** A credential as it is sent. */
export interface Used {
  readonly scheme: Scheme;
  readonly value: unknown;
  readonly written: string;
  /** What gives another one after a 401. */
  readonly provide: Provider<unknown> | undefined;
  /** The answer of the provider to the 401 before it, if there was one. */
  readonly renewal: Promise<unknown> | undefined;
}

/**
 * Gives the credential to send. After a 401 a provider is called once for all the requests that were refused.
 * @param rejected what was sent before, if it was refused
 */
export type Source = (rejected: Used | undefined) => Used | Promise<Used>;

/** The source of a credential. */
export function sourceOf(name: string, scheme: Scheme | undefined, given: unknown, connection: Connection): Source {
  const provide = typeof given === 'function' ? (given as Provider<unknown>) : scheme?.exchange?.(connection, given);
  const use = (value: unknown, renewal?: Promise<unknown>): Used => {
    if (!value || !scheme) throw new TypeError(`The credential ${name} is empty.`);
    return { scheme, value, written: scheme.write(value as never), provide, renewal };
  };
  if (!provide) {
    let fixed: Used | undefined;
    return () => (fixed ??= use(given));
  }
  const ask = async (rejected?: unknown): Promise<unknown> => provide({ rejected });
  let renewal: Promise<unknown> | undefined;
  return async (rejected) => {
    if (rejected && renewal === rejected.renewal) renewal = ask(rejected.value);
    const latest = renewal;
    return use(await (rejected ? latest : ask()), latest);
  };
}

/** The first alternative whose credentials were all given; one that needs none comes last. */
export function chosen(
  sources: ReadonlyMap<string, Source>,
  security: readonly (readonly string[])[],
): readonly string[] {
  return security.find((names) => names[0] && names.every((name) => sources.has(name))) ?? [];
}
