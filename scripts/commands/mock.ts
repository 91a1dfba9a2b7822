import { Command } from 'commander';
import { readDescriptions } from '../consumer/clients.ts';
import { requestOf, type Flags } from '../consumer/flags.ts';
import { bundledNames } from '../consumer/sources.ts';
import { createMock, type MockedApi } from '../mock/mock.ts';
import { buildModel } from '../model/build.ts';
import { compileProject } from './compile.ts';
import { progress, renderProblems } from './io.ts';
import { findMode } from './mode.ts';
import { anyConfigOption, apisArgument, hostOption, listOption, portOption, type ListenOptions } from './options.ts';
import { listenUntilStopped, reportMockError } from './serve.ts';

type ApiOptions = Pick<Flags, 'api' | 'spec'> & { config?: string };

const about = `
It serves the APIs that contact-apis.config.ts or redocly.yaml names, or --api and --spec. Where there is none of
those, it serves the APIs that the package describes.
`;

/** `contact-apis mock`: the APIs on one port, each under its own prefix. */
export function mockCommand(): Command {
  return new Command('mock')
    .description('serve a mock of the APIs, each under its own prefix and under the base path of its servers')
    .addArgument(apisArgument())
    .addOption(listOption('--api <name...>', 'an API to serve'))
    .addOption(listOption('--spec <file or URL...>', 'a description of your own for the --api beside it'))
    .addOption(portOption())
    .addOption(hostOption())
    .addOption(anyConfigOption())
    .addHelpText('after', about)
    .action(async (names: string[], { port, host, ...options }: ListenOptions & ApiOptions) => {
      const apis = await readApis(names, options);
      const mock = await createMock({ apis, onError: reportMockError });
      await listenUntilStopped(mock.fetch, { port, host }, (url) => {
        for (const { model } of apis) progress(`${model.title}: ${url}/${model.name}`);
      });
    });
}

async function readApis(names: readonly string[], options: ApiOptions): Promise<readonly MockedApi[]> {
  // Nothing is written, so where to is of no account.
  const output = '.';
  const mode = findMode(names, { ...options, output });
  if (mode.kind === 'project') return (await compileProject(options.config, names)).compiled;
  const request =
    mode.kind === 'consumer'
      ? await mode.read(() => {})
      : requestOf({ api: names.length > 0 ? names : bundledNames, output }, process.cwd());
  const { bundles, warnings } = await readDescriptions(request, () => {});
  if (warnings.length > 0) progress(renderProblems(warnings, process.stderr));
  return bundles.map(({ api, document }) => ({ model: buildModel(api, document), document }));
}
