import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * Runs the Redocly CLI, quietly and without its telemetry.
 * @returns what it printed on stdout
 * @throws Error with what it printed on stderr when it fails
 */
export async function runRedocly(args: readonly string[], cwd: string): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve('@redocly/cli/package.json');
  const cli = path.join(path.dirname(manifest), 'bin/cli.js');
  const env = { ...process.env, ...environment };
  try {
    const { stdout } = await execute(process.execPath, [cli, ...args], { cwd, env, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    const { stderr = '', stdout = '' } = error as { stderr?: string; stdout?: string };
    throw new Error(`redocly ${args[0] ?? ''} failed:\n${stderr || stdout}`, { cause: error });
  }
}

/** Nothing is reported home, and the output is the same whatever environment it is made in. */
const environment = {
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  NODE_ENV: 'production',
  NO_COLOR: '1',
};
