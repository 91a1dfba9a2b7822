// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import type { Answer, DownloadCall } from './call.ts';
import type { Connection } from './connect.ts';
import { httpError } from './http-error.ts';
import { sendCall, type Operation } from './invoke.ts';
import { lazyCall } from './lazy.ts';
import type { OperationDescriptor } from './operation.ts';
import type { Run } from './run.ts';

/** An operation that answers with a file. */
export function download<Args extends readonly unknown[], Err>(
  descriptor: OperationDescriptor,
): Operation<Args, DownloadCall<Err>> {
  const call = (connection: Connection, ...args: Args): DownloadCall<Err> => {
    const begin = <Data>(read: (response: Response, run: Run) => Promise<Data> | Data): Promise<Answer<Data>> =>
      sendCall<Data>(connection, descriptor, args, async (response, run) => {
        if (!response.ok) throw await httpError(run, response);
        return read(response, run);
      });
    return Object.assign(
      lazyCall<Blob, Err>(() => begin((response) => response.blob())),
      {
        bytes: async () => new Uint8Array((await begin((response) => response.arrayBuffer())).data),
        stream: async () => (await begin(streamOf)).data,
      },
    );
  };
  return Object.assign(call, { descriptor });
}

/** The bytes of an answer as they arrive. */
function streamOf({ body }: Response, run: Run): ReadableStream<Uint8Array> {
  const reader = body?.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const chunk = await run.within(async () => reader?.read());
        if (!chunk?.value) controller.close();
        else controller.enqueue(chunk.value);
      } catch (thrown) {
        reader?.cancel().catch(() => undefined);
        controller.error(run.failure(thrown));
      }
    },
    cancel: (reason) => reader?.cancel(reason),
  });
}
