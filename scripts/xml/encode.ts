import { splitDateTime } from './date-time-offset.ts';
import { XmlError, type XmlProblem } from './error.ts';
import { fits, isOfType } from './fits.ts';
import { defaultLimits } from './limits.ts';
import { entryName, isWrapped, itemName, memberName, outermost, rootName, scopeInside } from './names.ts';
import type { ElementName, Scope } from './names.ts';
import { elementNode, type ElementNode } from './node.ts';
import type { XmlOptions } from './options.ts';
import { scalarTypeName, writeScalar } from './scalar.ts';
import { serialize } from './serialize.ts';
import type { Member, Shape } from './shape.ts';
import { isJsonObject, type JsonObject, type JsonValue, type ResolveReference, type SchemaPlace } from './types.ts';
import { Writer } from './writer.ts';

/** What a value is written as: the element it becomes and where that stands. */
interface Target {
  shape: Shape;
  name: ElementName;
  /** The scope the element stands in. */
  outer: Scope;
  /** The scope inside the element. */
  scope: Scope;
  /** Place of the value, for messages. */
  path: string;
  depth: number;
}

/**
 * Writes a value as the XML document its schema describes: indented by two spaces, without a declaration.
 *
 * Members stand in the order the schema declares them, those of a data contract in ordinal order of their names.
 * Where the schema leaves a type open, `xsi:type` says it. A null attribute is left out.
 *
 * @throws XmlError with the parts of the value that cannot be written so that they could be read back.
 */
export function encodeXml(
  value: JsonValue,
  place: SchemaPlace,
  resolve: ResolveReference,
  options: XmlOptions = {},
): string {
  const writer = new Writer(resolve, { ...defaultLimits, ...options.limits }, options.shapes);
  const shape = writer.shapeOf(place);
  const root = encodeElement(writer, value, rootTarget(shape, options.rootName));
  root.instance = shape.contract;
  const text = writer.problems.length === 0 ? serialize(root, (path, message) => writer.report(path, message)) : '';
  if (writer.problems.length > 0) throw new XmlError(writer.problems);
  return text;
}

/**
 * The case of a choice that a value is written as.
 * @returns `undefined` when it could be meant by none
 */
export function chooseCase(writer: Writer, value: JsonValue, choice: Shape): SchemaPlace | undefined {
  return tryCases(writer, value, rootTarget(choice))?.place;
}

function rootTarget(shape: Shape, fallback = 'value'): Target {
  const name = rootName(shape, fallback);
  return { shape, name, outer: outermost, scope: scopeInside(shape, name, outermost), path: '', depth: 1 };
}

function encodeElement(writer: Writer, value: JsonValue, target: Target): ElementNode {
  writer.step();
  const node = elementNode(target.name);
  if (writer.isTooDeep(target.depth, target.path)) return node;
  if (value === null) return { ...node, nil: true };
  switch (target.shape.kind) {
    case 'object':
    case 'dictionary':
      return encodeMap(writer, value, target);
    case 'array':
      return encodeArray(writer, value, target);
    case 'dateTimeOffset':
      return encodeDateTimeOffset(writer, value, target);
    case 'scalar':
      return encodeScalar(writer, value, target);
    case 'choice':
      return encodeChoice(writer, value, target);
    case 'any':
      return encodeAny(writer, value, target);
  }
}

/** The target one step down. */
function inside(parent: Target, shape: Shape, name: ElementName, key: string | number): Target {
  return {
    shape,
    name,
    outer: parent.scope,
    scope: scopeInside(shape, name, parent.scope),
    path: `${parent.path}/${key}`,
    depth: parent.depth + 1,
  };
}

function encodeMap(writer: Writer, value: JsonValue, target: Target): ElementNode {
  if (!isJsonObject(value)) {
    writer.report(target.path, 'expected an object');
    return elementNode(target.name);
  }
  return target.shape.kind === 'dictionary'
    ? encodeEntries(writer, value, target)
    : encodeObject(writer, value, target);
}

function encodeObject(writer: Writer, value: JsonObject, target: Target): ElementNode {
  const { shape, scope } = target;
  const node = { ...elementNode(target.name), contents: shape.contract ? scope.namespace : undefined };
  for (const member of shape.members.values()) {
    const part = Object.hasOwn(value, member.key) ? value[member.key] : undefined;
    if (part !== undefined) encodeMember(writer, part, member, target, node);
  }
  const extra = shape.kind === 'any' ? { schema: true } : shape.extra;
  for (const [key, part] of Object.entries(value)) {
    if (shape.members.has(key)) continue;
    const name = { name: key, namespace: scope.namespace };
    if (extra === undefined) writer.report(`${target.path}/${key}`, `the schema has no member "${key}"`);
    else node.children.push(encodeElement(writer, part, inside(target, writer.shapeOf(extra), name, key)));
  }
  if (shape.contract)
    node.children.sort((a, b) => Number(a.name.name > b.name.name) - Number(a.name.name < b.name.name));
  return node;
}

