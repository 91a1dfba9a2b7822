import path from 'node:path';
import { checkApi, type Check } from '../../scripts/spec/bundle.ts';
import { openProject } from '../../scripts/spec/project.ts';
import { folderWith } from './folder.ts';

/** A `redocly.yaml` without a single lint rule. */
export const laxConfig = 'apis: { pets: { root: api.yaml } }\n';

/** Lints and bundles the first API of a project made of the given files, in a folder of the given name. */
export async function checkProject(files: Readonly<Record<string, string>>, within = '.'): Promise<Check> {
  const folder = await folderWith(files);
  const project = await openProject(path.join(folder, within, 'redocly.yaml'));
  return checkApi(project, project.apis[0]!);
}
