import type { Client } from './connect.ts';
import { setHeaders, type PlainHeaders } from './headers.ts';
import type { OperationDescriptor, RequestBody } from './operation.ts';
import type { CallOptions, Fetch } from './options.ts';
import { fillPath } from './path.ts';

/** A request that is being put together. */
export interface Draft {
  url: string;
  readonly headers: PlainHeaders;
  /** As the caller gave it. */
  body: unknown;
}

/** A request that is ready but for its credentials. */
export interface Outgoing {
  readonly url: string;
  readonly headers: PlainHeaders;
  readonly body: RequestBody | undefined | Promise<RequestBody | undefined>;
  /** In place of the client's. */
  readonly fetch?: Fetch;
}

/** The options of any operation. */
export interface AnyOptions extends CallOptions {
  readonly query?: object;
  readonly header?: object;
  readonly cookie?: object;
  readonly match?: Readonly<Record<string, unknown>>;
  readonly limit?: number;
}

/** The options among the arguments of a call, which are path parameters, the body where there is one, and options. */
export function optionsIn({ path, body }: OperationDescriptor, given: readonly unknown[]): AnyOptions {
  return (given[path.split('{').length - (body ? 0 : 1)] ?? {}) as AnyOptions;
}

/**
 * Puts a request together.
 * @throws TypeError for an argument that must not be sent
 */
export function buildRequest(
  client: Client,
  { path, styles = {}, accept = 'application/json', parts = [], body: kind }: OperationDescriptor,
  given: readonly unknown[],
  options: AnyOptions,
): Outgoing {
  const rest = [...given];
  const url = client.baseUrl + fillPath(path, styles.path, () => rest.shift());
  const headers: PlainHeaders = { accept };
  setHeaders(headers, client.headers);
  const draft: Draft = { url, headers, body: kind && rest.shift() };
  parts.forEach((put) => put(draft, options, styles));
  const body = draft.body === undefined ? undefined : kind?.write(draft.body, headers, kind.type);
  setHeaders(headers, options.headers);
  return { ...draft, body };
}
