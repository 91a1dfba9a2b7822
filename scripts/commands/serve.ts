import { once } from 'node:events';
import { listen, PortInUseError } from '../mock/server.ts';
import { CommandError, progress } from './io.ts';
import type { ListenOptions } from './options.ts';

/**
 * Serves until Ctrl-C or SIGTERM.
 * @param announce told the address once it is served
 * @throws CommandError when the port is taken
 */
export async function listenUntilStopped(
  fetch: (request: Request) => Promise<Response>,
  address: ListenOptions,
  announce: (url: string) => void,
): Promise<void> {
  const server = await listen(fetch, address).catch((error: unknown) => {
    if (!(error instanceof PortInUseError)) throw error;
    throw new CommandError(
      `Port ${error.port} is in use. Stop what listens there, or choose another with --port <number> (0 takes a free one).`,
    );
  });
  announce(server.url);
  progress('Press Ctrl-C to stop.');
  const stopped = new AbortController();
  await Promise.race(
    (['SIGINT', 'SIGTERM'] as const).map((signal) => once(process, signal, { signal: stopped.signal })),
  );
  stopped.abort();
  await server.close();
}

/** Tells of a fault in the mock, whose caller only sees a 500. */
export function reportMockError(error: unknown): void {
  progress(`A fault in the mock: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}
