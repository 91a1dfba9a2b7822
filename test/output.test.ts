import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findStale, writeFiles } from '../scripts/output.ts';
import { temporaryFolder } from './support/folder.ts';

test('only files that changed are written', async () => {
  const folder = await temporaryFolder();
  const files = [
    { path: 'a.txt', content: 'a' },
    { path: 'deep/b.txt', content: 'b' },
  ];
  expect(await writeFiles(folder, files)).toEqual(['a.txt', 'deep/b.txt']);
  const before = await stat(path.join(folder, 'a.txt'));

  expect(await writeFiles(folder, [files[0]!, { path: 'deep/b.txt', content: 'changed' }])).toEqual(['deep/b.txt']);

  expect((await stat(path.join(folder, 'a.txt'))).ino).toBe(before.ino);
  expect(await readFile(path.join(folder, 'deep/b.txt'), 'utf8')).toBe('changed');
});

test('every stale file is named, with the reason', async () => {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'fresh.txt'), 'fresh');
  await writeFile(path.join(folder, 'old.txt'), 'old');

  const stale = await findStale(folder, [
    { path: 'fresh.txt', content: 'fresh' },
    { path: 'old.txt', content: 'new' },
    { path: 'gone.txt', content: 'gone' },
  ]);

  expect([...stale]).toEqual([
    ['old.txt', 'different'],
    ['gone.txt', 'missing'],
  ]);
});

test('a path claimed twice is refused before anything is written, also when only case differs', async () => {
  const folder = await temporaryFolder();
  const twice = writeFiles(folder, [
    { path: 'A.ts', content: '1' },
    { path: 'a.ts', content: '2' },
  ]);
  await expect(twice).rejects.toThrow('More than one emitter writes a.ts.');
  expect(await readdir(folder)).toEqual([]);
});

test('no temporary file is left behind when a file cannot be written', async () => {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'taken'), '');
  await expect(writeFiles(folder, [{ path: 'taken/file.txt', content: '' }])).rejects.toThrow(/ENOTDIR|EEXIST/);
  expect(await readdir(folder)).toEqual(['taken']);
});
