import { Argument, InvalidArgumentError, Option } from 'commander';

/** `[apis...]`: the APIs a command works on. */
export const apisArgument = (): Argument => new Argument('[apis...]', 'names of APIs; all of them when left out');

export const configOption = (): Option =>
  new Option('--config <file>', 'the redocly.yaml that names the descriptions (default: the nearest one upwards)');

export const jsonOption = (): Option => new Option('--json', 'print the result as JSON on stdout');

export const outputOption = (folder = 'generated'): Option =>
  new Option('-o, --output <folder>', 'where to write').default(folder);

/** What {@link portOption} and {@link hostOption} give. */
export interface ListenOptions {
  port: number;
  host: string;
}

export const portOption = (): Option =>
  new Option('-p, --port <number>', 'port to listen on; 0 takes a free one').default(4010).argParser(parsePort);

export const hostOption = (): Option => new Option('--host <address>', 'address to listen on').default('127.0.0.1');

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}
