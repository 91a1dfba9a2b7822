import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { shownFile } from '../spec/problem.ts';
import { UsageError } from '../spec/usage-error.ts';

/** Names of a configuration file, the one that `init` writes first. */
export const configNames = ['ts', 'mts', 'js', 'mjs'].map((extension) => `contact-apis.config.${extension}`);

/**
 * The nearest configuration file from a folder upwards.
 * @throws UsageError when a folder has more than one
 */
export function findConfig(folder: string): string | undefined {
  const found = configNames.map((name) => path.join(folder, name)).filter((file) => existsSync(file));
  if (found.length > 1) {
    const names = found.map((file) => path.basename(file)).join(' and ');
    throw new UsageError(`${folder} has both ${names}. Keep one of them.`);
  }
  const parent = path.dirname(folder);
  return found[0] ?? (parent === folder ? undefined : findConfig(parent));
}

/** Marks modules that belong to a configuration. A new value has them read anew, and not taken from Node's cache. */
const mark = 'contact-apis-config';

/**
 * What a configuration file exports as its default, read anew at each call.
 * @param onFile told each file that is read for it: the configuration and what it imports, packages left out
 * @throws UsageError when it cannot be loaded, with the place and the reason
 */
export async function loadConfig(file: string, onFile: (file: string) => void): Promise<unknown> {
  onFile(file);
  if (!existsSync(file)) throw new UsageError(`There is no configuration file ${file}.`);
  const url = pathToFileURL(file);
  url.searchParams.set(mark, crypto.randomUUID());
  const hooks = followImports(url, onFile);
  try {
    const module = (await import(url.href)) as { default?: unknown };
    if ('default' in module) return module.default;
  } catch (error) {
    throw new UsageError(`${shownFile(file)} cannot be used: ${explain(error)}`);
  } finally {
    hooks.deregister();
  }
  throw new UsageError(
    `${shownFile(file)} exports nothing as its default. It ends with: export default defineConfig({ … })`,
  );
}

/**
 * For the time a configuration is loaded: `contact-apis` is this very package, wherever it is installed; TypeScript is
 * read as an ES module, whatever package.json says; and what is imported is told and marked.
 */
function followImports(config: URL, onFile: (file: string) => void): { deregister(): void } {
  const reading = config.searchParams.get(mark)!;
  const own = new URL(`../index${path.extname(import.meta.url)}`, import.meta.url).href;
  return registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'contact-apis') return { url: own, shortCircuit: true };
      const parent = context.parentURL ?? '';
      // One that is missing is told too: it may come.
      if (parent.includes(reading) && specifier.startsWith('.')) onFile(fileURLToPath(new URL(specifier, parent)));
      const resolved = next(specifier, context);
      const url = new URL(resolved.url);
      const isOurs = url.href.includes(reading) || parent.includes(reading);
      if (!isOurs || url.protocol !== 'file:' || url.pathname.includes('/node_modules/')) return resolved;
      url.searchParams.set(mark, reading);
      const format = /\.m?ts$/.test(url.pathname) ? 'module-typescript' : resolved.format;
      return { ...resolved, url: url.href, format };
    },
  });
}

/** What was thrown while a configuration was loaded: the message, and the first place in it that the stack names. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, stack = '', name } = error;
  const [, url, line] = new RegExp(`(file:\\S+)\\?${mark}=[\\w-]+:(\\d+)`).exec(stack) ?? [];
  const place = url === undefined ? '' : `\n  at ${shownFile(fileURLToPath(url))}:${line}`;
  const kind = name === 'Error' || name === 'SyntaxError' ? '' : `${name}: `;
  return `${kind}${message.replaceAll(new RegExp(`\\?${mark}=[\\w-]+`, 'g'), '')}${place}`;
}
