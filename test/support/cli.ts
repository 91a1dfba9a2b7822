import { spawn } from 'node:child_process';
import path from 'node:path';

/** The program that the bin `contact-apis` is. */
export const cliFile = path.resolve(import.meta.dirname, '../../scripts/cli.ts');

export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `contact-apis` in a folder, as a person would, and waits for it to end. */
export function runCli(args: readonly string[], cwd: string): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliFile, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    child.on('error', reject).on('close', (code) => resolve({ code, ...output }));
  });
}

/** A `contact-apis` command that serves until it is stopped. */
export interface ServingCli {
  /** Address it printed. */
  url: string;
  /** Stops it as Ctrl-C does. */
  stop(): Promise<CliResult>;
}

/** Starts a serving command and waits until it has printed its address. */
export function serveCli(args: readonly string[], cwd: string): Promise<ServingCli> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliFile, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    const ended = new Promise<CliResult>((end) => child.on('close', (code) => end({ code, ...output })));
    const stop = (): Promise<CliResult> => {
      child.kill('SIGINT');
      return ended;
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output.stderr += text;
      const url = /http:\/\/[\w.]+:\d+/.exec(output.stderr)?.[0];
      if (url && output.stderr.includes('Ctrl-C')) resolve({ url, stop });
    });
    child.on('error', reject);
    void ended.then(({ code, stderr }) => reject(new Error(`It ended with ${code}:\n${stderr}`)));
  });
}
