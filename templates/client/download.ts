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

/** The bytes of an answer as they arrive, until the call is aborted or its deadline is over. */
export function streamOf({ body }: Response, run: Run): ReadableStream<Uint8Array> {
  const { signal, deadline = run.client.deadline ?? Infinity } = run.options;
  const reader = body?.getReader();
  let stop: (thrown: unknown) => void;
  let finish: () => void;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const end = (): void => {
    signal?.removeEventListener('abort', stop);
    finish();
  };
  /** Fails when the deadline is over. What ends before that is the timeout, which does not count here. */
  const watch = (): Promise<void> => run.within(() => finished).catch(() => run.within(moment).then(watch));
  return new ReadableStream({
    start(controller) {
      stop = (thrown) => {
        end();
        reader?.cancel().catch(() => undefined);
        controller.error(run.failure(thrown));
      };
      signal?.addEventListener('abort', stop);
      // Without a deadline no timer runs, which would keep a process waiting for a stream that nobody reads.
      if (deadline < Infinity) watch().catch(stop);
    },
    async pull(controller) {
      try {
        // Timers do not tell that the time is over while chunks are ready at once.
        await run.within(() => Promise.resolve());
        const chunk = await reader?.read();
        if (chunk?.value) return controller.enqueue(chunk.value);
        end();
        controller.close();
      } catch (thrown) {
        stop(thrown);
      }
    },
    cancel(reason) {
      end();
      return reader?.cancel(reason);
    },
  });
}

const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
