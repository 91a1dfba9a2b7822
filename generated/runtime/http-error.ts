// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import { HttpError, RedirectError, RequestError, ServerError } from './errors.ts';
import { shown } from './headers.ts';
import { isJson } from './media.ts';
import { redactedJson } from './redact.ts';
import type { Run } from './run.ts';

/** Characters of an error's body that are read at least, if there are so many. */
const enough = 65_536;

/** The error for an answer that is not a success. */
export async function httpError({ fail, redact }: Run, response: Response): Promise<HttpError> {
  const { status, headers } = response;
  const decoder = new TextDecoder();
  let text = '';
  let body: unknown;
  try {
    const reader = response.body?.getReader();
    for (let bytes; text.length < enough && (bytes = (await reader?.read())?.value);) {
      text += decoder.decode(bytes, { stream: true });
    }
    await reader?.cancel();
    if (isJson(response)) body = redactedJson(text, redact);
  } catch {
    // What was read tells more than that the rest is missing or makes no sense.
  }
  body ??= redact(text, true) || undefined;
  const group = [RedirectError, RequestError, ServerError][Math.floor(status / 100) - 3] ?? HttpError;
  const advice = isTransient(status) ? 'Try again later' : `Check the ${status === 401 ? 'credentials' : 'arguments'}`;
  return fail(group, `answered ${status}. ${advice}.`, { status, headers: shown(headers, redact), body });
}

/** Whether an answer may be better the next time. */
export function isTransient(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}
