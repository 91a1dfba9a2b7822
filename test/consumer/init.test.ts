import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { initCommand } from '../../scripts/commands/init.ts';
import { planInit } from '../../scripts/consumer/init.ts';
import { changePackageJson } from '../../scripts/consumer/package-json.ts';
import { packageDependencies } from '../../scripts/package.ts';
import { runCli, type CliResult } from '../support/cli.ts';
import { runCommand } from '../support/command.ts';
import { petYaml } from '../support/descriptions.ts';
import { folderWith } from '../support/folder.ts';

const range = packageDependencies['openapi-fetch']!;
const esm = '{ "type": "module" }';

const init = (args: readonly string[], cwd: string): Promise<CliResult> => runCommand(initCommand(), args, cwd);

/** The configuration that `init` would write. */
async function configFor(files: Readonly<Record<string, string>>): Promise<string> {
  const plan = await planInit(await folderWith({ 'package.json': '{}', ...files }), false);
  return plan.files.find(({ path: name }) => name === 'contact-apis.config.ts')!.content;
}

describe('init', () => {
  test('writes a configuration, a script and a dependency, and says what to type next', async () => {
    const folder = await folderWith({ 'package.json': '{\n  "name": "shop"\n}\n', 'src/index.ts': '' });
    const { code, stderr, stdout } = await runCli(['init'], folder);
    expect(stderr).toBe(
      'Wrote contact-apis.config.ts.\nWrote package.json.\nNext:\n  npm install --save-dev contact-apis\n  npm run generate\n',
    );
    expect([code, stdout]).toEqual([0, '']);
    expect(await readFile(path.join(folder, 'contact-apis.config.ts'), 'utf8')).toContain("output: 'src/apis'");
    expect(await readFile(path.join(folder, 'package.json'), 'utf8')).toBe(
      `{\n  "name": "shop",\n  "scripts": {\n    "generate": "contact-apis generate"\n  },\n  "dependencies": {\n    "openapi-fetch": "${range}"\n  }\n}\n`,
    );
  });

  test('changes nothing the second time, and works where it is called in a folder of the repo', async () => {
    const folder = await folderWith({ 'package.json': '{}', 'src/index.ts': '' });
    await init([], path.join(folder, 'src'));
    expect((await readdir(folder)).toSorted()).toEqual(['contact-apis.config.ts', 'package.json', 'src']);
    const again = await init([], folder);
    expect(again).toMatchObject({ code: 0, stderr: expect.stringMatching(/^All is there already\.\nNext:/) as string });
  });

  test('writes nothing with --dry-run', async () => {
    const folder = await folderWith({ 'package.json': '{}' });
    const { code, stderr } = await init(['--dry-run'], folder);
    expect(stderr).toContain('Would write contact-apis.config.ts.\nWould write package.json.\n');
    expect(code).toBe(0);
    expect(await readdir(folder)).toEqual(['package.json']);
  });

  test('replaces a configuration that is there only with --force', async () => {
    const folder = await folderWith({ 'package.json': '{}', 'contact-apis.config.mjs': 'export default {};' });
    const kept = await init([], folder);
    expect(kept.stderr).toContain('contact-apis.config.mjs is there already and stays as it is; --force replaces it.');
    expect(kept.code).toBe(0);
    expect(await readFile(path.join(folder, 'contact-apis.config.mjs'), 'utf8')).toBe('export default {};');

    expect((await init(['--force'], folder)).code).toBe(0);
    expect(await readFile(path.join(folder, 'contact-apis.config.mjs'), 'utf8')).toContain('defineConfig');
    expect(await readdir(folder)).not.toContain('contact-apis.config.ts');
  });

  test('replaces another generate script only with --force, and tells of it', async () => {
    const folder = await folderWith({ 'package.json': '{ "scripts": { "generate": "protoc" } }' });
    const kept = await init([], folder);
    expect(kept.stderr).toContain(
      'package.json has another generate script, which stays: protoc\n--force replaces it.',
    );
    expect(kept.stderr).toContain('  npx contact-apis generate\n');
    expect(kept.code).toBe(1);
    expect(await readFile(path.join(folder, 'package.json'), 'utf8')).toContain('"protoc"');

    expect((await init(['--force'], folder)).code).toBe(0);
    expect(await readFile(path.join(folder, 'package.json'), 'utf8')).toContain('"contact-apis generate"');
  });

  test.each([
    ['no package.json', {}, 'There is no package.json in this folder or above it. Make one with: npm init -y'],
    ['a package.json that is no JSON', { 'package.json': '{' }, 'package.json cannot be used: '],
    ['a package.json that holds a list', { 'package.json': '[]' }, 'package.json cannot be used: it holds no object.'],
    ['scripts that are a text', { 'package.json': '{ "scripts": "a" }' }, 'its scripts are no object.'],
  ])('says what is wrong with %s, and writes nothing', async (_name, files, says) => {
    const folder = await folderWith(files);
    const { code, stderr } = await init([], folder);
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
    expect(await readdir(folder)).toEqual(Object.keys(files));
  });

  test('writes a configuration that generate takes as it is', async () => {
    const folder = await folderWith({ 'package.json': '{ "type": "commonjs" }', 'docs/openapi.yaml': petYaml() });
    await runCli(['init'], folder);
    const file = path.join(folder, 'contact-apis.config.ts');
    const text = await readFile(file, 'utf8');
    expect(text).toContain(
      "    // pets: { spec: './docs/openapi.yaml' }, // any OpenAPI file or URL, such as this one of yours\n",
    );
    await writeFile(file, text.replace('// pets:', 'pets:'));
    const { code, stdout } = await runCli(['generate', '--dry-run', '--json'], folder);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as { written: string[] }).written).toEqual(
      expect.arrayContaining([
        'which50/index.ts',
        'cxengage/index.ts',
        'callab/index.ts',
        'pets/index.ts',
        'runtime/index.ts',
      ]),
    );
  });
});

