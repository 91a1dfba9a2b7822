/** An element of a document, its prefixes resolved. */
export interface XmlElement {
  readonly name: string;
  /** Empty for no namespace. */
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: XmlElement[];
  /** Its own text, white space and all. */
  text: string;
  /** Where its tag starts, in words. */
  readonly place: () => string;
}

export interface XmlAttribute {
  readonly name: string;
  readonly namespace: string;
  readonly value: string;
}

/** Namespaces by prefix; the default one by the empty prefix. */
type Prefixes = ReadonlyMap<string, string>;

interface Open {
  /** Its name as it is spelt. */
  readonly tag: string;
  readonly element: XmlElement;
  readonly prefixes: Prefixes;
}

/** How far a document is read. */
interface Scan {
  readonly text: string;
  at: number;
  readonly open: Open[];
  root: XmlElement | undefined;
}

const maxLength = 10_000_000;
const maxDepth = 200;
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';

const forbidden = /[^\t\n -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const declaration =
  /^<\?xml\s+version\s*=\s*(["'])1\.\d+\1(\s+encoding\s*=\s*(["'])[a-z][\w.-]*\3)?(\s+standalone\s*=\s*(["'])(yes|no)\5)?\s*\?>/i;
const name = /* @__PURE__ */ nameToken();
const assignment = /[ \t\n]*=[ \t\n]*("[^"<]*"|'[^'<]*')/y;
const space = /[ \t\n]+/y;
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Made in a function, so that bundlers can tell that nothing is lost without it. */
function nameToken(): RegExp {
  const nameStart =
    'A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F' +
    '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
  const localName = `[${nameStart}][${nameStart}.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040-]*`;
  return new RegExp(`${localName}(?::${localName})?`, 'uy');
}

/**
 * Parses a document into its root element. Comments and processing instructions are not kept.
 * @throws Error with line and column for what is not well-formed, for a document type declaration (and so for entities
 * other than XML's own), and for a document that is too long or nested too deeply
 */
export function parseXml(document: string): XmlElement {
  const text = document.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (text.length > maxLength) throw new Error(`The XML is longer than ${maxLength} characters.`);
  const scan: Scan = { text, at: 0, open: [], root: undefined };
  const odd = forbidden.exec(text);
  if (odd) fail({ ...scan, at: odd.index }, 'a character that XML does not allow');
  scan.at = declaration.exec(text)?.[0].length ?? 0;
  while (scan.at < text.length) {
    const next = text.indexOf('<', scan.at);
    readText(scan, next < 0 ? text.length : next);
    if (next >= 0) readMarkup(scan);
  }
  if (!scan.root || scan.open.length > 0) fail(scan, 'an early end');
  return scan.root;
}

function readMarkup(scan: Scan): void {
  const { text, at } = scan;
  if (text.startsWith('<!--', at)) {
    if (skipTo(scan, '--', 4) && text[scan.at++] !== '>') fail(scan, 'a malformed comment');
  } else if (text.startsWith('<![CDATA[', at)) {
    skipTo(scan, ']]>', 9);
    addText(scan, text.slice(at + 9, scan.at - 3));
  } else if (text.startsWith('<?', at)) {
    scan.at += 2;
    const target = take(scan, name) ?? fail(scan, 'a malformed instruction');
    if (/^xml$|:/i.test(target) || !/[\s?]/.test(text[scan.at] ?? '')) fail(scan, 'a malformed instruction');
    skipTo(scan, '?>', 0);
  } else if (text.startsWith('<!', at)) {
    fail(scan, 'a document type declaration, which is not allowed');
  } else if (text.startsWith('</', at)) closeElement(scan);
  else openElement(scan);
}

function closeElement(scan: Scan): void {
  const { tag } = scan.open.at(-1) ?? fail(scan, 'an end tag too many');
  const { at } = scan;
  scan.at += 2;
  if (take(scan, name) !== tag) fail({ ...scan, at }, `not </${tag}>`);
  take(scan, space);
  if (scan.text[scan.at++] !== '>') fail(scan, 'a malformed tag');
  scan.open.pop();
}

