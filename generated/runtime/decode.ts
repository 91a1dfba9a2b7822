// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import { ApiError, DecodeError } from './errors.ts';
import { httpError } from './http-error.ts';
import type { Run } from './run.ts';

/**
 * The data of an answer.
 * @throws HttpError when it is not a success
 * @throws EnvelopeError when its body says that it is not
 * @throws DecodeError when its body is not what is described
 */
export async function decode(response: Response, run: Run): Promise<unknown> {
  if (!response.ok) throw await httpError(run, response);
  const { read, unwrap, dates } = run.operation;
  const { status, headers, text: readText } = response;
  let text: string | undefined;
  try {
    let body: unknown;
    if (read) {
      // A reader that fails after it had the text could not make sense of it; before that, the connection broke.
      body = await read(Object.assign(response, { text: async () => (text = await readText.call(response)) }));
    } else {
      text = await response.text();
      body = text ? JSON.parse(text) : undefined;
    }
    const finish = (): unknown => {
      run.client.validators?.(body, run, status);
      return dates ? dates(body) : body;
    };
    return unwrap ? unwrap(body, finish, run, status) : finish();
  } catch (thrown) {
    if (text === undefined || thrown instanceof ApiError) throw thrown;
    const body = run.redact(text).slice(0, 200);
    const message = `answered ${status} (${headers.get('content-type')}) but wrongly: ${body}`;
    throw run.fail(DecodeError, message, { status, body, cause: thrown });
  }
}