function encodeMember(writer: Writer, value: JsonValue, member: Member, parent: Target, node: ElementNode): void {
  const shape = writer.shapeOf(member.place);
  const name = memberName(member, shape, parent.scope);
  const target = inside(parent, shape, name, member.key);
  if (shape.xml.attribute === true) {
    const text = value === null ? undefined : writer.textOf(value, target.path);
    if (text !== undefined) node.attributes.push({ name, value: text });
  } else if (shape.kind !== 'array' || isWrapped(shape, parent.scope)) {
    node.children.push(encodeElement(writer, value, target));
  } else if (Array.isArray(value)) {
    const item = writer.innerOf(shape);
    const scope = { ...parent.scope, namespace: name.namespace };
    const itemElement = itemName(item, member.key, scope, writer.inner);
    value.forEach((part, index) => {
      const spot = inside({ ...target, scope: parent.scope }, item, itemElement, index);
      node.children.push(encodeElement(writer, part, spot));
    });
  } else {
    writer.report(
      target.path,
      value === null ? 'a list without a wrapping element cannot be null' : 'expected an array',
    );
  }
}

function encodeArray(writer: Writer, value: JsonValue, target: Target): ElementNode {
  const node = elementNode(target.name);
  if (!Array.isArray(value)) {
    writer.report(target.path, 'expected an array');
    return node;
  }
  const item = writer.innerOf(target.shape);
  const name = itemName(item, target.name.name, target.scope, writer.inner);
  if (target.scope.contract) node.contents = name.namespace;
  node.children = value.map((part, index) => encodeElement(writer, part, inside(target, item, name, index)));
  return node;
}

function encodeEntries(writer: Writer, value: JsonObject, target: Target): ElementNode {
  const { shape, scope } = target;
  const { namespace } = scope;
  const entry = { name: entryName(shape, writer.inner), namespace };
  const children = Object.entries(value).map(([key, part]) => {
    const place = shape.members.get(key)?.place;
    const inner = place ? writer.shapeOf(place) : writer.innerOf(shape);
    const spot = inside(target, inner, { name: 'Value', namespace }, key);
    const written = encodeElement(writer, part, { ...spot, depth: target.depth + 2 });
    return elementNode(entry, [textNode('Key', namespace, key), written]);
  });
  return { ...elementNode(target.name), contents: namespace, children };
}

function encodeDateTimeOffset(writer: Writer, value: JsonValue, { name, scope, path }: Target): ElementNode {
  const parts = typeof value === 'string' ? splitDateTime(value) : undefined;
  if (parts === undefined) {
    writer.report(path, `${JSON.stringify(value)} is no date-time with an offset`);
    return elementNode(name);
  }
  const { namespace } = scope;
  const children = [
    textNode('DateTime', namespace, parts.dateTime),
    textNode('OffsetMinutes', namespace, String(parts.offsetMinutes)),
  ];
  return { ...elementNode(name), contents: namespace, children };
}

function encodeScalar(writer: Writer, value: JsonValue, { shape, name, path }: Target): ElementNode {
  const text = writer.textOf(value, path);
  if (text === undefined || value === null || typeof value === 'object') return elementNode(name);
  if (!shape.scalars.some((type) => isOfType(value, type))) {
    writer.report(path, `${JSON.stringify(value)} is not of type ${shape.scalars.join(' or ')}`);
  }
  return { ...elementNode(name), text, type: shape.scalars.length > 1 ? scalarTypeName(value) : undefined };
}

function encodeChoice(writer: Writer, value: JsonValue, target: Target): ElementNode {
  const best = tryCases(writer, value, target);
  if (best === undefined) {
    writer.report(target.path, `the value is none of the ${target.shape.cases.length} cases of the schema`);
    return elementNode(target.name);
  }
  writer.add(...best.problems);
  return best.node;
}

/** A value written as one case of a choice. */
interface Trial {
  place: SchemaPlace;
  node: ElementNode;
  problems: readonly XmlProblem[];
}

/** Takes the first case that the value is written as without a problem; the one with the fewest when there is none. */
function tryCases(writer: Writer, value: JsonValue, target: Target): Trial | undefined {
  let best: Trial | undefined;
  for (const place of target.shape.cases) {
    const shape = writer.shapeOf(place);
    if (!fits(value, shape, place)) continue;
    const trial = writer.fork();
    const scope = scopeInside(shape, target.name, target.outer);
    const node = encodeElement(trial, value, { ...target, shape, scope });
    const { problems } = trial;
    if (best === undefined || problems.length < best.problems.length) best = { place, node, problems };
    if (problems.length === 0) break;
  }
  return best;
}

function encodeAny(writer: Writer, value: JsonValue, target: Target): ElementNode {
  if (value !== null && isJsonObject(value)) return encodeObject(writer, value, target);
  const node = elementNode(target.name);
  if (value === null || typeof value === 'object') {
    writer.report(target.path, 'an array needs a schema that says what its items are');
    return node;
  }
  const text = writeScalar(value);
  if (text === undefined) writer.report(target.path, `${value} is no JSON number`);
  return { ...node, text: text ?? '', type: scalarTypeName(value) };
}

function textNode(name: string, namespace: string | undefined, text: string): ElementNode {
  return { ...elementNode({ name, namespace }), text };
}
