import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** Files shown in the README, by the name in their first line. */
export async function readExamples(): Promise<ReadonlyMap<string, string>> {
  const readme = await readFile(path.join(root, 'README.md'), 'utf8');
  return new Map(
    [...readme.matchAll(/^```ts\n\/\/ (src\/\S+)\n([^]*?)^```$/gm)].map(([, name, code]) => [name!, code!]),
  );
}

/** Writes files into a repo, and lets it use packages that are installed here. */
export async function addExamples(
  repo: string,
  examples: ReadonlyMap<string, string>,
  packages: readonly string[],
): Promise<void> {
  for (const [name, code] of examples) {
    await mkdir(path.dirname(path.join(repo, name)), { recursive: true });
    await writeFile(path.join(repo, name), code);
  }
  for (const name of packages) {
    const link = path.join(repo, 'node_modules', name);
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(path.join(root, 'node_modules', name), link, 'junction');
  }
}

/** An app that lists the contacts of callab, for the example that looks at a page. */
export const app = `<!doctype html><title>Contacts</title><ul></ul><script type="module">
  const headers = { Authorization: 'Bearer mock-token' };
  const response = await fetch('https://api.callab.ai/v1/contacts/query', { headers });
  const { data } = await response.json();
  for (const { firstname, lastname } of data) {
    document.querySelector('ul').append(Object.assign(document.createElement('li'), { textContent: firstname + ' ' + lastname }));
  }
</script>`;

/** Playwright's settings where the browser is not its own. */
export function playwrightConfig(executablePath: string, baseURL: string): string {
  const use = { baseURL, launchOptions: { executablePath, args: ['--no-sandbox', '--disable-gpu'] } };
  return `export default ${JSON.stringify({ testDir: 'src', testMatch: '*.spec.ts', reporter: 'line', workers: 1, use })};\n`;
}
