import { once } from 'node:events';

/** Waits for Ctrl-C or SIGTERM. */
export async function untilStopped(): Promise<void> {
  const stopped = new AbortController();
  await Promise.race(
    (['SIGINT', 'SIGTERM'] as const).map((signal) => once(process, signal, { signal: stopped.signal })),
  );
  stopped.abort();
}
