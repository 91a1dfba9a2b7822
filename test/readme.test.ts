import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { runCli } from './support/cli.ts';
import { compile } from './support/compile.ts';

const root = path.resolve(import.meta.dirname, '..');
const readme = await readFile(path.join(root, 'README.md'), 'utf8');

test('the TypeScript examples compile, but for those that a consuming repo runs', () => {
  const examples = [...readme.matchAll(/```ts\n(?!\/\/ src\/)(.*?)```/gs)].map(([, code]) => code!);
  expect(examples.length).toBeGreaterThan(0);
  for (const code of examples) expect(compile('readme-example.ts', code)).toEqual([]);
});

test('every dependency is explained, and nothing else', () => {
  const section = readme.split('## Dependencies')[1]!;
  const named = [...section.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => (name === '-core' ? '@stoplight/prism-core' : name!)),
  );
  const installed = Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies });
  expect(named.toSorted()).toEqual(installed.toSorted());
});

test('every npm script it names exists', () => {
  const scripts = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!);
  expect(scripts.length).toBeGreaterThan(0);
  for (const name of scripts) expect(Object.keys(packageJson.scripts)).toContain(name);
});

test('its table of commands names those there are', async () => {
  const table = readme.split('## Commands')[1]!.split('\n## ')[0]!;
  const named = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name!);
  const { stdout } = await runCli(['--help'], root);
  const known = [...stdout.split('Commands:')[1]!.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name!);
  expect(named).toEqual(known.filter((name) => name !== 'help'));
});

test('every path in the layout of CONTRIBUTING.md exists', async () => {
  const contributing = await readFile(path.join(root, 'CONTRIBUTING.md'), 'utf8');
  const layout = contributing.split('## Layout')[1]!.split('```')[1]!;
  const paths = [...layout.matchAll(/^(\S+) {2,}/gm)].map(([, name]) => name!);
  expect(paths.length).toBeGreaterThan(0);
  const missing = paths.filter((name) => globSync(name.replace(/<\w+>/g, '*'), { cwd: root }).length === 0);
  expect(missing).toEqual([]);
});
