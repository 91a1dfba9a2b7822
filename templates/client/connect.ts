import type { Answer } from './call.ts';
import { sourceOf, type Credential, type Source } from './credentials.ts';
import type { ApiDescriptor } from './operation.ts';
import type { ClientOptions, ConnectOptions, ValidateMode, Validators } from './options.ts';
import { send, type Job } from './send.ts';
import { own } from './pointer.ts';
import { membersOf } from './serialize.ts';

/** An API with the settings to call it by. It shows no credentials when it is printed. */
export interface Connection {
  readonly api: ApiDescriptor;
  /** Where the API stands, without a slash at the end. */
  readonly baseUrl: string;
  /** Sends what a call needs. For the functions that operations are made with. */
  readonly send: <Data>(job: Job<Data>) => Promise<Answer<Data>>;
}

/** The settings of a connection, which nobody outside of the runtime sees. */
export interface Client extends Omit<ConnectOptions<never>, 'credentials'> {
  readonly api: ApiDescriptor;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly credentials?: object | undefined;
  readonly validate?: ValidateMode | undefined;
  readonly validators?: Validators | undefined;
  readonly sources: ReadonlyMap<string, Source>;
}

/** A connection for the calls of one API. Nothing is sent yet; options that make no sense are refused by each call. */
export function connect<Credentials extends object = Record<string, Credential>>(
  api: ApiDescriptor,
  options: ClientOptions<Credentials> = {},
): Connection {
  const baseUrl = (options.baseUrl ?? api.baseUrl).replace(/\/+$/, '');
  const connection: Connection = { api, baseUrl, send: (job) => send(client, job) };
  const sources = membersOf(options.credentials).map(
    ([name, given]) => [name, sourceOf(name, own(api.schemes, name), given, connection)] as const,
  );
  const client: Client = { ...options, api, baseUrl, sources: new Map(sources) };
  return connection;
}
