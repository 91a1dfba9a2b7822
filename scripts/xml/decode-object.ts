import { itemName, isWrapped, memberName, scopeInside, type ElementName, type Scope } from './names.ts';
import { namespaces } from './namespaces.ts';
import type { XmlElement } from './parse.ts';
import type { Child, Reader, Spot } from './reader.ts';
import type { Shape } from './shape.ts';
import type { JsonValue } from './types.ts';

/** Where in an element a member of an object is looked for. */
interface Slot {
  key: string;
  shape: Shape;
  name: ElementName;
  form: 'attribute' | 'element' | 'unwrapped';
  required: boolean;
}

type Entry = [key: string, value: JsonValue | undefined];

/** Reads an element as an object: attributes and child elements become members, in the order of the schema. */
export function decodeObject(reader: Reader, spot: Spot): JsonValue {
  const { element, shape, scope, path } = spot;
  reader.refuseText(element, path);
  const slots = slotsOf(reader, shape, scope);
  const { found, others } = sortChildren(reader, spot, slots);
  const members = new Map<string, JsonValue | undefined>([
    ...slots.map(({ key }): Entry => [key, undefined]),
    ...readAttributes(reader, element, slots, path),
    ...[...found].map(([slot, children]): Entry => [slot.key, readMember(reader, slot, children, scope)]),
    ...readOthers(reader, others, spot),
  ]);
  return Object.fromEntries([...members].filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));
}

function slotsOf(reader: Reader, shape: Shape, scope: Scope): Slot[] {
  return [...shape.members.values()].map((member) => {
    const inner = reader.shapeOf(member.place);
    const name = memberName(member, inner, scope);
    const form = formOf(inner, scope);
    const inherited = { namespace: name.namespace, contract: scope.contract };
    return {
      key: member.key,
      shape: inner,
      name: form === 'unwrapped' ? itemName(reader.innerOf(inner), member.key, inherited, reader.inner) : name,
      form,
      required: shape.required.has(member.key),
    };
  });
}

function formOf(shape: Shape, scope: Scope): Slot['form'] {
  if (shape.xml.attribute === true) return 'attribute';
  return shape.kind === 'array' && !isWrapped(shape, scope) ? 'unwrapped' : 'element';
}

function sortChildren(
  reader: Reader,
  { element, path }: Spot,
  slots: readonly Slot[],
): { found: Map<Slot, Child[]>; others: Child[] } {
  const elements = slots.filter(({ form }) => form !== 'attribute');
  const found = new Map<Slot, Child[]>(elements.map((slot) => [slot, []]));
  const others: Child[] = [];
  for (const child of reader.children(element, path)) {
    const slot = elements.find(({ name }) => reader.matches(child.element, name));
    const namesake = elements.find(({ name }) => name.name === child.element.name);
    if (slot) found.get(slot)?.push(child);
    else if (namesake) reader.reportMismatch(child.element, child.path, namesake.name);
    else others.push(child);
  }
  return { found, others };
}

function readMember(reader: Reader, slot: Slot, found: readonly Child[], scope: Scope): JsonValue | undefined {
  const { shape, name, form } = slot;
  if (form === 'unwrapped') return readUnwrapped(reader, slot, found, scope);
  const [first, second] = found;
  if (second) reader.report(second.element, second.path, `<${name.name}> appears more than once`);
  return first && reader.decode(reader, { ...first, shape, scope: scopeInside(shape, name, scope) });
}

/** An unwrapped list without items leaves no trace, so it is read as empty only where the schema requires it. */
function readUnwrapped(
  reader: Reader,
  { shape, name, required }: Slot,
  found: readonly Child[],
  outer: Scope,
): JsonValue | undefined {
  if (found.length === 0) return required ? [] : undefined;
  const item = reader.innerOf(shape);
  const scope = scopeInside(item, name, outer);
  return found.flatMap((child) => {
    const value = reader.decode(reader, { ...child, shape: item, scope });
    return value === undefined ? [] : [value];
  });
}

function readAttributes(reader: Reader, element: XmlElement, slots: readonly Slot[], path: string): Entry[] {
  const attributes = slots.filter(({ form }) => form === 'attribute');
  return element.attributes.flatMap(({ name, namespace, value }): Entry[] => {
    const slot = attributes.find((candidate) => candidate.name.name === name && candidate.name.namespace === namespace);
    const at = `${path}/@${name}`;
    if (slot) return [[slot.key, reader.scalar(element, at, value, scalarsOf(slot.shape), slot.shape.nullable)]];
    if (namespace !== namespaces.xml) reader.report(element, at, `unexpected attribute "${name}"`);
    return [];
  });
}

function scalarsOf({ scalars }: Shape): Shape['scalars'] {
  return scalars.length > 0 ? scalars : ['string'];
}

/** Reads the elements that no declared member accounts for. */
function readOthers(reader: Reader, others: readonly Child[], { shape, scope }: Spot): Entry[] {
  const extra = shape.kind === 'any' ? { schema: true } : shape.extra;
  const inner = extra && reader.shapeOf(extra);
  const taken = new Set(shape.members.keys());
  return others.flatMap(({ element, path }): Entry[] => {
    if (inner === undefined) {
      reader.report(element, path, `unexpected element <${element.name}>`);
      return [];
    }
    const name = { name: element.name, namespace: scope.namespace };
    if (taken.has(element.name))
      reader.report(element, path, `<${element.name}> stands for the same member as another`);
    else if (!reader.matches(element, name)) reader.reportMismatch(element, path, name);
    taken.add(element.name);
    return [
      [element.name, reader.decode(reader, { element, shape: inner, scope: scopeInside(inner, name, scope), path })],
    ];
  });
}
