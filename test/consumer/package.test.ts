import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { findChrome, launchBrowser } from '../support/browser.ts';
import { serveTexts } from '../support/http.ts';
import { addExamples, app, playwrightConfig, readExamples } from './examples.ts';
import { execute, installPackage, startMock, type Installation, type MockProcess } from './installation.ts';

/** The package as a consumer has it: packed, installed, and used by its documented commands. */
let repo: Installation;
let mock: MockProcess;

const node = (version: 20 | 22): string =>
  repo.tool(`node-${version}/bin/node${process.platform === 'win32' ? '.exe' : ''}`);
/** What the compiler says of a project: nothing, when all is well. */
const compile = (version: 5 | 6 | 7, project = 'tsconfig.json'): Promise<string> =>
  execute(process.execPath, [repo.tool(`typescript-${version}/bin/tsc`), '-p', project], repo.folder);
const runOn = (program: string, file: string): Promise<string> =>
  execute(program, [file], repo.folder, { MOCK_URL: mock.url });

beforeAll(async () => {
  repo = await installPackage();
  await repo.exec('contact-apis', 'init');
  const config = path.join(repo.folder, 'contact-apis.config.ts');
  await writeFile(config, (await readFile(config, 'utf8')).replace('// shop: {', 'shop: {'));
  await repo.install();
  await repo.run('generate');
  await repo.exec('contact-apis', 'generate', '--config', 'direct/contact-apis.config.ts');
  mock = await startMock(node(22), repo.folder);
}, 240_000);

afterAll(async () => {
  mock?.stop();
  await repo?.remove();
});

describe('the tarball', () => {
  test('holds what the program reads beside its own code, and nothing else', () => {
    const others = repo.packed.filter((name) => !/\.(js|d\.ts)$/.test(name) && !name.startsWith('templates/'));
    expect(others).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'generated/callab/openapi.json',
      'generated/cxengage/openapi.json',
      'generated/which50/openapi.json',
      'package.json',
    ]);
  });

  test('holds the types of what it exports, and of nothing else', async () => {
    const entries = ['index.d.ts', 'consumer/mock.d.ts'].map((name) => `dist/scripts/${name}`);
    const needed = await reachable(entries, (target) => target.replace(/\.[jt]s$/, '.d.ts'));
    const types = repo.packed.filter((name) => name.startsWith('dist/') && name.endsWith('.d.ts'));
    expect(types).toEqual([...needed].toSorted());
  });

  test('holds no code that nothing imports', async () => {
    const entries = ['bin.js', 'index.js', 'consumer/mock.js'].map((name) => `dist/scripts/${name}`);
    const reached = await reachable(entries);
    const rest = repo.packed.filter(
      (name) => name.startsWith('dist/scripts/') && name.endsWith('.js') && !reached.has(name),
    );
    for (const name of rest) {
      // A module of types alone leaves this behind.
      expect([name, await readPacked(name)]).toEqual([name, 'export {};\n']);
    }
  });

  test('tells nothing of the machine it was made on', async () => {
    for (const name of repo.packed) {
      const text = await readPacked(name);
      expect(text).not.toContain(path.resolve(import.meta.dirname, '../..'));
      expect(text).not.toContain('sourceMappingURL=');
    }
  });
});

describe('what is generated compiles', () => {
  test.each([5, 6, 7] as const)('as strictly as there is, under TypeScript %i', async (version) => {
    expect(await compile(version)).toBe('');
  });

  test('loosely, and without the types of a browser', async () => {
    expect(await compile(5, 'tsconfig.loose.json')).toBe('');
    expect(await compile(7, 'tsconfig.loose.json')).toBe('');
    expect(await compile(5, 'tsconfig.no-dom.json')).toBe('');
    expect(await compile(7, 'tsconfig.no-dom.json')).toBe('');
  });

  test('with dates that are dates and imports of TypeScript files', async () => {
    expect(await compile(5, 'tsconfig.direct.json')).toBe('');
    expect(await compile(7, 'tsconfig.direct.json')).toBe('');
  });
});

