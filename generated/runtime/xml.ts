// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import { parseXml, type XmlElement } from './xml-parse.ts';

/** How an element is read. A function stands for what it gives, so that a shape can hold itself. */
export type XmlShape = XmlText | XmlObject | XmlList | XmlChoice | XmlOther | (() => XmlShape);

type TextType = 'string' | 'integer' | 'number' | 'boolean';

/** Types that text may stand for, such as `integer null`; an empty element may be null. `any`: the document tells. */
export type XmlText = 'any' | TextType | `${TextType} ${string}`;

/** An object: its members are attributes and elements. */
export interface XmlObject {
  readonly members: Readonly<Record<string, XmlShape | XmlMember>>;
  /** Of elements that are none of the members, which are skipped when this is left out. */
  readonly rest?: XmlShape;
}

/** A member that is not simply an element of its own name. */
export interface XmlMember {
  readonly of: XmlShape;
  readonly name?: string;
  /** Only where names alone do not tell members apart. */
  readonly namespace?: string;
  /** `items` of a list have no element around them; with `list`, no items are an empty list. */
  readonly as?: 'attribute' | 'items' | 'list';
}

/** An array: its items are the elements inside. */
export interface XmlList {
  readonly items: XmlShape;
  /** What they are called; as the array's own element when left out. */
  readonly item?: string;
}

/** One of several shapes: the first that fits best. */
export interface XmlChoice {
  readonly cases: readonly XmlCase[];
}

export interface XmlCase {
  readonly shape: XmlShape;
  readonly required?: readonly string[];
  readonly values?: readonly unknown[];
  readonly nullable?: boolean;
}

/** What is read in a way of its own. */
export interface XmlOther {
  readonly read: (element: XmlElement, shape: XmlOther, run: XmlRun) => unknown;
  readonly of?: XmlShape;
  readonly known?: Readonly<Record<string, XmlShape>>;
  readonly nullable?: boolean;
}

/** What one reading of a document counts. */
export interface XmlRun {
  /** What the shape does not account for. */
  oddities: number;
  steps: number;
}

/** The shape of a document, and what its root element is called where that is described. */
export interface XmlRoot {
  readonly shape: XmlShape;
  readonly root?: string;
}

type Entry = readonly [key: string, value: unknown];

const maxSteps = 1_000_000;
const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance';

/**
 * A reader of answers that are XML documents: it gives the value a shape describes, `undefined` for an empty body.
 *
 * Elements and attributes that nothing describes are skipped. It throws an Error for a malformed document, another root
 * element than described, and text that is not of its type.
 */
export function readXml({ shape, root }: XmlRoot): (response: Response) => Promise<unknown> {
  return async (response) => {
    const copy = response.clone();
    const text = await response.text();
    const encoding = encodingOf(text, response.headers.get('content-type') ?? '');
    if (text === '' || encoding === undefined) void copy.body?.cancel();
    if (text === '') return undefined;
    const element = parseXml(
      encoding === undefined ? text : new TextDecoder(encoding).decode(await copy.arrayBuffer()),
    );
    if (root !== undefined && element.name !== root) {
      throw wrong(element, `is the root element, where <${root}> is described`);
    }
    return readElement(element, shape, { oddities: 0, steps: 0 });
  };
}

/** Encoding other than UTF-8, which the text was read in: by the marks of UTF-16, the content type or the document. */
function encodingOf(text: string, contentType: string): string | undefined {
  if (text.startsWith('\uFFFD\uFFFD')) return text.charCodeAt(2) === 0 ? 'utf-16be' : 'utf-16le';
  const [, charset] = /charset\s*=\s*"?([^\s";]+)/i.exec(contentType) ?? [];
  const [, declared] = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)/.exec(text) ?? [];
  const encoding = (charset ?? declared ?? 'utf-8').toLowerCase();
  return /^(utf-?8|us-ascii)$/.test(encoding) ? undefined : encoding;
}

/** Reads one element. */
function readElement(element: XmlElement, shape: XmlShape, run: XmlRun): unknown {
  if (++run.steps > maxSteps) throw new Error('The XML takes too long to read.');
  if (typeof shape === 'function') return readElement(element, shape(), run);
  if (/^(true|1)$/.test(instance(element, 'nil') ?? '')) return null;
  if (shape === 'any') return readAny(element, run);
  if (typeof shape === 'string') return readTyped(element, shape, run);
  if ('read' in shape) return shape.read(element, shape, run);
  if ('cases' in shape) return readChoice(element, shape, run);
  if ('items' in shape) return readList(element, shape, run);
  return readObject(element, shape, run);
}

/** Reads one element of a scalar type that the document may know better. */
export function readValue(element: XmlElement, shape: XmlShape, run: XmlRun): unknown {
  const isTyped = typeof shape === 'string' && instance(element, 'type') !== undefined;
  return readElement(element, isTyped ? 'any' : shape, run);
}

function readObject(element: XmlElement, { members, rest }: XmlObject, run: XmlRun): unknown {
  const described = Object.entries(members).map(([key, shape]) => {
    const member: XmlMember = typeof shape === 'object' && 'of' in shape && !('read' in shape) ? shape : { of: shape };
    return { key, name: key, ...member, found: [] as XmlElement[] };
  });
  const others: XmlElement[] = [];
  for (const child of element.children) {
    const member = described.find((candidate) => candidate.as !== 'attribute' && isNamed(child, candidate));
    (member?.found ?? others).push(child);
  }
  if (!rest) run.oddities += others.length;
  if (element.text.trim() !== '') run.oddities++;
  const attributes = attributesOf(element);
  const read = described.flatMap(({ found, ...member }): Entry[] => {
    if (member.as !== 'attribute') return readMember(found, member, run);
    const attribute = attributes.find((candidate) => isNamed(candidate, member));
    return attribute ? [[member.key, textAs(attribute.value, member.of, element)]] : [];
  });
  const accounted = described.filter(({ as, key }) => as === 'attribute' && read.some(([known]) => known === key));
  run.oddities += attributes.length - accounted.length;
  const more = rest ? others.map((child): Entry => [child.name, readElement(child, rest, run)]) : [];
  return Object.fromEntries([...more, ...read]);
}