function openElement(scan: Scan): void {
  const { text, at, open, root } = scan;
  const parent = open.at(-1);
  if (root && !parent) fail(scan, 'a second root element');
  if (open.length >= maxDepth) fail(scan, `nested deeper than ${maxDepth}`);
  scan.at++;
  const tag = take(scan, name) ?? fail(scan, 'a malformed tag');
  const written = readAttributes(scan);
  const isEmpty = text[scan.at] === '/';
  if (isEmpty) scan.at++;
  if (text[scan.at++] !== '>') fail(scan, 'a malformed tag');
  const start = { ...scan, at };
  const prefixes = declare(start, parent?.prefixes, written);
  const element: XmlElement = {
    ...resolve(start, tag, prefixes, true),
    attributes: [...written]
      .filter(([key]) => !/^xmlns(:|$)/.test(key))
      .map(([key, value]) => ({ ...resolve(start, key, prefixes, false), value })),
    children: [],
    text: '',
    place: () => placeOf(start),
  };
  const keys = element.attributes.map((attribute) => `${attribute.namespace} ${attribute.name}`);
  if (new Set(keys).size < keys.length) fail(start, 'an attribute twice');
  parent?.element.children.push(element);
  scan.root ??= element;
  if (!isEmpty) open.push({ tag, element, prefixes });
}

/** The attributes as they are written, by their qualified names. */
function readAttributes(scan: Scan): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (let gap = take(scan, space); gap !== undefined; gap = take(scan, space)) {
    const key = take(scan, name);
    if (key === undefined) break;
    const [, value] = match(scan, assignment) ?? fail(scan, 'a malformed tag');
    if (attributes.has(key)) fail(scan, 'an attribute twice');
    attributes.set(key, expand(scan, value!.slice(1, -1).replace(/[\t\n]/g, ' ')));
  }
  return attributes;
}

function declare(scan: Scan, outer: Prefixes | undefined, attributes: ReadonlyMap<string, string>): Prefixes {
  const declared = [...attributes].filter(([key]) => /^xmlns(:|$)/.test(key));
  if (outer && declared.length === 0) return outer;
  const prefixes = new Map(outer ?? [['xml', xmlNamespace]]);
  for (const [key, uri] of declared) {
    const prefix = key.slice(6);
    const isXml = prefix === 'xml' || uri === xmlNamespace;
    const isBad = prefix === 'xmlns' || uri === xmlnsNamespace || (prefix !== '' && uri === '');
    if (isBad || (isXml && (prefix !== 'xml' || uri !== xmlNamespace)))
      fail(scan, `the prefix ${prefix} for a namespace that it cannot stand for`);
    prefixes.set(prefix, uri);
  }
  return prefixes;
}

function resolve(
  scan: Scan,
  tag: string,
  prefixes: Prefixes,
  takesDefault: boolean,
): { name: string; namespace: string } {
  const colon = tag.indexOf(':');
  if (colon < 0) return { name: tag, namespace: (takesDefault && prefixes.get('')) || '' };
  const prefix = tag.slice(0, colon);
  return {
    name: tag.slice(colon + 1),
    namespace: prefixes.get(prefix) ?? fail(scan, `the undeclared prefix ${prefix}`),
  };
}

function readText(scan: Scan, end: number): void {
  const text = scan.text.slice(scan.at, end);
  if (text.includes(']]>')) fail(scan, '"]]>" in text');
  if (scan.open.length > 0 || /[^ \t\n]/.test(text)) addText(scan, expand(scan, text));
  scan.at = end;
}

function addText(scan: Scan, text: string): void {
  const { element } = scan.open.at(-1) ?? fail(scan, 'text outside the root element');
  element.text += text;
}

/** Replaces references to characters and to the five entities of XML itself. */
function expand(scan: Scan, text: string): string {
  return text.replace(/&([^;&]{0,12};)?/g, (_, reference = '') => {
    const [, entity, decimal, hex] = /^(?:(\w+)|#(\d+)|#x([\da-f]+));$/i.exec(reference) ?? [];
    if (entity !== undefined && Object.hasOwn(entities, entity)) return entities[entity]!;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    const character = code <= 0x10ffff ? String.fromCodePoint(code) : '';
    if (character === '' || (forbidden.test(character) && code !== 13)) fail(scan, 'an unknown reference');
    return character;
  });
}

function skipTo(scan: Scan, end: string, offset: number): true {
  const found = scan.text.indexOf(end, scan.at + offset);
  if (found < 0) fail(scan, `no "${end}"`);
  scan.at = found + end.length;
  return true;
}

function take(scan: Scan, token: RegExp): string | undefined {
  return match(scan, token)?.[0];
}

function match(scan: Scan, token: RegExp): RegExpExecArray | undefined {
  token.lastIndex = scan.at;
  const found = token.exec(scan.text);
  if (found) scan.at += found[0].length;
  return found ?? undefined;
}

function fail(scan: Scan, message: string): never {
  throw new Error(`Malformed XML: ${message} (${placeOf(scan)}).`);
}

function placeOf({ text, at }: Pick<Scan, 'text' | 'at'>): string {
  const before = text.slice(0, at);
  return `line ${before.split('\n').length}, column ${at - before.lastIndexOf('\n')}`;
}
