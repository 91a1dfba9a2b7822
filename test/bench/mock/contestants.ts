import path from 'node:path';
import { benchFolder } from '../install.ts';

/** A mock server as its users start it, in its default configuration. */
export interface Contestant {
  readonly name: string;
  /**
   * What Node runs.
   * @param document absolute path of the description
   */
  command(document: string, port: number): readonly string[];
}

/**
 * The contestant that the targets are for.
 * @param program the package's, as it is published
 */
export const ours = (program: string): Contestant => ({
  name: ourName,
  command: (document, port) => [program, 'mock', '--api', nameOf(document), '--spec', document, '--port', `${port}`],
});

export const ourName = 'contact-apis';

export const prism: Contestant = {
  name: 'Prism',
  command: (document, port) => [peer('@stoplight/prism-cli/dist/index.js'), 'mock', '--port', `${port}`, document],
};

export const scalar: Contestant = {
  name: 'Scalar',
  command: (document, port) => [path.join(import.meta.dirname, 'scalar-server.js'), document, `${port}`],
};

export const mockoon: Contestant = {
  name: 'Mockoon',
  command: (document, port) => [peer('@mockoon/cli/bin/run.js'), 'start', '--data', document, '--port', `${port}`],
};

/** No mock: what Node's HTTP server can reach at most, to see what there is to win. */
export const bare: Contestant = {
  name: 'bare node:http',
  command: (_document, port) => [path.join(import.meta.dirname, 'bare-server.js'), `${port}`],
};

export const peers: readonly Contestant[] = [prism, scalar, mockoon];

/** A file of a package that is installed beside the benchmark. */
export function peer(file: string): string {
  return path.join(benchFolder, 'node_modules', file);
}

/** `generated/callab/openapi.json` describes callab, whose name the mock knows. */
const nameOf = (document: string): string =>
  path.basename(document) === 'openapi.json' ? path.basename(path.dirname(document)) : 'github';
