import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { parse } from 'yaml';
import { apiNamePattern } from '../spec/api-name.ts';
import { isRecord } from '../spec/record.ts';
import type { ImportExtension } from './define-config.ts';

/** What can be found out about a consuming repo. */
export interface Surroundings {
  /** Where clients belong, seen from the repo. */
  readonly output: string;
  readonly importExtension: ImportExtension;
  /** An OpenAPI description that lies about. */
  readonly own: OwnSpec | undefined;
  readonly packageManager: PackageManager;
}

interface OwnSpec {
  readonly name: string;
  /** Seen from the repo. */
  readonly spec: string;
}

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** @param manifest its `package.json` */
export function exploreRepo(folder: string, manifest: Readonly<Record<string, unknown>>): Surroundings {
  return {
    output: existsSync(path.join(folder, 'src')) ? 'src/apis' : 'apis',
    importExtension: chooseExtension(readCompilerOptions(folder), manifest['type'] === 'module'),
    own: findOwnSpec(folder),
    packageManager: findPackageManager(folder, manifest['packageManager']),
  };
}

/**
 * How relative imports have to end.
 * @param options of the TypeScript compiler; none where there is no `tsconfig.json`
 * @param isEsm whether the package's own files are ES modules
 */
function chooseExtension(options: ts.CompilerOptions | undefined, isEsm: boolean): ImportExtension {
  // Without a compiler, Node itself runs TypeScript, and wants to be told the file.
  if (!options || options.allowImportingTsExtensions || options.rewriteRelativeImportExtensions) return '.ts';
  if (resolvesLikeNode(options)) return '.js';
  // Where something else than Node reads the code, a bundler or a test runner, none is the one that all of them take.
  return isEsm && !options.noEmit ? '.js' : '';
}

function resolvesLikeNode({ module = ts.ModuleKind.None, moduleResolution }: ts.CompilerOptions): boolean {
  if (moduleResolution === undefined) return module >= ts.ModuleKind.Node16 && module <= ts.ModuleKind.NodeNext;
  return [ts.ModuleResolutionKind.Node16, ts.ModuleResolutionKind.NodeNext].includes(moduleResolution);
}

/** Options of the `tsconfig.json` of a folder, or of the first project that it refers to where it is only a list of those. */
function readCompilerOptions(
  folder: string,
  file = 'tsconfig.json',
  visited: readonly string[] = [],
): ts.CompilerOptions | undefined {
  const config = path.resolve(folder, file);
  if (!existsSync(config) || visited.includes(config)) return undefined;
  const { config: json = {} } = ts.readConfigFile(config, (name) => ts.sys.readFile(name)) as { config?: TsConfig };
  const host = { ...ts.sys, readDirectory: () => [] };
  const { options } = ts.parseJsonConfigFileContent(json, host, path.dirname(config));
  const [reference] = Array.isArray(json.references) ? json.references : [];
  if (!Array.isArray(json.files) || json.files.length > 0 || typeof reference?.path !== 'string') return options;
  const target = reference.path.endsWith('.json') ? reference.path : path.join(reference.path, 'tsconfig.json');
  return readCompilerOptions(path.dirname(config), target, [...visited, config]) ?? options;
}

interface TsConfig {
  readonly files?: unknown;
  readonly references?: readonly { readonly path?: unknown }[];
}

const usualFolders = ['', 'api', 'apis', 'docs', 'openapi', 'spec', 'specs', 'schema', 'src'];
const usualNames = ['openapi', 'swagger', 'api'].flatMap((name) =>
  ['yaml', 'yml', 'json'].map((end) => `${name}.${end}`),
);

function findOwnSpec(folder: string): OwnSpec | undefined {
  for (const place of usualFolders.flatMap((name) => usualNames.map((file) => path.posix.join(name, file)))) {
    const title = readTitle(path.join(folder, place));
    if (title !== undefined) return { name: nameOf(title), spec: `./${place}` };
  }
  return undefined;
}

/** The title of an OpenAPI 3.0 or 3.1 description; `undefined` for any other file, and where there is none. */
function readTitle(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const document: unknown = parse(readFileSync(file, 'utf8'));
    if (!isRecord(document) || !/^3\.[01]\./.test(String(document['openapi']))) return undefined;
    return isRecord(document['info']) ? String(document['info']['title'] ?? '') : '';
  } catch {
    return undefined;
  }
}

function nameOf(title: string): string {
  const words = title
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replace(/\b(open)?api\b/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const name = words.slice(0, 3).join('-');
  return apiNamePattern.test(name) && name !== 'runtime' ? name : 'own';
}

const lockFiles: readonly [string, PackageManager][] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
];

function findPackageManager(folder: string, stated: unknown): PackageManager {
  const [name] = String(stated).split('@');
  const known = lockFiles.map(([, manager]) => manager).find((manager) => manager === name);
  return known ?? lockFiles.find(([file]) => existsSync(path.join(folder, file)))?.[1] ?? 'npm';
}
