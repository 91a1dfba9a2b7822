import { Command } from 'commander';
import { createMock } from '../mock/mock.ts';
import { compileProject } from './compile.ts';
import { progress } from './io.ts';
import { apisArgument, configOption, hostOption, portOption, type ListenOptions } from './options.ts';
import { listenUntilStopped, reportMockError } from './serve.ts';

/** `contact-apis mock`: the APIs on one port, each under its own prefix. */
export function mockCommand(): Command {
  return new Command('mock')
    .description('serve a mock of the APIs, each under its own prefix and under the base path of its servers')
    .addArgument(apisArgument())
    .addOption(portOption())
    .addOption(hostOption())
    .addOption(configOption())
    .action(async (names: string[], { config, ...address }: ListenOptions & { config?: string }) => {
      const { compiled } = await compileProject(config, names);
      const mock = await createMock({ apis: compiled, onError: reportMockError });
      await listenUntilStopped(mock.fetch, address, (url) => {
        for (const { model } of compiled) progress(`${model.title}: ${url}/${model.name}`);
      });
    });
}
