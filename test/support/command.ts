import type { Command } from 'commander';
import { vi } from 'vitest';
import { report } from '../../scripts/commands/fault.ts';
import type { CliResult } from './cli.ts';

/**
 * Runs a command in this process: quicker than {@link runCli}, and all the same but for the start of the program.
 * A configuration it reads cannot import `contact-apis`, since vitest loads modules in another way than Node.
 */
export async function runCommand(command: Command, args: readonly string[], cwd: string): Promise<CliResult> {
  const home = process.cwd();
  const output = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      output[stream] += String(text);
      return true;
    }),
  );
  try {
    process.chdir(cwd);
    process.exitCode = undefined;
    const code = await command
      .exitOverride()
      .parseAsync([...args], { from: 'user' })
      .then(() => Number(process.exitCode ?? 0), report);
    return { code, ...output };
  } finally {
    process.exitCode = undefined;
    process.chdir(home);
    spies.forEach((spy) => spy.mockRestore());
  }
}
