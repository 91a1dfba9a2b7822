import { STATUS_CODES } from 'node:http';
import { ProblemJsonError } from '@stoplight/prism-http';

/**
 * An error that is answered as problem+json (RFC 9457) when thrown.
 * @param detail what is wrong and what to do about it, for a person
 * @param additional more members of the problem; `headers` also become headers of the response
 */
export function problem(status: number, detail: string, additional?: Record<string, unknown>): ProblemJsonError {
  return new ProblemJsonError('about:blank', STATUS_CODES[status] ?? 'Error', status, detail, additional);
}

/** The response to a thrown value. One that is no problem is told to `onError`, and nothing about it to the caller. */
export function problemResponse(error: unknown, onError?: (error: unknown) => void): Response {
  if (!(error instanceof ProblemJsonError)) {
    onError?.(error);
    return problemResponse(problem(500, 'The mock failed on this request.'));
  }
  const { name: type, message: title, status, detail, additional } = error;
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  for (const [name, value] of Object.entries(additional?.['headers'] ?? {})) headers.set(name, String(value));
  return new Response(JSON.stringify({ type, title, status, detail, ...additional }), { status, headers });
}
