import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkConfig } from '../../scripts/consumer/check-config.ts';
import { findConfig } from '../../scripts/consumer/load-config.ts';
import { readRequest } from '../../scripts/consumer/request.ts';
import { folderWith } from '../support/folder.ts';
import { loadInNode } from './load.ts';

const noFile = (): void => {};
const told = (config: unknown): string[] => checkConfig(config).map(({ place, message }) => `${place}: ${message}`);

describe('a configuration is read from', () => {
  const body = `{ output: 'src/apis', apis: { which50: {} } }`;
  const typed = `import { defineConfig, type ContactApisConfig } from 'contact-apis';\nexport default defineConfig(${body} satisfies ContactApisConfig);`;

  test.each([
    ['TypeScript', 'contact-apis.config.ts', typed, '{}'],
    ['TypeScript in a package of ES modules', 'contact-apis.config.ts', typed, '{ "type": "module" }'],
    ['TypeScript in a package of CommonJS modules', 'contact-apis.config.ts', typed, '{ "type": "commonjs" }'],
    ['a TypeScript ES module', 'contact-apis.config.mts', typed, '{}'],
    ['JavaScript', 'contact-apis.config.js', `export default ${body};`, '{ "type": "module" }'],
    ['a JavaScript CommonJS module', 'contact-apis.config.js', `module.exports = ${body};`, '{ "type": "commonjs" }'],
    [
      'a JavaScript ES module',
      'contact-apis.config.mjs',
      `import { defineConfig } from 'contact-apis';\nexport default defineConfig(${body});`,
      '{}',
    ],
  ])('%s', async (_name, file, text, manifest) => {
    const folder = await folderWith({ [file]: text, 'package.json': manifest });
    const { results } = await loadInNode(findConfig(folder)!);
    expect(results).toEqual([{ output: 'src/apis', apis: { which50: {} } }]);
  });

  test('the nearest file upwards, and each time anew, with all that it imports', async () => {
    const folder = await folderWith({
      'contact-apis.config.ts': `import { output } from './deep/output.ts';\nexport default { output };`,
      'deep/output.ts': `export const output: string = 'one';`,
      'deep/er/file': '',
    });
    const file = findConfig(path.join(folder, 'deep/er'))!;
    const imported = path.join(folder, 'deep/output.ts');
    const change = `writeFileSync(${JSON.stringify(imported)}, 'export const output = "two";')`;
    const { results, files } = await loadInNode(file, change);
    expect(results).toEqual([{ output: 'one' }, { output: 'two' }]);
    expect(files.toSorted()).toEqual([file, imported]);
  });

  test('a package, which is not among the files it is made of', async () => {
    const folder = await folderWith({
      'contact-apis.config.ts': `import output from 'some-package';\nexport default { output };`,
      'node_modules/some-package/package.json': '{ "type": "module", "exports": "./index.js" }',
      'node_modules/some-package/index.js': `export default 'there';`,
    });
    const file = path.join(folder, 'contact-apis.config.ts');
    expect(await loadInNode(file)).toEqual({ results: [{ output: 'there' }], files: [file] });
  });
});

describe('a configuration that cannot be loaded is a mistake with its place, and no stack', () => {
  test.each([
    ['a syntax error', `export default {\n  output: 'a'\n  apis: {},\n};`, /at .*contact-apis\.config\.ts:3$/],
    [
      'what only a compiler can do',
      'enum A { B }\nexport default { output: A.B };',
      /enum is not supported.*\n.*config\.ts:1$/,
    ],
    [
      'an error it throws',
      '\nexport default { output: nowhere.at };',
      /ReferenceError: nowhere is not defined\n  at .*config\.ts:2$/,
    ],
    [
      'an import of a file that is not there',
      `import a from './gone.ts';\nexport default a;`,
      /Cannot find module .*gone\.ts' imported from .*config\.ts$/,
    ],
    [
      'an import of a package that is not there',
      `import a from 'not-there';\nexport default a;`,
      /Cannot find package 'not-there'/,
    ],
    [
      'an import of a name that is not there',
      `import { a } from './empty.ts';\nexport default a;`,
      /does not provide an export named 'a'/,
    ],
    ['no default export', `export const output = 'a';`, /exports nothing as its default/],
    ['something thrown that is no error', `throw 'a fit';`, /cannot be used: a fit$/],
  ])('%s', async (_name, text, says) => {
    const folder = await folderWith({ 'contact-apis.config.ts': text, 'empty.ts': 'export {};' });
    const { results } = await loadInNode(path.join(folder, 'contact-apis.config.ts'));
    expect(results[0]).toMatch(/^UsageError: contact-apis\.config\.ts /);
    expect(results[0]).toMatch(says);
    expect(results[0]).not.toMatch(/node:internal|contact-apis-config=/);
  });

  test('a file that is not there', async () => {
    const file = path.join(await folderWith({}), 'contact-apis.config.ts');
    const { results, files } = await loadInNode(file);
    expect(results).toEqual([`UsageError: There is no configuration file ${file}.`]);
    expect(files).toEqual([file]);
  });

  test('two files in one folder', async () => {
    const folder = await folderWith({ 'contact-apis.config.ts': '', 'contact-apis.config.mjs': '' });
    expect(() => findConfig(folder)).toThrow('has both contact-apis.config.ts and contact-apis.config.mjs');
  });
});

