import { isAbsoluteUrl, ResolveError, Source } from '@redocly/openapi-core';
import { BoundedResolver } from '../spec/resolver.ts';

/** Bounds of what is read from the network. */
export interface RemoteLimits {
  /** For one document, redirects included, in milliseconds. */
  readonly timeout: number;
  /** Of one document, in bytes. */
  readonly size: number;
}

export const remoteLimits: RemoteLimits = { timeout: 30_000, size: 32 * 2 ** 20 };

const mostRedirects = 5;

/** Reads a description at a URL for Redocly: from that URL's origin, and from nowhere else. */
export class RemoteResolver extends BoundedResolver {
  readonly #origin: string;
  readonly #limits: RemoteLimits;

  /** @param url where the description's root document is */
  constructor(url: string, limits: RemoteLimits = remoteLimits) {
    super();
    this.#origin = new URL(url).origin;
    this.#limits = limits;
  }

  /** @throws ResolveError, which Redocly reports where the reference stands */
  override async loadExternalRef(absoluteRef: string): Promise<Source> {
    try {
      if (!isAbsoluteUrl(absoluteRef) || new URL(absoluteRef).origin !== this.#origin) {
        throw new Error(`${absoluteRef} is not at ${this.#origin}, where the description is, and is not read.`);
      }
      const { body, mediaType } = await fetchText(absoluteRef, this.#limits);
      return new Source(absoluteRef, body, mediaType);
    } catch (error) {
      throw new ResolveError(error as Error);
    }
  }
}

/**
 * Reads a text from a URL. Redirects are followed on the same host only, and never from https to http.
 * @throws Error that says in a sentence what went wrong
 */
export async function fetchText(
  url: string,
  { timeout, size }: RemoteLimits,
): Promise<{ body: string; mediaType: string }> {
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await followRedirects(new URL(url), signal);
    if (!response.ok) throw new Refusal(`${url} answers ${response.status} ${response.statusText}`.trim());
    const mediaType = response.headers.get('content-type') ?? '';
    if (/^text\/html\b/i.test(mediaType)) throw new Refusal(`${url} answers a web page, not a description`);
    return { body: await readBounded(response, url, size), mediaType };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (signal.aborted) throw new Refusal(`${url} does not answer within ${timeout / 1000} s`);
    throw new Refusal(`${url} cannot be reached: ${rootCause(error)}`);
  }
}

/** What {@link fetchText} says itself. */
class Refusal extends Error {
  constructor(message: string) {
    super(`${message}.`);
    this.name = 'Refusal';
  }
}

async function followRedirects(url: URL, signal: AbortSignal, redirects = 0): Promise<Response> {
  const headers = { accept: 'application/yaml, application/json;q=0.9, */*;q=0.5' };
  const response = await fetch(url, { signal, headers, redirect: 'manual' });
  const location = response.headers.get('location');
  if (response.status < 300 || response.status > 399 || location === null) return response;
  await response.body?.cancel();
  if (redirects === mostRedirects) throw new Refusal(`${url.href} redirects more than ${mostRedirects} times`);
  const target = new URL(location, url);
  const stays = target.origin === url.origin;
  const secures = url.protocol === 'http:' && target.protocol === 'https:' && target.hostname === url.hostname;
  if (!stays && !secures) {
    throw new Refusal(`${url.href} redirects to ${target.href}. Name that address if you trust it`);
  }
  return followRedirects(target, signal, redirects + 1);
}

async function readBounded(response: Response, url: string, size: number): Promise<string> {
  const decoder = new TextDecoder();
  let length = 0;
  let text = '';
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > size) throw new Refusal(`${url} is larger than ${size / 2 ** 20} MiB`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The innermost reason: `fetch` itself says no more than that it failed. */
function rootCause(error: unknown): string {
  const { cause, message, code, errors } = error as Error & { code?: string; errors?: Error[] };
  if (cause !== undefined) return rootCause(cause);
  return message || errors?.[0]?.message || code || String(error);
}
