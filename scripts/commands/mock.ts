import { Command, InvalidArgumentError, Option } from 'commander';
import {
  anyConfigOption,
  apisArgument,
  hostOption,
  listOption,
  portOption,
  textOption,
  type ListenOptions,
} from './options.ts';

/** What the options of `mock` give. */
export interface MockCommandOptions extends ListenOptions {
  api?: readonly string[];
  spec?: readonly string[];
  config?: string;
  seed: string;
  contacts: number;
  state?: string;
  strict?: boolean;
  latency?: string;
  fail?: string;
  token?: string;
  watch: boolean;
}

const about = `
It serves the APIs that contact-apis.config.ts or redocly.yaml names, or --api and --spec. Where there is none of
those, it serves the APIs that the package describes. Its control page is at /__mock.

Examples:
  $ npx contact-apis mock --api which50 --strict
  $ npx contact-apis mock --spec openapi.yaml --latency 50-200 --fail 10%
  $ npx contact-apis mock --state mock.json                    what was written is there again next time
`;

/** `contact-apis mock`: the APIs on one port, each under its own prefix. */
export function mockCommand(): Command {
  return new Command('mock')
    .description('serve a mock of the APIs, each under its own prefix and under the base path of its servers')
    .addArgument(apisArgument())
    .addOption(listOption('--api <name...>', 'an API to serve'))
    .addOption(
      listOption('--spec <file or URL...>', 'a description of your own, for the --api beside it if there is one'),
    )
    .addOption(portOption())
    .addOption(hostOption())
    .addOption(anyConfigOption())
    .addOption(textOption('--seed <text>', 'another seed is another world').default('contact-apis'))
    .addOption(new Option('--contacts <number>', 'how many people there are').default(200).argParser(parseContacts))
    .addOption(
      textOption(
        '--state <file or URL>',
        'keep what is written in a JSON file, or in Redis (redis://…) for several mocks',
      ),
    )
    .option('--strict', 'check tokens, permissions and unknown query parameters too')
    .option('--latency <ms>', 'wait before each answer, such as 200 or 50-200')
    .option('--fail <share>', 'let some requests fail, such as 10% or rate-limit:5%')
    .addOption(
      textOption(
        '--token <text>',
        'what the control page asks for (default: made up when --host is not this machine alone)',
      ),
    )
    .option('--no-watch', 'do not read the descriptions again when they change')
    .addHelpText('after', about)
    .action(async (names: string[], options: MockCommandOptions) =>
      (await import('./run/mock.ts')).runMock(names, options),
    );
}

/** As many as there are ids for. */
const mostContacts = 10_000_000;

function parseContacts(text: string): number {
  const contacts = Number(text);
  if (/^\d+$/.test(text) && contacts <= mostContacts) return contacts;
  throw new InvalidArgumentError(`It is a number from 0 to ${mostContacts}.`);
}
