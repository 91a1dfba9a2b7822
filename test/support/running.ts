import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { cliFile, type CliResult } from './cli.ts';

/** How long to wait for a text, in milliseconds. */
const patience = 40_000;

/** A `contact-apis` command that goes on until it is stopped. */
export interface RunningCli {
  readonly cwd: string;
  /**
   * Waits until stderr matches, after what earlier calls matched; gives the match.
   * @throws Error with what it said when it ends before that, or does not come to it
   */
  says(pattern: RegExp): Promise<string>;
  /** Stops it as Ctrl-C does. */
  stop(): Promise<CliResult>;
}

/**
 * Starts a command that goes on until it is stopped.
 * @param nodeArgs options of Node itself
 */
export function startCli(args: readonly string[], cwd: string, nodeArgs: readonly string[] = []): RunningCli {
  const child = spawn(process.execPath, [...nodeArgs, cliFile, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  let read = 0;
  const ended = new Promise<CliResult>((end) => child.on('close', (code) => end({ code, ...output })));
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const failed = ended.then(({ code, stderr }) => {
    throw new Error(`It ended with ${code}:\n${stderr}`);
  });
  failed.catch(() => {});
  const next = (pattern: RegExp): string | undefined => {
    const match = pattern.exec(output.stderr.slice(read));
    if (match === null) return undefined;
    read += match.index + match[0].length;
    return match[0];
  };
  return {
    cwd,
    says(pattern) {
      const said = new Promise<string>((resolve) => {
        const look = (): void => {
          const match = next(pattern);
          if (match === undefined) return;
          child.stderr.off('data', look);
          resolve(match);
        };
        child.stderr.on('data', look);
        look();
      });
      const silent = setTimeout(patience, undefined, { ref: false }).then(() => {
        throw new Error(`It does not say ${pattern}, but:\n${output.stderr}`);
      });
      return Promise.race([said, failed, silent]);
    },
    stop() {
      child.kill('SIGINT');
      return ended;
    },
  };
}
