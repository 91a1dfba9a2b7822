import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Handlebars from 'handlebars';
import type { OutputFile } from '../output.ts';
import { readIfPresent } from '../output.ts';
import { packageDependencies, packageFolder } from '../package.ts';
import { UsageError } from '../spec/usage-error.ts';
import { configNames, findConfig } from './load-config.ts';
import { changePackageJson, parsePackageJson } from './package-json.ts';
import { exploreRepo, type PackageManager, type Surroundings } from './surroundings.ts';

/** What `init` does to a consuming repo. */
export interface InitPlan {
  /** Absolute path of the folder of its `package.json`. */
  readonly folder: string;
  /** Files to write, with their texts; those that are as they should be are not among them. */
  readonly files: readonly OutputFile[];
  /** What is already there and stays. */
  readonly kept: readonly string[];
  /** A script of the name `generate` that does something else. */
  readonly otherScript: string | undefined;
  /** Commands to type next. */
  readonly next: readonly string[];
}

const script = 'contact-apis generate';

/**
 * Finds out what a consuming repo needs to generate clients, and changes nothing.
 * @param start folder of the repo, or one in it
 * @param force whether a configuration and a script that are there already are replaced
 * @throws UsageError where there is no usable `package.json`
 */
export async function planInit(start: string, force: boolean): Promise<InitPlan> {
  const folder = findPackage(start);
  const packageText = await readFile(path.join(folder, 'package.json'), 'utf8');
  const manifest = parsePackageJson(packageText);
  const repo = exploreRepo(folder, manifest);
  const runtime = 'openapi-fetch';
  const dependencies = { [runtime]: packageDependencies[runtime] ?? '*' };
  const { text, otherScript } = changePackageJson(packageText, { script, dependencies, force });
  const config = await planConfig(folder, repo, force);
  return {
    folder,
    files: [...config.files, ...(text === packageText ? [] : [{ path: 'package.json', content: text }])],
    kept: config.kept,
    otherScript,
    next: nextCommands(repo.packageManager, manifest, otherScript === undefined),
  };
}

async function planConfig(
  folder: string,
  repo: Surroundings,
  force: boolean,
): Promise<{ files: OutputFile[]; kept: string[] }> {
  const own = configNames.some((name) => existsSync(path.join(folder, name))) ? findConfig(folder) : undefined;
  const name = own === undefined ? configNames[0]! : path.basename(own);
  const content = await renderConfig(repo);
  const existing = own && (await readIfPresent(own));
  if (existing === content) return { files: [], kept: [] };
  return existing === undefined || force ? { files: [{ path: name, content }], kept: [] } : { files: [], kept: [name] };
}

async function renderConfig({ output, importExtension, own }: Surroundings): Promise<string> {
  const template = path.join(packageFolder, 'templates/consumer/contact-apis.config.ts.mustache');
  const render = Handlebars.compile(await readFile(template, 'utf8'), { noEscape: true, strict: true });
  const { name, spec } = own ?? { name: 'own', spec: './openapi.yaml' };
  return render({
    output: quote(output),
    importExtension: quote(importExtension),
    own: { name: /-/.test(name) ? quote(name) : name, spec: quote(spec), found: own !== undefined },
  });
}

const quote = (text: string): string => `'${text.replace(/['\\]/g, String.raw`\$&`)}'`;

function findPackage(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(folder);
  if (parent !== folder) return findPackage(parent);
  throw new UsageError('There is no package.json in this folder or above it. Make one with: npm init -y');
}

function nextCommands(
  manager: PackageManager,
  manifest: Readonly<Record<string, unknown>>,
  hasScript: boolean,
): string[] {
  const isInstalled = ['dependencies', 'devDependencies'].some(
    (kind) => 'contact-apis' in ((manifest[kind] ?? {}) as object),
  );
  const add = { npm: 'npm install --save-dev', pnpm: 'pnpm add -D', yarn: 'yarn add -D', bun: 'bun add -d' };
  const run = { npm: 'npm run', pnpm: 'pnpm run', yarn: 'yarn run', bun: 'bun run' };
  return [
    isInstalled ? `${manager} install` : `${add[manager]} contact-apis`,
    hasScript ? `${run[manager]} generate` : `npx ${script}`,
  ];
}
