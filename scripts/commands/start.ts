import { Command } from 'commander';
import {
  configOption,
  hostOption,
  outputOption,
  portOption,
  type ListenOptions,
  type OutputOptions,
} from './options.ts';

/** What the options of `start` give. */
export type StartOptions = ListenOptions & Pick<OutputOptions, 'config' | 'output'>;

/** `contact-apis start`: generates everything, then serves the mock and the docs on one address. */
export function startCommand(): Command {
  return new Command('start')
    .description('generate everything, then serve the mock and the docs on one address')
    .addOption(portOption())
    .addOption(hostOption())
    .addOption(outputOption())
    .addOption(configOption())
    .action(async (options: StartOptions) => (await import('./run/start.ts')).runStart(options));
}