describe('the configuration fits the repo:', () => {
  test.each([
    ['a src folder', { 'src/a.ts': '' }, "output: 'src/apis'"],
    ['no src folder', {}, "output: 'apis'"],
    ['no tsconfig.json', {}, "importExtension: '.ts'"],
    [
      'imports of TypeScript files',
      { 'tsconfig.json': '{ "compilerOptions": { "allowImportingTsExtensions": true } }' },
      "importExtension: '.ts'",
    ],
    [
      'imports that the compiler rewrites',
      { 'tsconfig.json': '{ "compilerOptions": { "module": "nodenext", "rewriteRelativeImportExtensions": true } }' },
      "importExtension: '.ts'",
    ],
    [
      'modules of Node',
      {
        'tsconfig.json': '{\n  // Comments, and commas at the end.\n  "compilerOptions": { "module": "NodeNext", },\n}',
      },
      "importExtension: '.js'",
    ],
    [
      'resolution of Node',
      { 'tsconfig.json': '{ "compilerOptions": { "moduleResolution": "node16", "module": "node16" } }' },
      "importExtension: '.js'",
    ],
    [
      'a bundler',
      {
        'tsconfig.json': '{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler", "noEmit": true } }',
        'package.json': esm,
      },
      "importExtension: ''",
    ],
    [
      'ES modules that the compiler writes',
      {
        'tsconfig.json': '{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler" } }',
        'package.json': esm,
      },
      "importExtension: '.js'",
    ],
    ['CommonJS', { 'tsconfig.json': '{ "compilerOptions": { "module": "commonjs" } }' }, "importExtension: ''"],
    [
      'options that are inherited',
      {
        'tsconfig.json': '{ "extends": "./base.json" }',
        'base.json': '{ "compilerOptions": { "module": "nodenext" } }',
      },
      "importExtension: '.js'",
    ],
    [
      'a list of projects, as Vite has it',
      {
        'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
        'tsconfig.app.json': '{ "compilerOptions": { "allowImportingTsExtensions": true, "module": "nodenext" } }',
      },
      "importExtension: '.ts'",
    ],
    [
      'a list of projects that contains itself',
      { 'tsconfig.json': '{ "files": [], "references": [{ "path": "." }] }' },
      "importExtension: ''",
    ],
    ['a broken tsconfig.json', { 'tsconfig.json': '{ "compilerOptions": ' }, "importExtension: ''"],
    [
      'a description in JSON',
      { 'openapi.json': '{ "openapi": "3.0.1", "info": { "title": "The Big Shop API of Bob\'s" } }' },
      "    // 'the-big-shop': { spec: './openapi.json' },",
    ],
    [
      'a description without a name',
      { 'api/openapi.yml': 'openapi: 3.1.0' },
      "    // own: { spec: './api/openapi.yml' },",
    ],
    [
      'no description, but Swagger 2',
      { 'swagger.json': '{ "swagger": "2.0" }' },
      "    // own: { spec: './openapi.yaml' }, // any OpenAPI file or URL\n",
    ],
  ])('%s', async (_name, files, says) => {
    expect(await configFor(files)).toContain(says);
  });
});

