import { appendFile, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { petYaml, strictConfig } from '../support/descriptions.ts';
import { folderWith } from '../support/folder.ts';

const newProject = (): Promise<string> => folderWith({ 'redocly.yaml': strictConfig, 'api.yaml': petYaml() });

test('a second run writes nothing, and gives the same bytes in another folder', async () => {
  const [one, other] = [await newProject(), await newProject()];
  const first = await runCli(['generate', '--json'], one);
  const { files, written } = JSON.parse(first.stdout) as { files: string[]; written: string[] };
  expect(written).toEqual(files);

  const again = await runCli(['generate', '--json'], one);
  expect((JSON.parse(again.stdout) as { written: string[] }).written).toEqual([]);

  await runCli(['generate'], other);
  for (const file of files) {
    const [a, b] = await Promise.all(
      [one, other].map((folder) => readFile(path.join(folder, 'generated', file), 'utf8')),
    );
    expect(a).toBe(b);
  }
});

test('--check names every stale file and the command that mends them, and writes nothing', async () => {
  const folder = await newProject();
  await runCli(['generate'], folder);
  expect(await runCli(['generate', '--check'], folder)).toMatchObject({ code: 0 });

  await appendFile(path.join(folder, 'generated/pets/client.ts'), '// edited\n');
  await rm(path.join(folder, 'generated/runtime/errors.ts'));
  const { code, stderr } = await runCli(['generate', '--check'], folder);

  expect(code).toBe(1);
  expect(stderr).toContain('generated/pets/client.ts (different)');
  expect(stderr).toContain('generated/runtime/errors.ts (missing)');
  expect(stderr).toContain('Mend them with: npx contact-apis generate\n');
  expect(await readFile(path.join(folder, 'generated/pets/client.ts'), 'utf8')).toMatch(/\/\/ edited\n$/);
});
