import type { Violation } from '../violation.ts';
import { publicHeaders, publicQuery } from './credentials.ts';
import type { Exchange, JournalEntry, JournalMessage } from './journal.ts';

/** Bytes of a body that are kept. */
const longestBody = 16 * 1024;

/** About how many bytes of violations are kept. */
const mostViolationBytes = 32 * 1024;

/** Bytes that an exchange takes beside its texts. */
const exchangeBytes = 1024;

/** Bytes that a violation takes beside its texts. */
const violationBytes = 128;

/** What is kept of an exchange: enough to make an entry of it, and no credentials. */
export interface KeptExchange extends Omit<Exchange, 'message' | 'body' | 'reply'> {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
  readonly request: KeptMessage;
  readonly response: KeptMessage;
  /** About how many bytes all this takes. */
  readonly bytes: number;
}

interface KeptMessage {
  readonly headers: Readonly<Record<string, string>>;
  /** The body, or the first {@link longestBody} bytes of it. */
  readonly start: Uint8Array | string | undefined;
  /** Bytes of the whole body. */
  readonly length: number;
}

export function keepExchange({ message, body, reply, violations: all, ...rest }: Exchange): KeptExchange {
  const { method, path } = message;
  const query = publicQuery(message.query);
  const request = keepMessage(message.headers, body);
  const response = keepMessage(reply.headers, reply.body);
  const violations = firstOf(all);
  const bytes =
    exchangeBytes +
    path.length +
    query.length +
    bytesOf(request) +
    bytesOf(response) +
    violations.reduce((sum, violation) => sum + bytesOfViolation(violation), 0);
  return { ...rest, method, path, query, status: reply.status, request, response, violations, bytes };
}

export function toEntry(id: number, kept: KeptExchange): JournalEntry {
  const { time, session, api, operation, method, path, query, status, violations, fault, duration } = kept;
  return {
    id,
    time,
    session,
    ...(api === undefined ? {} : { api }),
    ...(operation === undefined ? {} : { operation }),
    method,
    path,
    query,
    request: toMessage(kept.request),
    response: { ...toMessage(kept.response), status },
    violations,
    ...(fault === undefined ? {} : { fault }),
    duration,
  };
}

function keepMessage(headers: Readonly<Record<string, string>>, body: Uint8Array | string | undefined): KeptMessage {
  const length = body === undefined ? 0 : Buffer.byteLength(body);
  return { headers: publicHeaders(headers), start: startOf(body, length), length };
}

/** Bytes and long texts are copied, so that what they are a part of is not kept for them. */
function startOf(body: Uint8Array | string | undefined, length: number): Uint8Array | string | undefined {
  if (body === undefined || (typeof body === 'string' && length <= longestBody)) return body;
  const bytes = typeof body === 'string' ? Buffer.from(body.slice(0, longestBody)) : body;
  return Uint8Array.prototype.slice.call(bytes, 0, longestBody);
}

function toMessage({ headers, start, length }: KeptMessage): JournalMessage {
  const body = start instanceof Uint8Array ? decode(start, length) : start;
  return { headers, ...(body === undefined ? {} : { body }), bytes: length };
}

/** @returns nothing for bytes that are no text */
function decode(start: Uint8Array, length: number): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: start.byteLength < length });
  } catch {
    return undefined;
  }
}

/** A request may have more violations than bytes. */
function firstOf(violations: readonly Violation[]): readonly Violation[] {
  let bytes = 0;
  const end = violations.findIndex((violation) => (bytes += bytesOfViolation(violation)) > mostViolationBytes);
  return end < 0 ? violations : violations.slice(0, end);
}

function bytesOfViolation({ location, message }: Violation): number {
  return location.reduce((sum, name) => sum + name.length, violationBytes + message.length);
}

function bytesOf({ headers, start }: KeptMessage): number {
  let bytes = start?.length ?? 0;
  for (const name in headers) bytes += name.length + headers[name]!.length;
  return bytes;
}
