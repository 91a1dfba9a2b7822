import type { Reply } from '../mock/message.ts';
import type { Mock, MockListenOptions } from '../mock/mock.ts';
import { listen, PortInUseError, type MockServer } from '../mock/server.ts';
import { CommandError, progress } from './io.ts';
import type { ListenOptions } from './options.ts';
import { untilStopped } from './stop.ts';

/**
 * Makes sure that an address can be listened on, for a command that does other work first.
 * @throws CommandError when the port is taken
 */
export async function assertFree({ port, host }: ListenOptions): Promise<void> {
  const server = await orPortInUse(listen(notYet, { port, host }, 0));
  await server.close();
}

const notYet = async (): Promise<Reply> => ({ status: 503, headers: {}, body: undefined });

/**
 * Serves a mock until Ctrl-C or SIGTERM.
 * @param announce told the address once it is served
 * @throws CommandError when the port is taken
 */
export async function listenUntilStopped(
  mock: Pick<Mock, 'listen'>,
  address: MockListenOptions,
  announce: (url: string) => void,
): Promise<void> {
  const server = await orPortInUse(mock.listen(address));
  announce(server.url);
  progress('Press Ctrl-C to stop.');
  await untilStopped();
  await server.close();
}

async function orPortInUse(listening: Promise<MockServer>): Promise<MockServer> {
  try {
    return await listening;
  } catch (error) {
    if (!(error instanceof PortInUseError)) throw error;
    throw new CommandError(
      `Port ${error.port} is in use. Stop what listens there, or choose another with --port <number> (0 takes a free one).`,
    );
  }
}

/** Tells of a fault in the mock, whose caller only sees a 500. */
export function reportMockError(error: unknown): void {
  progress(`A fault in the mock: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}
