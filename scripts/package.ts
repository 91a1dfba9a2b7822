import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Absolute path of this package's folder, whether its code runs as it stands or compiled into `dist/`. */
export const packageFolder = folderWithManifest(import.meta.dirname);

const manifest = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as {
  version: string;
  description: string;
  dependencies: Record<string, string>;
};

export const packageVersion = manifest.version;
export const packageDescription = manifest.description;
/** The range of versions of each package this one depends on. */
export const packageDependencies: Readonly<Record<string, string>> = manifest.dependencies;

function folderWithManifest(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : folderWithManifest(path.dirname(folder));
}
