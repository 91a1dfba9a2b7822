import { cp, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { projectFolder, runTool } from '../client/tools.ts';

/**
 * Compiles the package into a folder, as it is published, and gives the absolute path of its program.
 * @param home an empty folder
 */
export async function buildPackage(home: string): Promise<string> {
  process.stderr.write('Compiling the package …\n');
  const folder = path.join(home, 'package');
  await mkdir(folder);
  for (const name of ['package.json', 'templates', 'generated']) {
    await cp(path.join(projectFolder, name), path.join(folder, name), { recursive: true });
  }
  await symlink(path.join(projectFolder, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const compiler = path.join(projectFolder, 'node_modules/typescript/bin/tsc');
  await runTool(compiler, ['-p', 'scripts/tsconfig.json', '--outDir', path.join(folder, 'dist')], projectFolder);
  return path.join(folder, 'dist/scripts/bin.js');
}
