import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runRedocly } from '../spec/redocly.ts';
import { templateFile } from './templates.ts';

/**
 * Renders a bundled description with `redocly build-docs`, its scripts and styles inside the page.
 * @param workDir an existing folder for the files of the moment
 * @throws Error with Redocly's own output when it fails
 */
export async function renderReference(name: string, description: unknown, workDir: string): Promise<string> {
  // In a folder of its own Redocly finds no redocly.yaml, and no name of an API is taken for an option or a path.
  const folder = await mkdtemp(path.join(workDir, 'reference-'));
  await writeFile(path.join(folder, 'openapi.json'), JSON.stringify(description));
  const options = ['--template', templateFile('reference.html'), '--openapi', templateFile('redoc.json')];
  try {
    await runRedocly(['build-docs', 'openapi.json', '--inlineBundle', '--output', 'index.html', ...options], folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The reference of ${name} could not be built: ${reason}`, { cause: error });
  }
  return readFile(path.join(folder, 'index.html'), 'utf8');
}
