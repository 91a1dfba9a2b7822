import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

/** Where redis-server is on this machine, or `undefined`. */
export const redisServer: string | undefined = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'redis-server'))
  .find(isExecutable);

/** Why tests with Redis do not run, where they do not. */
export const whyNoRedis = 'no redis-server on PATH; on Debian, apt-get install redis-server brings one';

/** A Redis of our own that keeps nothing on disk. */
export interface Redis {
  /** @param prefix of the keys */
  url(prefix: string): string;
  stop(): Promise<void>;
  /** Starts it on the same port as before. */
  start(): Promise<void>;
  /** Lets it hang, and go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
}

export async function startRedis(): Promise<Redis> {
  const port = await freePort();
  let server = await launch(port);
  return {
    url: (prefix) => `redis://127.0.0.1:${port}?prefix=${encodeURIComponent(prefix)}`,
    stop: () => stop(server),
    async start() {
      server = await launch(port);
    },
    signal(signal) {
      server.kill(signal);
    },
  };
}

async function launch(port: number): Promise<ChildProcess> {
  const server = spawn(redisServer!, ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']);
  for await (const line of createInterface(server.stdout)) {
    if (line.includes('Ready to accept connections')) break;
  }
  if (server.exitCode !== null) throw new Error('redis-server did not start.');
  server.stdout.resume();
  return server;
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => void server.once('exit', resolve));
  server.kill('SIGKILL');
  await gone;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => void probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => void probe.close(resolve));
  return port;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
