import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { compile } from './support/compile.ts';

const root = path.resolve(import.meta.dirname, '..');
const readme = await readFile(path.join(root, 'README.md'), 'utf8');

test('the TypeScript examples compile', () => {
  const examples = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code!);
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

test('every command and npm script it names exists', () => {
  const scripts = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!);
  expect(scripts.length).toBeGreaterThan(0);
  for (const name of scripts) expect(Object.keys(packageJson.scripts)).toContain(name);
});