describe('what is generated runs against the mock of the package', () => {
  test('on Node 20, 22 and 24', async () => {
    for (const program of [node(20), node(22), process.execPath]) {
      expect(await runOn(program, 'dist/src/use.js')).toMatch(/^v\d+\.\d+\.\d+: all is well\n$/);
    }
  });

  test('in process, and as TypeScript, on Node 22 and 24', async () => {
    for (const program of [node(22), process.execPath]) {
      expect(await runOn(program, 'dist/src/in-process.js')).toMatch(/all is well\n$/);
      expect(await runOn(program, 'direct/main.ts')).toMatch(/all is well\n$/);
    }
  });

  test('in a browser, from another origin', async () => {
    const options = ['--bundle', '--format=esm', '--target=es2022', '--outfile=page.js', '--log-level=error'];
    await execute(repo.tool('.bin/esbuild'), ['src/page.ts', ...options], repo.folder);
    const script = await readFile(path.join(repo.folder, 'page.js'), 'utf8');
    const html = `<!doctype html><title>waiting</title><script type="module">${script.replaceAll('</script', String.raw`<\/script`)}</script>`;
    const site = await serveTexts({ '/': html }, 'text/html');
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(`${site}/#${mock.url}`);
      await page.waitForFunction(() => document.title !== 'waiting');
      expect(await page.title()).toMatch(/^done: [1-9]\d* 200 [1-9]\d* 404$/);
    } finally {
      await browser.close();
    }
  });
});

describe('the examples of the README', () => {
  beforeAll(async () => {
    await addExamples(repo.folder, await readExamples(), ['vitest', 'msw', '@playwright/test']);
  });

  test.each(['src/contacts.test.ts', 'src/calls.test.ts'])('run in vitest: %s', async (name) => {
    expect(await repo.exec('vitest', 'run', '--no-color', name)).toMatch(/Tests {2}1 passed/);
  });

  test('compile', async () => {
    expect(await compile(5)).toBe('');
  });

  test('run in Playwright', async () => {
    const site = await serveTexts({ '/': app }, 'text/html');
    await writeFile(path.join(repo.folder, 'playwright.config.mjs'), playwrightConfig(await findChrome(), site));
    expect(await repo.exec('playwright', 'test')).toMatch(/1 passed/);
  });
});

test('on a Node that is too old, the program says which it needs', async () => {
  const program = path.join(repo.folder, 'node_modules/contact-apis/dist/scripts/bin.js');
  await expect(execute(node(20), [program, 'init'], repo.folder)).rejects.toThrow(
    /\ncontact-apis needs Node 22\.18 or newer, and this is v20\.[\d.]+\.\n$/,
  );
  expect(packageJson.engines.node).toBe('>=22.18');
});

test('generate --check finds what was edited, and nothing else', async () => {
  const file = path.join(repo.folder, 'src/apis/shop/client.ts');
  await writeFile(file, `${await readFile(file, 'utf8')}// edited\n`);
  await expect(repo.exec('contact-apis', 'generate', '--check')).rejects.toThrow(
    '1 generated files are stale:\n  src/apis/shop/client.ts (different)\nMend them with: npx contact-apis generate\n',
  );
});

const readPacked = (name: string): Promise<string> =>
  readFile(path.join(repo.folder, 'node_modules/contact-apis', name), 'utf8');

/**
 * Modules of the package that some of them import, directly or through each other.
 * @param fileOf the file that an import is of
 */
async function reachable(
  entries: readonly string[],
  fileOf: (target: string) => string = (target) => target,
): Promise<Set<string>> {
  const reached = new Set<string>();
  const open = [...entries];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    const imports = (await readPacked(name)).matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g);
    const targets = [...imports].map(([, target = '']) => fileOf(path.posix.join(path.posix.dirname(name), target)));
    // Emitters hold imports that they write.
    open.push(...targets.filter((target) => repo.packed.includes(target)));
  }
  return reached;
}
