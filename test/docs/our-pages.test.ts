import { describe, expect, test } from 'vitest';
import { indexPage } from '../../scripts/docs/index-page.ts';
import { hashSource } from '../../scripts/docs/security-policy.ts';
import { startPage } from '../../scripts/docs/start-page.ts';
import { buildModel } from '../../scripts/model/build.ts';
import type { ApiModel } from '../../scripts/model/model.ts';
import { hostileDocument } from './hostile-document.ts';
import { smallDocument } from './small-api.ts';

const library = buildModel('library', smallDocument);
const hostile = buildModel('"><script>', hostileDocument('https://hostile.example'));

const index = (...models: ApiModel[]): string => indexPage(models, { hasJoined: true });
const start = (...models: ApiModel[]): string =>
  startPage({ hasJoined: true, apis: models.map((model) => ({ model, baseUrls: ['http://127.0.0.1:4010/library'] })) });

/** What a reader sees of a page, in one line. */
function textOf(page: string): string {
  const body = page.slice(page.indexOf('<main>'));
  return body
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('the index page', () => {
  test('says of each API what it is and how its operations are known', () => {
    expect(textOf(index(library))).toContain(
      'Library 1.2.0 Lends books. 1 operation 1 documented Reference OpenAPI document',
    );
  });

  test('explains those levels that occur', () => {
    expect(textOf(index(library))).toContain('documented The operation&#x27;s own page was read.');
    expect(textOf(index(library))).not.toContain('inferred');
  });

  test('leads to references and documents beside it', () => {
    expect(index(library)).toContain('href="library/index.html"');
    expect(index(library)).toContain('href="library/openapi.json"');
  });
});

describe('the start page', () => {
  test('says where the mock answers and shows a request to it', () => {
    const page = startPage({
      hasJoined: true,
      apis: [{ model: library, baseUrls: ['http://127.0.0.1:4010/library', 'http://127.0.0.1:4010/library/v1'] }],
    });
    expect(textOf(page)).toContain('Mock http://127.0.0.1:4010/library http://127.0.0.1:4010/library/v1');
    expect(textOf(page)).toContain('Try it: Get a book curl &#x27;http://127.0.0.1:4010/library/books/b-1&#x27;');
  });

  test('leads to the docs, where they are served', () => {
    expect(start(library)).toContain('href="/docs/library/"');
    expect(start(library)).toContain('href="/docs/openapi.json"');
    const elsewhere = startPage({
      hasJoined: true,
      apis: [{ model: library, baseUrls: ['http://x'] }],
      docsPath: '/reference',
    });
    expect(elsewhere.match(/href="\/(?!reference\/|__mock")/g)).toBeNull();
  });

  test('shows no request to an API that has none to show', () => {
    expect(textOf(start({ ...library, operations: [] }))).not.toContain('Try it');
  });
});

describe.each([
  ['index', index],
  ['start', start],
])('the %s page', (_, render) => {
  test('escapes what descriptions say', () => {
    const page = render(hostile);
    expect(page.match(/<(?:script|iframe|img|base)\b/g)).toBeNull();
    expect(page).toContain('&lt;/title&gt;&lt;script&gt;');
    expect(page.match(/href="[^"]*"/g)!.filter((href) => /script>|javascript:/.test(href))).toEqual([]);
  });

  test('loads nothing, and allows no script and no style but its own', () => {
    const page = render(library);
    expect(page.match(/\bsrc=|@import|url\(|style="/g)).toBeNull();
    expect(page.match(/<link\b[^>]*>/g)).toEqual(['<link rel="icon" href="data:," />']);
    const style = /<style>(.*)<\/style>/s.exec(page)![1]!;
    expect(page).toContain(`default-src 'none'; style-src ${hashSource(style)};`);
  });
});
