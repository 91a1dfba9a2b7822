import { Attempt } from './attempt.ts';
import type { XmlLimits } from './limits.ts';
import type { ElementName, Scope } from './names.ts';
import { namespaces } from './namespaces.ts';
import type { XmlElement } from './parse.ts';
import { readScalar, type ScalarType } from './scalar.ts';
import type { ShapeBook } from './shape-book.ts';
import type { Shape } from './shape.ts';
import type { JsonValue, ResolveReference } from './types.ts';

/** An element and where it stands. */
export interface Child {
  element: XmlElement;
  path: string;
}

/** An element and what it is to be read as. */
export interface Spot extends Child {
  shape: Shape;
  /** The scope inside the element. */
  scope: Scope;
}

/** Reads one element; handed round so that the parts of the decoder can call each other. */
export type DecodeElement = (reader: Reader, spot: Spot) => JsonValue | undefined;

/** What one reading of a document collects, and the checks that every kind of element shares. */
export class Reader extends Attempt {
  readonly decode: DecodeElement;

  constructor(resolve: ResolveReference, limits: XmlLimits, decode: DecodeElement, origin?: ShapeBook) {
    super(resolve, limits, origin);
    this.decode = decode;
  }

  /** A reader that collects problems of its own, for trying one case of several. */
  fork(): Reader {
    return new Reader(this.resolve, this.limits, this.decode, this);
  }

  report({ line, column }: XmlElement, path: string, message: string): void {
    this.add({ message, path, line, column });
  }

  /** Whether an element has the name expected; its namespace counts only where the schema lays one down. */
  matches(element: XmlElement, { name, namespace }: ElementName): boolean {
    return element.name === name && (namespace === undefined || element.namespace === namespace);
  }

  reportMismatch(element: XmlElement, path: string, expected: ElementName): void {
    this.report(element, path, `expected ${inWords(expected)}, found ${inWords(element)}`);
  }

  refuseText(element: XmlElement, path: string): void {
    const text = element.text.trim();
    if (text !== '') this.report(element, path, `unexpected text "${text.slice(0, 40)}"`);
  }

  /** Attributes of XML itself, such as `xml:space`, are let pass. */
  refuseAttributes(element: XmlElement, path: string): void {
    for (const { name, namespace } of element.attributes) {
      if (namespace !== namespaces.xml) this.report(element, `${path}/@${name}`, `unexpected attribute "${name}"`);
    }
  }

  isLeaf(element: XmlElement, path: string): boolean {
    const [child] = element.children;
    if (child) this.report(child, `${path}/${child.name}`, 'unexpected element: its parent holds text only');
    return child === undefined;
  }

  /** The elements inside an element, those that share a name told apart by a 1-based index. */
  children(element: XmlElement, path: string): Child[] {
    const totals = new Map<string, number>();
    for (const { name } of element.children) totals.set(name, (totals.get(name) ?? 0) + 1);
    const seen = new Map<string, number>();
    return element.children.map((child) => {
      const index = (seen.get(child.name) ?? 0) + 1;
      seen.set(child.name, index);
      return { element: child, path: `${path}/${child.name}${totals.get(child.name) === 1 ? '' : `[${index}]`}` };
    });
  }

  /** The two elements that make up an element; `undefined` after a problem. */
  parts(
    element: XmlElement,
    path: string,
    names: readonly [string, string],
    namespace: string,
  ): [XmlElement, XmlElement] | undefined {
    const [first, second, ...others] = element.children;
    const [firstName, secondName] = names;
    if (first && second && others.length === 0) {
      const inOrder = this.matches(first, { name: firstName, namespace });
      const good = inOrder && this.matches(second, { name: secondName, namespace });
      if (good) return [first, second];
    }
    this.report(
      element,
      path,
      `expected ${firstName} and then ${secondName} in namespace "${namespace}", nothing else`,
    );
    return undefined;
  }

  /** Reads text as the first type it can be; text that is no number or boolean is left to a string. */
  scalar(
    element: XmlElement,
    path: string,
    text: string,
    types: readonly ScalarType[],
    nullable: boolean,
  ): JsonValue | undefined {
    const ordered = types.toSorted((a, b) => Number(a === 'string') - Number(b === 'string'));
    for (const type of ordered) {
      const value = readScalar(text, type);
      if (value !== undefined) return value;
    }
    if (nullable && text.trim() === '') return null;
    this.report(element, path, `"${text.slice(0, 40)}" is not of type ${types.join(' or ')}`);
    return undefined;
  }
}

function inWords({ name, namespace }: ElementName): string {
  if (namespace === undefined) return `<${name}>`;
  return namespace === '' ? `<${name}> in no namespace` : `<${name}> in namespace "${namespace}"`;
}
