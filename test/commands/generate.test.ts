import { appendFile, cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
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

test('files of ours that are no longer generated are stale, and generate removes them', async () => {
  const folder = await newProject();
  await runCli(['generate'], folder);
  const generated = path.join(folder, 'generated');
  await cp(path.join(generated, 'runtime/errors.ts'), path.join(generated, 'runtime/old.ts'));
  await writeFile(path.join(generated, 'pets/own.ts'), '// Mine.\n');

  const check = await runCli(['generate', '--check'], folder);
  expect(check.code).toBe(1);
  expect(check.stderr).toContain('1 generated files are stale:\n  generated/runtime/old.ts (extra)\n');

  const { stdout } = await runCli(['generate', '--json'], folder);
  expect(JSON.parse(stdout)).toMatchObject({ written: [], removed: ['runtime/old.ts'] });
  expect(await readdir(path.join(generated, 'runtime'))).not.toContain('old.ts');
  expect(await readdir(path.join(generated, 'pets'))).toContain('own.ts');
});

describe('the output folder', () => {
  test('stands beside redocly.yaml wherever the command is called', async () => {
    const folder = await folderWith({ 'redocly.yaml': strictConfig, 'api.yaml': petYaml(), 'deep/er/file': '' });
    const { stderr } = await runCli(['generate'], path.join(folder, 'deep/er'));
    expect(stderr).toContain(`files in ${path.join('..', '..', 'generated')}`);
    expect(await readdir(path.join(folder, 'generated'))).toEqual(['.contact-apis.json', 'pets', 'runtime']);
  });

  test('belongs to the working directory when it is named, and the mending command repeats all that was given', async () => {
    const folder = await folderWith({
      "it's/redocly.yaml": strictConfig,
      "it's/api.yaml": petYaml(),
      'deep/file': '',
    });
    const cwd = path.join(folder, 'deep');
    const args = ['pets', '--config', "../it's/redocly.yaml", '--output', 'my clients'];
    const { code, stderr } = await runCli(['generate', '--check', ...args], cwd);
    expect(code).toBe(1);
    expect(stderr).toContain('my clients/pets/client.ts (missing)');
    const quoted =
      process.platform === 'win32'
        ? `--config "../it's/redocly.yaml" --output "my clients"`
        : String.raw`--config '../it'\''s/redocly.yaml' --output 'my clients'`;
    expect(stderr).toContain(`Mend them with: npx contact-apis generate pets ${quoted}\n`);
    await runCli(['generate', ...args], cwd);
    expect(await readdir(path.join(cwd, 'my clients'))).toEqual(['.contact-apis.json', 'pets', 'runtime']);
  });
});
