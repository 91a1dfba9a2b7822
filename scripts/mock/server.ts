import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Handler } from './fetch.ts';
import { problem, problemResponse } from './problem.ts';

/** Where to listen. */
export interface ListenOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** Defaults to 127.0.0.1. */
  readonly host?: string;
}

/** A port that answers. */
export interface MockServer {
  /** Without a slash at its end. */
  readonly url: string;
  /** Ends open connections too; closing again does nothing. */
  close(): Promise<void>;
}

/** Thrown when another process, or another mock, already listens on a port. */
export class PortInUseError extends Error {
  readonly port: number;

  constructor(port: number) {
    super(`Port ${port} is already in use.`);
    this.name = 'PortInUseError';
    this.port = port;
  }
}

/**
 * Puts a handler on a port.
 * @throws PortInUseError when the port is taken.
 */
export async function listen(handler: Handler, { port, host = '127.0.0.1' }: ListenOptions): Promise<MockServer> {
  const handle = getRequestListener((request) => handler(request), {
    overrideGlobalObjects: false,
    hostname: host,
    errorHandler: () => problemResponse(problem(400, 'The address of the request is malformed.')),
  });
  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing));
  await start(server, port, host);
  const { address, family, port: actual } = server.address() as AddressInfo;
  const name = family === 'IPv6' ? `[${address}]` : address;
  return { url: `http://${name}:${actual}`, close: () => stop(server) };
}

function start(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortInUseError(port) : error),
    );
    server.listen(port, host, resolve);
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
