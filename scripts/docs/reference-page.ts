import { hashSource } from './security-policy.ts';

/** Stands in `templates/docs/reference.html` where the hashes of the page's scripts belong. */
const hashesMarker = 'SCRIPT_HASHES';

const bodyStart = '<body>';
const mainScriptStart = '<script type="module">';
const scriptEnd = '</script>';

/**
 * Makes the page that Redocly built from `templates/docs/reference.html` one that asks for nothing outside itself.
 *
 * Redocly 2.77 draws its logo from a CDN and passes elements written in descriptions on to the page, `<meta>` and
 * `<link>` included, which no policy in the page can stop.
 * @throws Error when the page has not the shape that Redocly 2.77 gives it
 */
export function sealReferencePage(html: string): string {
  // Redocly's script is the last one: descriptions may bring others, but only into the prerendered part before it.
  const [page, scriptAndRest] = splitBefore(html, html.lastIndexOf(mainScriptStart), mainScriptStart);
  const [script, rest] = splitBefore(scriptAndRest, scriptAndRest.indexOf(scriptEnd), scriptEnd);
  const [head, prerendered] = splitBefore(page, page.indexOf(bodyStart), bodyStart);
  const mainScript = withoutLogo(script.slice(mainScriptStart.length));
  const hashes = [...inlineScripts(head), mainScript].map(hashSource).join(' ');
  if (!head.includes(hashesMarker)) throw unexpected(hashesMarker);
  return [
    head.replace(hashesMarker, () => hashes),
    withoutActiveElements(prerendered),
    mainScriptStart,
    mainScript,
    rest,
  ].join('');
}

function splitBefore(text: string, index: number, mark: string): [string, string] {
  if (index === -1) throw unexpected(mark);
  return [text.slice(0, index), text.slice(index)];
}

function unexpected(mark: string): Error {
  return new Error(`The page that Redocly built has no ${mark}. Was @redocly/cli updated? See scripts/docs.`);
}

function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text = '']) => text);
}

/** React has written this markup: `<` starts nothing but tags. */
function withoutActiveElements(markup: string): string {
  return markup.replace(/<script\b.*?<\/script>|<(?:base|link|meta)\b[^>]*>/gs, '');
}

/** The logo's picture becomes the name in plain letters, in a grey that both colour modes can show. */
function withoutLogo(script: string): string {
  const picture =
    '<svg xmlns="http://www.w3.org/2000/svg" width="44" height="16">' +
    '<text y="12" font-family="system-ui,sans-serif" font-size="13" fill="#808080">Redoc</text></svg>';
  const url = `data:image/svg+xml,${encodeURIComponent(picture).replaceAll("'", '%27')}`;
  return script.replace(/https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(?:-full)?\.svg/g, () => url);
}
