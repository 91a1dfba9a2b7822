import { afterEach, expect, test, vi } from 'vitest';
import { commandLine } from '../../scripts/commands/shell.ts';

afterEach(() => vi.unstubAllEnvs());

test('a command is given with its names, its options, and each value of a list', () => {
  const options = { config: undefined, api: ['a', 'b'], output: 'out' };
  expect(commandLine('generate', ['pets'], options)).toBe(
    'npx contact-apis generate pets --api a --api b --output out',
  );
});

test('a command that runs as a script of package.json is given as that script, unless it has words of its own', () => {
  vi.stubEnv('npm_lifecycle_event', 'generate');
  expect(commandLine('generate', [], { output: undefined })).toBe('npm run generate');
  expect(commandLine('generate', [], { output: 'out' })).toBe('npx contact-apis generate --output out');
  vi.stubEnv('npm_lifecycle_event', 'test');
  expect(commandLine('generate', [], {})).toBe('npx contact-apis generate');
});

test.each([
  ["it's", String.raw`'it'\''s'`, `"it's"`],
  ['two words', "'two words'", '"two words"'],
  ['', "''", '""'],
  ['-x', "'-x'", '"-x"'],
  ['a/b-c.yaml', 'a/b-c.yaml', 'a/b-c.yaml'],
])('%s is quoted as the shell wants it', (value, posix, windows) => {
  const expected = process.platform === 'win32' ? windows : posix;
  expect(commandLine('generate', [], { output: value })).toBe(`npx contact-apis generate --output ${expected}`);
});