function isNamed(node: { name: string; namespace: string }, { name, namespace }: Partial<XmlMember>): boolean {
  return node.name === name && (namespace === undefined || node.namespace === namespace);
}

function readMember(found: readonly XmlElement[], { key, of, as }: XmlMember & { key: string }, run: XmlRun): Entry[] {
  if (as) return found.length > 0 || as === 'list' ? [[key, found.map((item) => readElement(item, of, run))]] : [];
  const [first, second] = found;
  if (second) throw wrong(second, 'stands there twice');
  return first ? [[key, readElement(first, of, run)]] : [];
}

function readList(element: XmlElement, { items, item = element.name }: XmlList, run: XmlRun): unknown {
  countContent(element, run);
  run.oddities += element.children.filter(({ name }) => name !== item).length;
  return element.children.map((child) => readElement(child, items, run));
}

/** Counts the text and the attributes of an element that should hold nothing but other elements. */
export function countContent(element: XmlElement, run: XmlRun): void {
  run.oddities += attributesOf(element).length + (element.text.trim() === '' ? 0 : 1);
}

function readChoice(element: XmlElement, { cases }: XmlChoice, run: XmlRun): unknown {
  const before = run.oddities;
  let best: { readonly value: unknown; readonly oddities: number } | undefined;
  let reason: unknown;
  for (const each of cases) {
    run.oddities = 0;
    try {
      const value = readValue(element, each.shape, run);
      const oddities = run.oddities + (fits(value, each) ? 0 : 1);
      if (!best || oddities < best.oddities) best = { value, oddities };
    } catch (error) {
      if (run.steps > maxSteps) throw error;
      reason ??= error;
    }
    if (best?.oddities === 0) break;
  }
  run.oddities = before + (best?.oddities ?? 0);
  if (!best) throw reason ?? wrong(element, 'fits nothing described');
  return best.value;
}

/** Whether a value could be meant by a case. */
function fits(value: unknown, { shape, required = [], values, nullable }: XmlCase): boolean {
  if (value === null) return nullable === true || shape === 'any';
  if (values && typeof value !== 'object' && !values.includes(value)) return false;
  if (typeof shape !== 'string' || shape === 'any') return required.every((key) => Object.hasOwn(Object(value), key));
  return shape.split(' ').some((type) => (type === 'integer' ? Number.isInteger(value) : typeof value === type));
}

/** Reads by `xsi:type`, else by what the element holds. */
function readAny(element: XmlElement, run: XmlRun): unknown {
  const type = instance(element, 'type')?.replace(/^.*:/, '');
  if (element.children.length > 0 || (type === undefined && element.text === '')) {
    return readObject(element, { members: {}, rest: 'any' }, run);
  }
  run.oddities += attributesOf(element).length;
  if (/^(unsigned)?(int(eger)?|long|short|byte)$/i.test(type ?? '')) return textAs(element.text, 'integer', element);
  if (/^(double|float|decimal)$/.test(type ?? '')) return textAs(element.text, 'number', element);
  return textAs(element.text, type === 'boolean' ? type : 'string', element);
}

function readTyped(element: XmlElement, shape: XmlText, run: XmlRun): unknown {
  if (element.children.length > 0) throw wrong(element, 'holds elements where text is described');
  const scalars = shape.split(' ').filter((type) => type !== 'null');
  if (scalars.length > 1 && instance(element, 'type') !== undefined) return readAny(element, run);
  run.oddities += attributesOf(element).length;
  return textAs(element.text, shape, element);
}

/** Text as the first type that it can be; as a string, which any text can be, last. */
function textAs(text: string, shape: XmlShape, element: XmlElement): unknown {
  const types = typeof shape === 'string' ? shape.split(' ') : ['string'];
  const trimmed = text.trim();
  for (const type of types) {
    if (type === 'boolean' && /^(true|false|0|1)$/.test(trimmed)) return /^(true|1)$/.test(trimmed);
    if (type === 'integer' && /^[+-]?\d+$/.test(trimmed) && isExact(trimmed)) return Number(trimmed);
    const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) && Number.isFinite(Number(trimmed));
    if (type === 'number' && isNumber) return Number(trimmed);
  }
  if (types.includes('string')) return text;
  if (types.includes('null') && trimmed === '') return null;
  throw wrong(element, `is not of type ${types.join(' or ')}`);
}

/** An id that no number holds exactly would become another one. */
function isExact(digits: string): boolean {
  return Number.isFinite(Number(digits)) && BigInt(Number(digits)) === BigInt(digits.replace('+', ''));
}

/** Attributes but those of XML itself and of XML Schema. */
function attributesOf({ attributes }: XmlElement): XmlElement['attributes'] {
  return attributes.filter(
    ({ namespace }) => !/^http:\/\/www\.w3\.org\/(XML\/1998\/n|2001\/XMLSchema-inst)/.test(namespace),
  );
}

/** An attribute of XML Schema. */
function instance({ attributes }: XmlElement, name: string): string | undefined {
  return attributes.find((each) => each.name === name && each.namespace === instanceNamespace)?.value.trim();
}

/** An error about an element. It does not tell what that holds. */
export function wrong({ name, place }: XmlElement, message: string): Error {
  return new Error(`In the XML, <${name}> ${message} (${place()}).`);
}
