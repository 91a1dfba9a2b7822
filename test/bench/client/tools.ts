import { execFile } from 'node:child_process';
import path from 'node:path';

/** Folder of the project. */
export const projectFolder = path.resolve(import.meta.dirname, '../../..');

/**
 * Runs a program that Node runs in a folder, away from the project's own settings, and gives its standard output.
 * @throws Error with all that it printed, when it fails
 */
export function runTool(program: string, args: readonly string[], cwd: string): Promise<string> {
  const env = {
    ...process.env,
    NO_COLOR: '1',
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, ...args], { env, cwd, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${path.basename(program)} failed in ${cwd}:\n${stdout}${stderr}`));
      else resolve(stdout);
    });
  });
}
