import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { compileFiles, diagnose } from '../support/compile.ts';
import { generateTypes, readFixtures } from './support.ts';

const fixtures = await readFixtures();
/** Files that the type tests import; `vitest -u` writes them anew. */
const generated = new Map(
  await Promise.all([
    ...fixtures.map(async ({ name, document }) => [name, await generateTypes(document)] as const),
    ...fixtures
      .filter(({ name }) => name === 'dates')
      .map(async ({ document }) => ['converted-dates', await generateTypes(document, 'Date')] as const),
  ]),
);
const place = (name: string): string => `test/types/generated/${name}.ts`;
const files = Object.fromEntries([...generated].map(([name, text]) => [place(name), text]));

test.each([...generated])('the types of %s are those that the type tests are checked against', async (name, text) => {
  await expect(text).toMatchFileSnapshot(`generated/${name}.ts`);
});

describe('type tests', () => {
  const tests = [...generated.keys()].map((name) => `test/types/${name}.test-d.ts`);

  test('hold', () => {
    expect(compileFiles(files, [...tests, 'test/types/raw.test-d.ts'])).toEqual([]);
  });

  test.each(['any', 'never', 'unknown'])('of every fixture fail where all schemas are %s', (type) => {
    const spoilt = Object.fromEntries([...generated].map(([name, text]) => [place(name), withSchemasOf(type, text)]));
    const failing = diagnose(spoilt, tests).map(({ file }) => path.basename(file?.fileName ?? ''));
    expect([...new Set(failing)].toSorted()).toEqual(tests.map((name) => path.basename(name)).toSorted());
  });
});

describe('generated types compile', () => {
  test.each([
    ['as strictly as this project does', {}],
    ['with loose settings', { strict: false, exactOptionalPropertyTypes: false, noUncheckedIndexedAccess: false }],
    ['without the types of a browser', { lib: ['lib.es2022.d.ts'], types: ['node'] }],
    ['with their declarations checked', { skipLibCheck: false }],
  ])('%s', (_, settings) => {
    expect(compileFiles(files, Object.keys(files), settings)).toEqual([]);
  });
});

/** The same declarations with all schemas of one type. */
function withSchemasOf(type: string, text: string): string {
  const file = ts.createSourceFile('types.ts', text, ts.ScriptTarget.Latest);
  return file.statements
    .filter((statement) => ts.isTypeAliasDeclaration(statement))
    .reduceRight(
      (changed, alias) => changed.slice(0, alias.type.getStart(file)) + type + changed.slice(alias.type.end),
      text,
    );
}
