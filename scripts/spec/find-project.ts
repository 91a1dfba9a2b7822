import { existsSync } from 'node:fs';
import path from 'node:path';

/** The nearest `redocly.yaml` from a folder upwards. */
export function findProject(folder: string): string | undefined {
  const file = path.resolve(folder, 'redocly.yaml');
  if (existsSync(file)) return file;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : findProject(parent);
}
