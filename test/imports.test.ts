import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** What each room may import from beside itself; commands and the files beside them may import anything. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'templates/client': [],
  'scripts/spec': [],
  'scripts/xml': ['scripts/spec'],
  'scripts/lint': ['scripts/spec', 'scripts/xml'],
  'scripts/model': ['scripts/spec'],
  'scripts/client': [
    'scripts/model',
    'scripts/spec',
    'scripts/xml',
    'scripts/output.ts',
    'scripts/package.ts',
    'templates/client',
  ],
  'scripts/docs': ['scripts/model', 'scripts/spec', 'scripts/output.ts', 'scripts/package.ts', 'templates/client'],
  // Of what is generated it takes types alone.
  'scripts/mock': ['scripts/model', 'scripts/spec', 'scripts/xml', 'scripts/package.ts', 'generated'],
  'scripts/consumer': [
    'scripts/pipeline.ts',
    'scripts/mock',
    'scripts/model',
    'scripts/spec',
    'scripts/output.ts',
    'scripts/package.ts',
  ],
};

test.each(Object.entries(allowed))('%s imports from nowhere but where it may', async (room, others) => {
  const imports = await importsOf(room);
  expect(imports.length).toBeGreaterThan(0);
  const mayBe = [room, ...others];
  expect(
    imports.filter(({ target }) => !mayBe.some((place) => target === place || target.startsWith(`${place}/`))),
  ).toEqual([]);
});

/** Relative imports of the files of a room, as paths from the project's folder. */
async function importsOf(room: string): Promise<{ file: string; target: string }[]> {
  const found: { file: string; target: string }[] = [];
  for await (const name of glob(`${room}/**/*.ts`, { cwd: root })) {
    const file = name.replaceAll('\\', '/');
    const text = await readFile(path.join(root, file), 'utf8');
    for (const [, target = ''] of text.matchAll(/^(?:import|export|\}).* from '(\.[^']+)';$/gm)) {
      found.push({ file, target: path.posix.join(path.posix.dirname(file), target) });
    }
  }
  return found;
}