test.each([
  ['npm', {}, 'npm install --save-dev contact-apis', 'npm run generate'],
  ['pnpm, by its lock file', { 'pnpm-lock.yaml': '' }, 'pnpm add -D contact-apis', 'pnpm run generate'],
  ['yarn, by its lock file', { 'yarn.lock': '' }, 'yarn add -D contact-apis', 'yarn run generate'],
  [
    'bun, by package.json',
    { 'package.json': '{ "packageManager": "bun@1.3.0" }' },
    'bun add -d contact-apis',
    'bun run generate',
  ],
  [
    'npm, where the package is installed',
    { 'package.json': '{ "devDependencies": { "contact-apis": "1" } }' },
    'npm install',
    'npm run generate',
  ],
])('the next commands are those of %s', async (_name, files, ...next) => {
  expect((await planInit(await folderWith({ 'package.json': '{}', ...files }), false)).next).toEqual(next);
});

describe('package.json', () => {
  const wanted = { script: 'contact-apis generate', dependencies: { 'openapi-fetch': '^1.0.0' }, force: false };
  const change = (text: string): string => changePackageJson(text, wanted).text;

  test.each([
    ['two spaces', '{\n  "a": 1\n}\n', '{\n  "a": 1,\n  "scripts": {\n    "generate"'],
    ['tabs', '{\n\t"a": 1\n}', '{\n\t"a": 1,\n\t"scripts": {\n\t\t"generate"'],
    ['Windows line ends', '{\r\n    "a": 1\r\n}\r\n', '{\r\n    "a": 1,\r\n    "scripts": {\r\n        "generate"'],
    ['one line', '{"a":1}', '{"a":1,"scripts":{"generate"'],
  ])('keeps %s', (_name, text, start) => {
    const changed = change(text);
    expect(changed.slice(0, start.length)).toBe(start);
    expect(/\r?\n$/.exec(changed)?.[0]).toBe(/\r?\n$/.exec(text)?.[0]);
    expect(change(changed)).toBe(changed);
  });

  test('keeps what it has, in its order, and sorts dependencies as npm does', () => {
    const text = '{ "dependencies": { "zod": "1", "a": "2" }, "scripts": { "test": "x" }, "name": "shop" }';
    expect(JSON.stringify(JSON.parse(change(text)))).toBe(
      '{"dependencies":{"a":"2","openapi-fetch":"^1.0.0","zod":"1"},"scripts":{"test":"x","generate":"contact-apis generate"},"name":"shop"}',
    );
  });

  test.each([
    [
      'the dependency in another place',
      '{"scripts":{"generate":"contact-apis generate"},"peerDependencies":{"openapi-fetch":"*"}}',
    ],
    [
      'the script among other things',
      '{"scripts":{"generate":"contact-apis generate && prettier ."},"dependencies":{"openapi-fetch":"*"}}',
    ],
  ])('stays as it is with %s', (_name, text) => {
    expect(changePackageJson(text, wanted)).toEqual({ text, otherScript: undefined });
  });
});
