import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { apiNames } from '../support/apis.ts';

test.each(apiNames)('every file of %s is referred to', async (api) => {
  const folder = path.resolve(import.meta.dirname, '../../spec', api);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const used = await filesFrom(path.join(folder, 'openapi.yaml'));
  expect(files.filter((file) => !used.has(file)).map((file) => path.relative(folder, file))).toEqual([]);
});

/** A file and all that its references lead to. */
async function filesFrom(file: string, found = new Set<string>()): Promise<Set<string>> {
  if (found.has(file)) return found;
  found.add(file);
  for (const ref of refsIn(parse(await readFile(file, 'utf8')))) {
    const [relative = ''] = ref.split('#');
    await filesFrom(path.resolve(path.dirname(file), decodeURIComponent(relative)), found);
  }
  return found;
}

function refsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : refsIn(value),
  );
}
