import type { ElementName } from './names.ts';
import { namespaces } from './namespaces.ts';
import type { ElementNode } from './node.ts';

/** Prefixes in force, `''` being the default namespace. */
type Prefixes = ReadonlyMap<string, string>;

const NAME_START =
  'A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
/** The NCName of Namespaces in XML 1.0: an XML name without a colon. */
const NAME = new RegExp(`^[${NAME_START}][${NAME_START}.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040-]*$`, 'u');
/** Most texts, and quicker to tell than what {@link FORBIDDEN} finds. */
const PLAIN = /^[\x20-\x7E]*$/;
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Writes an element tree as text, declares the prefixes it needs, and reports what XML cannot carry. */
export function serialize(root: ElementNode, report: (path: string, message: string) => void): string {
  const lines: string[] = [];
  const properNames = new Set<string>();
  write(root, new Map([['xml', namespaces.xml]]), 1, '');
  return lines.join('\n');

  function write(node: ElementNode, outer: Prefixes, depth: number, parentPath: string): void {
    const path = `${parentPath}/${node.name.name}`;
    const indent = '  '.repeat(depth - 1);
    const tag = new StartTag(node, outer, depth);
    for (const name of tag.namesUsed()) checkName(name, path);
    for (const [prefix, namespace] of tag.declared) checkDeclaration(prefix, namespace, path);
    for (const text of tag.textsUsed()) checkCharacters(text, path);
    if (node.children.length > 0) {
      lines.push(`${indent}<${tag.text()}>`);
      for (const child of node.children) write(child, tag.prefixes(), depth + 1, path);
      lines.push(`${indent}</${tag.name}>`);
    } else if (node.text === '') lines.push(`${indent}<${tag.text()} />`);
    else lines.push(`${indent}<${tag.text()}>${escapeText(node.text)}</${tag.name}>`);
  }

  function checkName(name: string, path: string): void {
    if (properNames.has(name)) return;
    if (NAME.test(name)) properNames.add(name);
    else report(path, `"${name}" cannot be the name of an element or attribute`);
  }

  function checkDeclaration(prefix: string, namespace: string, path: string): void {
    if (prefix !== '') checkName(prefix, path);
    const reserved = /^xml/i.test(prefix) || namespace === namespaces.xml || namespace === namespaces.xmlns;
    if (reserved) report(path, `"${prefix}" cannot stand for namespace "${namespace}"`);
  }

  function checkCharacters(text: string, path: string): void {
    if (PLAIN.test(text)) return;
    const found = FORBIDDEN.exec(text);
    if (found === null) return;
    const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    report(path, `XML cannot carry the character U+${code}`);
  }
}

/** Works out what one start tag declares and carries. */
class StartTag {
  readonly name: string;
  readonly #node: ElementNode;
  readonly #outer: Prefixes;
  readonly #depth: number;
  /** Namespaces by the prefixes that this tag gives them. */
  readonly declared = new Map<string, string>();
  readonly #attributes: [string, string][] = [];

  constructor(node: ElementNode, outer: Prefixes, depth: number) {
    this.#node = node;
    this.#outer = outer;
    this.#depth = depth;
    if (node.instance) this.#declare('i', namespaces.instance);
    const prefix = this.#elementPrefix(node.name);
    this.name = prefix === '' ? node.name.name : `${prefix}:${node.name.name}`;
    this.#declareContents(node);
    this.#addAttributes(node);
  }

  /** The tag without its angle brackets; the default namespace comes after the prefixes, as .NET writes it. */
  text(): string {
    if (this.declared.size === 0 && this.#attributes.length === 0) return this.name;
    const declared = [...this.declared].toSorted(([a], [b]) => Number(a === '') - Number(b === ''));
    const declarations = declared.map(([prefix, uri]): [string, string] => [
      prefix === '' ? 'xmlns' : `xmlns:${prefix}`,
      uri,
    ]);
    const attributes = [...declarations, ...this.#attributes];
    return [this.name, ...attributes.map(([name, value]) => `${name}="${escapeAttribute(value)}"`)].join(' ');
  }

  prefixes(): Prefixes {
    return this.declared.size === 0 ? this.#outer : new Map([...this.#outer, ...this.declared]);
  }

  namesUsed(): string[] {
    const { name, attributes } = this.#node;
    return [name.name, ...attributes.map((attribute) => attribute.name.name)];
  }

  textsUsed(): string[] {
    return [this.#node.text, ...this.#attributes.map(([, value]) => value), ...this.declared.values()];
  }

  #elementPrefix({ namespace, prefix }: ElementName): string {
    if (namespace === undefined) return '';
    const current = this.#lookUp('') ?? '';
    if (prefix !== undefined && prefix !== '' && namespace !== '') return this.#bind(prefix, namespace);
    if (current === namespace) return '';
    const known = namespace === '' ? undefined : this.#prefixOf(namespace);
    if (known !== undefined) return known;
    this.#declare('', namespace);
    return '';
  }

  #declareContents({ contents }: ElementNode): void {
    if (contents === undefined || contents === '' || this.#lookUp('') === contents) return;
    if (this.#prefixOf(contents) === undefined) this.#generate(contents);
  }

  #addAttributes({ attributes, nil, type }: ElementNode): void {
    for (const { name, value } of attributes) this.#attributes.push([this.#attributeName(name), value]);
    if (type !== undefined) {
      const prefix = this.#prefixOf(type.namespace ?? '') ?? this.#generate(type.namespace ?? '');
      this.#attributes.push([`${this.#instancePrefix()}:type`, `${prefix}:${type.name}`]);
    }
    if (nil) this.#attributes.push([`${this.#instancePrefix()}:nil`, 'true']);
  }

  #attributeName({ name, namespace, prefix }: ElementName): string {
    if (namespace === undefined || namespace === '') return name;
    const wanted = prefix === undefined || prefix === '' ? this.#prefixOf(namespace) : this.#bind(prefix, namespace);
    return `${wanted ?? this.#generate(namespace)}:${name}`;
  }

  #instancePrefix(): string {
    return this.#prefixOf(namespaces.instance) ?? this.#bind('i', namespaces.instance);
  }

  /** Takes the wished prefix, unless this very tag has given it to another namespace. */
  #bind(prefix: string, namespace: string): string {
    if (this.#lookUp(prefix) === namespace) return prefix;
    if (this.declared.has(prefix)) return this.#generate(namespace);
    this.#declare(prefix, namespace);
    return prefix;
  }

  /** Makes up a prefix the way .NET does: `d`, the depth, `p`, a number. */
  #generate(namespace: string): string {
    let number = 1;
    while (this.#lookUp(`d${this.#depth}p${number}`) !== undefined) number += 1;
    const prefix = `d${this.#depth}p${number}`;
    this.#declare(prefix, namespace);
    return prefix;
  }

  #declare(prefix: string, namespace: string): void {
    this.declared.set(prefix, namespace);
  }

  #lookUp(prefix: string): string | undefined {
    return this.declared.get(prefix) ?? this.#outer.get(prefix);
  }

  #prefixOf(namespace: string): string | undefined {
    for (const [prefix, uri] of this.#outer) {
      if (prefix !== '' && (this.declared.get(prefix) ?? uri) === namespace) return prefix;
    }
    for (const [prefix, uri] of this.declared) if (prefix !== '' && uri === namespace) return prefix;
    return undefined;
  }
}

function escapeText(text: string): string {
  if (!/[&<>\r]/.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#x9;').replaceAll('\n', '&#xA;');
}