describe('a configuration says what it may', () => {
  test('everything there is', () => {
    const all = {
      output: 'src/apis',
      apis: {
        which50: {},
        cxengage: {
          include: { tags: ['contacts'], operations: ['createToken'] },
          exclude: { tags: ['notes'] },
          dates: 'Date',
        },
        callab: undefined,
        shop: { spec: './openapi.yaml' },
        'other-shop': { spec: 'https://example.com/openapi.json' },
      },
      dates: 'string',
      importExtension: '',
      banner: 'Made here.',
    };
    expect(told(all)).toEqual([]);
  });

  test('all mistakes are told at once, each with its place', () => {
    const mistakes = told({
      outptu: 'src/apis',
      apis: {
        which5: {},
        cxengage: { includ: {}, dates: 'date' },
        callab: { include: { tags: 'contacts', operations: [] }, exclude: {} },
        'my shop': { spec: 'a.yaml' },
        runtime: { spec: 'a.yaml' },
        shop: { spec: 'ftp://example.com/a.yaml' },
        secret: { spec: 'https://user:pass@example.com/a.yaml' },
        list: [],
        twice: { spec: 'a.yaml', include: { tags: ['a', 'b', 'a', 7] } },
      },
      importExtension: 'ts',
      banner: 5,
    });
    const known = 'Known here: output, apis, dates, importExtension, banner';
    expect(mistakes).toEqual([
      'output: this is missing',
      `outptu: there is no such setting. Did you mean output? ${known}`,
      'apis.cxengage.includ: there is no such setting. Did you mean include? Known here: spec, include, exclude, dates',
      `apis.cxengage.dates: 'date' is not one of 'string', 'Date'. Did you mean Date?`,
      `apis.callab.include.tags: 'contacts' is not a list`,
      'apis.callab.include.operations: this is empty',
      'apis.callab.exclude: this is empty',
      'apis.list: a list is not an object',
      'apis.twice.include.tags[3]: 7 is not a text',
      'apis.twice.include.tags[2]: this stands here twice',
      `importExtension: 'ts' is not one of '.ts', '.js', ''. Did you mean .ts?`,
      'banner: 5 is not a text',
      `apis.which5: there is no API of this name. Did you mean which50? The package describes which50, cxengage, callab. Say where it is described, such as spec: './openapi.yaml'`,
      'apis["my shop"]: a name is made of a-z, 0-9 and -, and starts with a letter',
      'apis.runtime: this name is that of the folder all clients share',
      'apis.shop.spec: a description is a file or an http or https URL, not ftp:',
      'apis.secret.spec: a URL with credentials is not read; fetch the description into a file first',
    ]);
  });

  test.each([
    ['nothing', undefined, 'the configuration: undefined is not an object'],
    ['a function', () => ({}), 'the configuration: a function is not an object'],
    ['a list', [], 'the configuration: a list is not an object'],
    ['no APIs', { output: 'a', apis: {} }, 'apis: this is empty'],
    ['an empty output', { output: '', apis: { which50: {} } }, 'output: this is empty'],
    ['an empty place', { output: 'a', apis: { shop: { spec: '' } } }, 'apis.shop.spec: this is empty'],
  ])('%s is a mistake', (_name, config, says) => {
    expect(told(config)).toContain(says);
  });
});

describe('a configuration is asked for', () => {
  const config = `export default {
    output: './out', dates: 'Date', banner: '',
    apis: { which50: {}, callab: { dates: 'string' }, shop: { spec: 'a.yaml' } },
  };`;

  test('with what it says of one API outweighing what it says of all', async () => {
    const folder = await folderWith({ 'contact-apis.config.ts': config });
    const file = path.join(folder, 'contact-apis.config.ts');
    const request = await readRequest(file, [], noFile);
    expect(request).toMatchObject({
      root: folder,
      output: path.join(folder, 'out'),
      importExtension: '.js',
      config: file,
    });
    expect(request.banner).toBeUndefined();
    expect(request.apis.map(({ name, dates }) => [name, dates])).toEqual([
      ['which50', 'Date'],
      ['callab', 'string'],
      ['shop', 'Date'],
    ]);
  });

  test('for some of its APIs', async () => {
    const folder = await folderWith({ 'contact-apis.config.ts': config });
    const file = path.join(folder, 'contact-apis.config.ts');
    const request = await readRequest(file, ['shop'], noFile);
    expect(request.apis.map(({ name }) => name)).toEqual(['shop']);
    expect(request.named).toEqual(['which50', 'callab', 'shop']);
    await expect(readRequest(file, ['shp'], noFile)).rejects.toThrow('There is no API shp. Did you mean shop?');
  });
});
