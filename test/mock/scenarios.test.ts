import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildModel } from '../../scripts/model/build.ts';
import type { OpenApiDocument } from '../../scripts/spec/openapi.ts';
import { readApis } from '../support/apis.ts';
import { readScenario, runScenario, type ScenarioFile } from './scenario.ts';

const folder = path.join(import.meta.dirname, 'scenarios');
const pets = parse(await readFile(path.join(import.meta.dirname, 'resources/pets.yaml'), 'utf8')) as OpenApiDocument;
const apis = [...(await readApis()), { model: buildModel('pets', pets), document: pets }];
const files: { name: string; file: ScenarioFile }[] = [];
for await (const name of glob('**/*.yaml', { cwd: folder })) {
  files.push({ name, file: readScenario(await readFile(path.join(folder, name), 'utf8')) });
}

test.each(files.map(({ name, file }) => ({ name, sentence: file.scenario, file })))(
  '$name: $sentence',
  async ({ file }) => {
    expect(await runScenario(file, apis)).toEqual([]);
  },
);
