import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectBody } from './body.ts';
import { Refused } from './behaviour.ts';
import type { Message, MessageHandler, Reply } from './message.ts';
import { problemReply } from './problem.ts';

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

/** Milliseconds that a request may take to arrive. */
const requestTimeout = 30_000;

/**
 * Puts a handler on a port.
 * @param bodyLimit largest request body taken, in bytes
 * @param onError told of an answer that cannot be sent, in whose place there is a 500
 * @throws PortInUseError when the port is taken.
 */
export async function listen(
  handler: MessageHandler,
  { port, host = '127.0.0.1' }: ListenOptions,
  bodyLimit: number,
  onError?: (error: unknown) => void,
): Promise<MockServer> {
  const server = createServer({ requestTimeout }, (incoming, outgoing) => {
    // A caller that goes away in the middle is nothing to tell of.
    outgoing.on('error', () => {});
    answer(incoming, bodyLimit, handler)
      .then((reply) => deliver(reply, incoming, outgoing))
      .catch((error: unknown) => deliver(problemReply(error, onError), incoming, outgoing));
  });
  await start(server, port, host);
  const { address, family, port: actual } = server.address() as AddressInfo;
  const name = family === 'IPv6' ? `[${address}]` : address;
  return { url: `http://${name}:${actual}`, close: () => stop(server) };
}

function answer(incoming: IncomingMessage, bodyLimit: number, handler: MessageHandler): Promise<Reply> {
  const message = toMessage(incoming, bodyLimit);
  if (message) return handler(message);
  return Promise.resolve(problemReply(new Refused(400, 'The address of the request is malformed.')));
}

/** @returns `undefined` where target and host make no address */
function toMessage(incoming: IncomingMessage, bodyLimit: number): Message | undefined {
  const { method = 'GET', url: target = '/', headers } = incoming;
  const address = readTarget(target, headers.host);
  if (!address) return undefined;
  const { 'content-length': length, 'transfer-encoding': coding } = headers;
  const stream = length === undefined && coding === undefined ? null : incoming;
  let bytes: Promise<Uint8Array> | undefined;
  return {
    method,
    ...address,
    // Node gives a list for Set-Cookie alone, which a request does not have.
    headers: headers as Record<string, string>,
    body: () => (bytes ??= collectBody(stream, length, bodyLimit)),
  };
}

const plainTarget = /^\/(?!\/)[\w\-.~!$&'()*+,;=:@/%]*(?:\?|$)/;
const dots = /\/\.|%2e/i;
const plainHost = /^[\w.-]+(?::\d+)?$/;

/** A plain address is taken as it stands; of any other the dot segments and the absolute form are resolved. */
function readTarget(target: string, host = ''): Pick<Message, 'path' | 'query'> | undefined {
  const end = target.indexOf('?');
  const path = end < 0 ? target : target.slice(0, end);
  if (plainTarget.test(target) && !dots.test(path) && (host === '' || plainHost.test(host))) {
    return { path, query: end < 0 ? '' : target.slice(end + 1) };
  }
  if (target.includes('\\') || /[\\/?#@]/.test(host)) return undefined;
  const absolute = /^https?:\/\//i.test(target) ? target : `http://${host || 'localhost'}${target}`;
  if (!URL.canParse(absolute)) return undefined;
  const { pathname, search } = new URL(absolute);
  return { path: pathname, query: search.slice(1) };
}

function deliver(reply: Reply, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { status, headers, body, delivery } = reply;
  if (delivery?.kind === 'dropped') {
    incoming.socket.destroy();
    return;
  }
  // Whoever still sends a body too large to be taken would not see the answer if the connection were closed now.
  if (status === 413) incoming.resume();
  outgoing.writeHead(status, headers as Record<string, string>);
  if (delivery?.kind === 'truncated') {
    outgoing.write(Buffer.from(body ?? '').subarray(0, delivery.bytes), () => incoming.socket.destroy());
    return;
  }
  outgoing.end(body);
}

function start(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) =>
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
