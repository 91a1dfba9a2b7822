import { Argument, InvalidArgumentError, Option } from 'commander';

/** `[apis...]`: the APIs a command works on. */
export const apisArgument = (): Argument => new Argument('[apis...]', 'names of APIs; all of them when left out');

export const configOption = (): Option =>
  new Option(
    '--config <file>',
    'the redocly.yaml that names the descriptions (default: the nearest one upwards)',
  ).argParser(parseName);

/** As {@link configOption}, for a command that works in consuming repos too. */
export const anyConfigOption = (): Option =>
  new Option('--config <file>', 'contact-apis.config.* or redocly.yaml (default: the nearest one upwards)').argParser(
    parseName,
  );

export const jsonOption = (): Option => new Option('--json', 'print the result as JSON on stdout');

/** What the options of a command that writes give. */
export interface OutputOptions {
  config?: string;
  output?: string;
  json?: boolean;
}

/** @param usual what is taken when the option is left out */
export const outputOption = (usual = 'generated, beside redocly.yaml'): Option =>
  new Option('-o, --output <folder>', `where to write (default: ${usual})`).argParser(parseName);

/** An option whose value is a text with something in it. */
export const textOption = (flags: string, description: string): Option =>
  new Option(flags, description).argParser(parseName);

/** An option that may be given several times, with one value or more each time. */
export const listOption = (flags: string, description: string): Option =>
  new Option(flags, description).argParser((value: string, before: string[] | undefined) => [
    ...(before ?? []),
    parseName(value),
  ]);

/** What {@link portOption} and {@link hostOption} give. */
export interface ListenOptions {
  port: number;
  host: string;
}

export const portOption = (): Option =>
  new Option('-p, --port <number>', 'port to listen on; 0 takes a free one').default(4010).argParser(parsePort);

export const hostOption = (): Option =>
  new Option('--host <address>', 'address to listen on').default('127.0.0.1').argParser(parseName);

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}

/** @throws InvalidArgumentError for a text without a name in it */
function parseName(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It is empty.');
  return text;
}
