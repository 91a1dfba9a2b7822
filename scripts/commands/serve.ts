import { listen, PortInUseError, type MockServer } from '../mock/server.ts';
import { CommandError, progress } from './io.ts';
import type { ListenOptions } from './options.ts';
import { untilStopped } from './stop.ts';

type Handler = (request: Request) => Promise<Response>;

/**
 * Makes sure that an address can be listened on, for a command that does other work first.
 * @throws CommandError when the port is taken
 */
export async function assertFree(address: ListenOptions): Promise<void> {
  const server = await open(async () => new Response(), address);
  await server.close();
}

/**
 * Serves until Ctrl-C or SIGTERM.
 * @param announce told the address once it is served
 * @throws CommandError when the port is taken
 */
export async function listenUntilStopped(
  fetch: Handler,
  address: ListenOptions,
  announce: (url: string) => void,
): Promise<void> {
  const server = await open(fetch, address);
  announce(server.url);
  progress('Press Ctrl-C to stop.');
  await untilStopped();
  await server.close();
}

function open(fetch: Handler, address: ListenOptions): Promise<MockServer> {
  return listen(fetch, address).catch((error: unknown) => {
    if (!(error instanceof PortInUseError)) throw error;
    throw new CommandError(
      `Port ${error.port} is in use. Stop what listens there, or choose another with --port <number> (0 takes a free one).`,
    );
  });
}

/** Tells of a fault in the mock, whose caller only sees a 500. */
export function reportMockError(error: unknown): void {
  progress(`A fault in the mock: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}
