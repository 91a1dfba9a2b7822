import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

const runtimeFolder = path.resolve(import.meta.dirname, '../../templates/client');

/** Lets emitted files find the runtime, wherever they stand. */
const runtimeAt: Plugin = {
  name: 'runtime',
  setup(setup) {
    setup.onResolve({ filter: /^\.\.\/runtime\// }, ({ path: file }) => ({
      path: path.join(runtimeFolder, path.basename(file)),
    }));
  },
};

/** Bundles source text that imports the runtime as generated files do. */
export async function bundleEmitted(source: string, minify = false): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, loader: 'ts', resolveDir: runtimeFolder },
    plugins: [runtimeAt],
    bundle: true,
    minify,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}

/** The exports of emitted source text, run as a module. */
export async function loadEmitted<T>(source: string): Promise<T> {
  const code = await bundleEmitted(source);
  return (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)) as T;
}

/** The runtime's files by name, for compiling emitted files beside them. */
export async function runtimeFiles(): Promise<Map<string, string>> {
  const names = (await readdir(runtimeFolder)).filter((name) => name.endsWith('.ts'));
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(path.join(runtimeFolder, name), 'utf8')] as const),
    ),
  );
}
