import { isJson } from '../spec/media-type.ts';
import type { Answer, Violation } from './engine.ts';
import { problem } from './problem.ts';

const statusesWithoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Serialises an answer.
 * @throws ProblemJsonError with status 501 for a value that is no text where the media type is neither JSON nor XML.
 */
export function toResponse({ status, headers, body, violations }: Answer): Response {
  const response = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== null && value !== undefined) response.set(name, headerText(value));
  }
  const mediaType = concrete(response.get('content-type') ?? 'text/plain', body);
  const bytes = statusesWithoutBody.has(status) ? undefined : serialise(body, mediaType);
  if (violations.length > 0) response.set('sl-violations', listViolations(violations));
  if (!bytes) {
    response.delete('content-type');
    return new Response(null, { status, headers: response });
  }
  response.set('content-type', mediaType);
  response.set('content-length', String(bytes.length));
  return new Response(bytes, { status, headers: response });
}

/** A value in the form a header can carry: what is not printable ASCII is percent-encoded. */
function headerText(value: unknown): string {
  return String(value).replace(/[^ -~]/gu, (char) => encodeURIComponent(char.isWellFormed() ? char : '\u{fffd}'));
}

/** A description may have a media range where a response needs a media type. */
function concrete(mediaType: string, body: unknown): string {
  if (!mediaType.includes('*')) return mediaType;
  return typeof body === 'string' ? 'text/plain' : 'application/json';
}

function serialise(body: unknown, mediaType: string): Uint8Array<ArrayBuffer> | undefined {
  if (body === undefined) return undefined;
  return new TextEncoder().encode(isJson(mediaType) ? JSON.stringify(body) : toText(body, mediaType));
}

function toText(body: unknown, mediaType: string): string {
  if (typeof body !== 'object') return String(body);
  throw problem(501, `The mock writes ${mediaType} only from a text, and what is described here is none.`);
}

const violationsLimit = 8 * 1024 - 100;

/** As Prism does, but in ASCII, which is all a header can hold. */
function listViolations(violations: readonly Violation[]): string {
  const list = JSON.stringify(violations).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return list.length > violationsLimit ? `Too many violations! ${list.slice(0, violationsLimit)}` : list;
}
