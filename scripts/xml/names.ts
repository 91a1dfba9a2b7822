import { namespaces, type QualifiedName } from './namespaces.ts';
import type { Member, Shape, ShapeKind } from './shape.ts';

/** What an element or attribute is called, with the prefix the schema would like. */
export interface ElementName extends QualifiedName {
  prefix?: string | undefined;
}

/** What the elements inside another one start from. */
export interface Scope {
  /** Namespace of those that name none; `undefined` where nobody laid one down. */
  namespace: string | undefined;
  /** Whether they belong to a type that DataContractSerializer writes. */
  contract: boolean;
}

const MAX_NESTING = 8;

/** The scope a document starts in. */
export const outermost: Scope = { namespace: undefined, contract: false };

/** Looks up the shape of the items of an array or of the values of a dictionary. */
export type ShapeOfInner = (shape: Shape) => Shape;

/** Namespaces of the types that .NET brings itself. */
const builtInNamespaces: { readonly [Kind in ShapeKind]?: string } = {
  dictionary: namespaces.arrays,
  dateTimeOffset: namespaces.system,
};

/** What the root element is called: after `xml.name`, else the component, else the fallback. */
export function rootName({ xml, name, kind }: Shape, fallback: string): ElementName {
  const namespace = xml.namespace ?? builtInNamespaces[kind];
  return { name: xml.name ?? name ?? fallback, namespace, prefix: xml.prefix };
}

/**
 * What a member's element or attribute is called.
 *
 * A data contract names its members itself. Elsewhere a referenced schema's `xml` holds for the member too.
 * Attributes inherit no namespace.
 */
export function memberName({ key, namespace }: Member, shape: Shape, scope: Scope): ElementName {
  const xml = scope.contract ? shape.own : shape.xml;
  const inherited = shape.xml.attribute === true ? '' : (namespace ?? scope.namespace);
  return { name: xml.name ?? key, namespace: xml.namespace ?? inherited, prefix: xml.prefix };
}

/** What the items of an array are called, given the name they have when nothing else names them. */
export function itemName(item: Shape, fallback: string, scope: Scope, inner: ShapeOfInner): ElementName {
  const { name, namespace, prefix } = item.xml;
  if (!scope.contract) return { name: name ?? fallback, namespace: namespace ?? scope.namespace, prefix };
  const inArrays = item.kind === 'scalar' || item.kind === 'any';
  const inherited = inArrays ? namespaces.arrays : (builtInNamespaces[item.kind] ?? scope.namespace);
  return { name: contractName(item, inner), namespace: namespace ?? inherited, prefix };
}

/** What the entries of a dictionary are called: `KeyValueOfstringanyType` and the like. */
export function entryName(shape: Shape, inner: ShapeOfInner, depth = 0): string {
  return `KeyValueOfstring${contractName(inner(shape), inner, depth + 1)}`;
}

/** What the elements inside an element start from. */
export function scopeInside(shape: Shape, element: ElementName, outer: Scope): Scope {
  const contract = shape.contract || (outer.contract && shape.kind === 'array');
  const builtIn = builtInNamespaces[shape.kind];
  if (builtIn !== undefined) return { namespace: builtIn, contract };
  if (contract) return { namespace: shape.typeXml.namespace ?? element.namespace, contract };
  const { namespace, prefix } = shape.xml;
  return { namespace: namespace === undefined || prefix !== undefined ? outer.namespace : namespace, contract };
}

/** Whether an array's items stand inside an element of their own. */
export function isWrapped(shape: Shape, outer: Scope): boolean {
  return shape.contract || outer.contract || shape.xml.wrapped === true;
}

/** Name of a type in the words of DataContractSerializer. Lists of lists end somewhere, even if they hold themselves. */
function contractName(shape: Shape, inner: ShapeOfInner, depth = 0): string {
  if (depth > MAX_NESTING) return 'anyType';
  if (shape.xml.name !== undefined) return shape.xml.name;
  if (shape.kind === 'scalar') return scalarName(shape);
  if (shape.name !== undefined && shape.kind !== 'dictionary') return shape.name;
  if (shape.kind === 'array') return `ArrayOf${contractName(inner(shape), inner, depth + 1)}`;
  if (shape.kind === 'dictionary') return `ArrayOf${entryName(shape, inner, depth)}`;
  return shape.kind === 'dateTimeOffset' ? 'DateTimeOffset' : 'anyType';
}

function scalarName({ scalars, format }: Shape): string {
  const [type] = scalars;
  if (scalars.length !== 1 || type === undefined) return 'anyType';
  if (type === 'integer') return format === 'int64' ? 'long' : 'int';
  if (type === 'number') return format === 'float' ? 'float' : 'double';
  if (type === 'boolean') return 'boolean';
  if (format === 'date-time') return 'dateTime';
  return format === 'uuid' ? 'guid' : 'string';
}
