import { SaxesParser, type SaxesTagNS } from 'saxes';
import { XmlError, xmlError } from './error.ts';
import { defaultLimits, type XmlLimits } from './limits.ts';
import { namespaces, type QualifiedName } from './namespaces.ts';

/** An attribute as it stands in a document; namespace declarations are not kept. */
export interface XmlAttribute {
  name: string;
  namespace: string;
  value: string;
}

/** An element as it stands in a document, prefixes resolved. */
export interface XmlElement {
  name: string;
  namespace: string;
  attributes: XmlAttribute[];
  children: XmlElement[];
  /** The text of the element itself, white space and all. */
  text: string;
  /** Whether `xsi:nil` says that there is no value. */
  nil: boolean;
  /** What `xsi:type` says. */
  type: QualifiedName | undefined;
  /** 1-based, of the `<` that opens the element. */
  line: number;
  /** 1-based. */
  column: number;
}

/**
 * Parses a document into its root element.
 *
 * A document type declaration is refused, and with it every entity but the five predefined ones.
 */
export function parseXml(text: string, limits: XmlLimits = defaultLimits): XmlElement {
  if (text.length > limits.maxLength) {
    throw xmlError(`the document has ${text.length} characters, more than the ${limits.maxLength} allowed`);
  }
  const parser = new SaxesParser({ xmlns: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const open: XmlElement[] = [];
  const tagStart = new Cursor(text);
  let root: XmlElement | undefined;
  const fail = (message: string): never => {
    throw new XmlError([{ message, path: pathOf(open), line: parser.line, column: parser.column + 1 }]);
  };
  const addText = (more: string): void => {
    const parent = open.at(-1);
    if (parent !== undefined) parent.text += more;
  };

  parser.on('error', (error) => fail(withoutPlace(error.message)));
  parser.on('doctype', () => fail('a document type declaration is not allowed'));
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('opentagstart', () => tagStart.moveTo(text.lastIndexOf('<', parser.position - 1)));
  parser.on('opentag', (tag) => {
    if (open.length >= limits.maxDepth) fail(`elements are nested deeper than ${limits.maxDepth}`);
    const element = toElement(tag, parser, tagStart);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return root ?? fail('the document has no element');
}

/** Counts lines while moving forwards through a text. */
class Cursor {
  line = 1;
  column = 1;
  readonly #text: string;
  #lineStart = 0;
  #lineEnd: number;

  constructor(text: string) {
    this.#text = text;
    this.#lineEnd = this.#endOfLine();
  }

  moveTo(offset: number): void {
    while (this.#lineEnd < offset) {
      this.line += 1;
      this.#lineStart = this.#lineEnd + 1;
      this.#lineEnd = this.#endOfLine();
    }
    this.column = offset - this.#lineStart + 1;
  }

  #endOfLine(): number {
    const end = this.#text.indexOf('\n', this.#lineStart);
    return end < 0 ? this.#text.length : end;
  }
}

function toElement(tag: SaxesTagNS, parser: SaxesParser<{ xmlns: true }>, { line, column }: Cursor): XmlElement {
  const all = Object.values(tag.attributes).map(({ local, uri, value }) => ({ name: local, namespace: uri, value }));
  const instance = (name: string): string | undefined =>
    all.find((attribute) => attribute.namespace === namespaces.instance && attribute.name === name)?.value.trim();
  const nil = instance('nil');
  return {
    name: tag.local,
    namespace: tag.uri,
    attributes: all.filter(({ namespace }) => namespace !== namespaces.xmlns && namespace !== namespaces.instance),
    children: [],
    text: '',
    nil: nil === 'true' || nil === '1',
    type: toQualifiedName(instance('type'), parser),
    line,
    column,
  };
}

function toQualifiedName(text: string | undefined, parser: SaxesParser<{ xmlns: true }>): QualifiedName | undefined {
  if (text === undefined) return undefined;
  const colon = text.indexOf(':');
  return { name: text.slice(colon + 1), namespace: parser.resolve(colon < 0 ? '' : text.slice(0, colon)) };
}

function pathOf(open: readonly XmlElement[]): string {
  return open.map(({ name }) => `/${name}`).join('');
}

function withoutPlace(message: string): string {
  return message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
}
