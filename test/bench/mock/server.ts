import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Contestant } from './contestants.ts';
import type { Document, Exchange } from './documents.ts';

/** A contestant in a process of its own. */
export interface RunningServer {
  readonly contestant: Contestant;
  /** Without a slash at its end. */
  readonly url: string;
  /** From the start of the process to the first answer that was a success, in milliseconds. */
  readonly startedIn: number;
  /** Memory that the process holds, in MiB; `undefined` where the system does not tell. */
  memory(): Promise<number | undefined>;
  stop(): Promise<void>;
}

/** How long a server may take to start, in milliseconds. */
const patience = 300_000;

/**
 * Starts a contestant and asks until it answers.
 * @param home empty folder for what it writes
 * @throws Error with what it printed when it ends or does not answer in time
 */
export async function startServer(contestant: Contestant, document: Document, home: string): Promise<RunningServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  const child = spawn(process.execPath, contestant.command(document.file, port), {
    cwd: home,
    env: { ...process.env, HOME: home, NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = `${said}${text}`.slice(-5000)));
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  while (!(await answers(url, document.exchanges[0]!))) {
    if (child.exitCode !== null || performance.now() - startedAt > patience) {
      await stop();
      throw new Error(`${contestant.name} does not answer ${document.exchanges[0]!.path}:\n${said}`);
    }
    await setTimeout(2);
  }
  const startedIn = performance.now() - startedAt;
  return { contestant, url, startedIn, memory: () => memoryOf(child.pid!), stop };
}

async function answers(url: string, exchange: Exchange): Promise<boolean> {
  try {
    await ask(url, exchange);
    return true;
  } catch {
    return false;
  }
}

/** @throws Error for an answer that is no success */
export async function ask(url: string, exchange: Exchange): Promise<string> {
  const { status, text } = await send(url, exchange);
  if (status >= 200 && status <= 299) return text;
  throw new Error(`${url} answers ${exchange.name} with ${status}: ${text.slice(0, 500)}`);
}

function send(url: string, { method, path, headers, body }: Exchange): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${url}${path}`, { method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode!, text })).on('error', reject);
    });
    asked.on('error', reject).end(body);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function memoryOf(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kibibytes] = /^VmRSS:\s*(\d+) kB$/m.exec(status) ?? [];
  return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
}
