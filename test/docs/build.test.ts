import { readdir } from 'node:fs/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { buildDocs } from '../../scripts/docs/build.ts';
import type { OpenApiDocument } from '../../scripts/spec/openapi.ts';
import { hostileDocument } from './hostile-document.ts';
import { temporaryFolder } from '../support/folder.ts';
import { apiOf, smallDocument } from './small-api.ts';

const library = apiOf('library', smallDocument);

async function buildPage(document: OpenApiDocument): Promise<string> {
  const files = await buildDocs({ apis: [apiOf('library', document)] });
  return files.find((file) => file.path === 'library/index.html')!.content;
}

/** Everything but the script that draws the page, in which any text may stand. */
function markupOf(page: string): string {
  return page.slice(0, page.lastIndexOf('<script type="module">'));
}

describe('the files of the docs', () => {
  test('are an index, and a reference and the bundle of each API', async () => {
    const files = await buildDocs({ apis: [apiOf('one', smallDocument), apiOf('two', smallDocument)] });
    expect(files.map((file) => file.path)).toEqual([
      'index.html',
      'one/index.html',
      'one/openapi.json',
      'two/index.html',
      'two/openapi.json',
    ]);
    expect(files[2]!.content).toBe(library.json);
  });

  test('hold the joined document when one is given, and the index then leads to it', async () => {
    const files = await buildDocs({ apis: [], joined: '{"openapi":"3.1.1"}' });
    expect(files).toContainEqual({ path: 'openapi.json', content: '{"openapi":"3.1.1"}' });
    expect(files[0]!.content).toContain('href="openapi.json"');
    const [withoutJoined] = await buildDocs({ apis: [] });
    expect(withoutJoined!.content).not.toContain('href="openapi.json"');
  });

  test.each(['production', 'development'])(
    'are the same from the same input, also under NODE_ENV=%s',
    async (value) => {
      const first = await buildDocs({ apis: [library] });
      vi.stubEnv('NODE_ENV', value);
      onTestFinished(() => void vi.unstubAllEnvs());
      expect(await buildDocs({ apis: [library] })).toEqual(first);
    },
  );

  test('leave nothing behind in the work folder', async () => {
    const workDir = await temporaryFolder();
    await buildDocs({ apis: [library], workDir });
    expect(await readdir(workDir)).toEqual([]);
  });

  test('are not built when Redocly cannot read a description; the error has its words', async () => {
    const workDir = await temporaryFolder();
    const document = { arazzo: '1.0.1' } as unknown as OpenApiDocument;
    await expect(buildDocs({ apis: [{ ...library, document }], workDir })).rejects.toThrow(
      /^The reference of library could not be built: [^]*Arazzo/,
    );
    expect(await readdir(workDir)).toEqual([]);
  });
});

describe('a reference page', () => {
  test('loads nothing from elsewhere', async () => {
    const page = await buildPage(smallDocument);
    const markup = markupOf(page);
    expect(markup.match(/\bsrc=/g)).toBeNull();
    expect(markup.match(/@import/g)).toBeNull();
    expect(markup.match(/<link\b[^>]*>/g)).toEqual(['<link rel="icon" href="data:," />']);
    expect(markup.match(/url\((?!['"]?data:)[^)]*\)/g)).toBeNull();
    expect(page).not.toContain('cdn.redoc.ly');
    expect(page).toContain('"disableTelemetry":true');
  });

  test('allows its own scripts alone', async () => {
    const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(await buildPage(smallDocument))?.[1];
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[\w+/=]+' 'sha256-[\w+/=]+'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'$/,
    );
  });

  test('keeps hostile texts from becoming active elements', async () => {
    const page = await buildPage(hostileDocument('https://hostile.example'));
    const body = markupOf(page).slice(page.indexOf('<body>'));
    expect(body.match(/<(?:script|meta|link|base)\b/g)).toBeNull();
    expect(body.match(/href="javascript:(?!throw new Error)/g)).toBeNull();
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    expect(page).toMatch(/<title>&lt;\/title&gt;&lt;script&gt;/);
    expect(page.match(/script-src 'sha256-\S+' 'sha256-\S+';/g)).toHaveLength(1);
  });
});
