import { isRecord } from '../spec/record.ts';
import { takeApart, type Layer } from './layers.ts';
import type { ScalarType } from './scalar.ts';
import type { ResolveReference, SchemaObject, SchemaPlace } from './types.ts';

/** The OpenAPI XML Object, with what is malformed in it left out. */
export interface XmlObject {
  name?: string;
  namespace?: string;
  prefix?: string;
  attribute?: boolean;
  wrapped?: boolean;
}

/** How a value of some schema is written, whatever its element is called. */
export type ShapeKind = 'object' | 'array' | 'dictionary' | 'dateTimeOffset' | 'scalar' | 'any' | 'choice';

/** A property of an object. */
export interface Member {
  key: string;
  place: SchemaPlace;
  /** Namespace of the part of an `allOf` that declares the member. */
  namespace: string | undefined;
}

/** Everything the codec needs to know about a schema. */
export interface Shape {
  kind: ShapeKind;
  nullable: boolean;
  /** Whether .NET's DataContractSerializer rules apply (`x-data-contract`). */
  contract: boolean;
  scalars: ScalarType[];
  format: string | undefined;
  /** `xml` as it stands beside a reference: what a member says about its own element. */
  own: XmlObject;
  /** `xml` with what the referenced schema adds. */
  xml: XmlObject;
  /** `xml` of the type itself: of the referenced schema, or of the schema when nothing is referenced. */
  typeXml: XmlObject;
  name: string | undefined;
  members: Map<string, Member>;
  required: Set<string>;
  /** Schema of members beyond the declared ones; absent when there must be none. */
  extra: SchemaPlace | undefined;
  items: SchemaPlace;
  cases: SchemaPlace[];
}

const SCALARS: readonly ScalarType[] = ['string', 'integer', 'number', 'boolean'];
const CONTRACTS: readonly ShapeKind[] = ['object', 'array', 'dictionary', 'dateTimeOffset'];
const ANYTHING: SchemaPlace = { schema: true };

/** Reads off a schema how its values are written. */
export function shapeOf(place: SchemaPlace, resolve: ResolveReference): Shape {
  const { layers, name, nullable, cases } = takeApart(place, resolve);
  const types = typesOf(layers);
  const contract = CONTRACTS.find((kind) => layers.some(({ schema }) => schema['x-data-contract'] === kind));
  const members = membersOf(layers);
  const several = contract === undefined && types.some((type) => !isScalar(type)) && types.length > 1;
  const whole = layers.filter(({ part }) => !part);
  const referenced = whole.filter((layer) => layer.referenced);
  return {
    kind: contract ?? (several ? 'choice' : kindOf(types, members, layers, cases)),
    nullable: nullable || layers.some(({ schema }) => typeList(schema).includes('null')),
    contract: contract !== undefined,
    scalars: types.filter(isScalar),
    format: firstString(layers, 'format'),
    own: mergeXml(whole.filter((layer) => !layer.referenced)),
    xml: mergeXml(whole),
    typeXml: mergeXml(referenced.length > 0 ? referenced : whole),
    name,
    members,
    required: new Set(layers.flatMap(({ schema }) => strings(schema.required))),
    extra: extraOf(layers),
    items: firstPlace(layers, 'items') ?? ANYTHING,
    cases: several ? types.map((type) => narrowed(place, type)) : cases,
  };
}

/** The schema, for values of one type only. */
function narrowed({ schema, name, base }: SchemaPlace, type: string): SchemaPlace {
  return { schema: { allOf: [schema], type }, name, base };
}

function kindOf(
  types: readonly string[],
  members: ReadonlyMap<string, Member>,
  layers: readonly Layer[],
  cases: readonly SchemaPlace[],
): ShapeKind {
  if (types.includes('object') || (types.length === 0 && members.size > 0)) return 'object';
  if (types.includes('array') || (types.length === 0 && firstPlace(layers, 'items') !== undefined)) return 'array';
  if (types.length > 0) return 'scalar';
  return cases.length > 0 ? 'choice' : 'any';
}

/** The types of the outermost layer that names any, as an outer layer can only narrow an inner one. */
function typesOf(layers: readonly Layer[]): string[] {
  const named = layers.map(({ schema }) => typeList(schema).filter((type) => type !== 'null'));
  const first = named.find((types) => types.length > 0);
  return [...new Set(first ?? layers.flatMap(({ schema }) => typesOfValues(schema)))];
}

function typeList({ type }: SchemaObject): string[] {
  return typeof type === 'string' ? [type] : strings(type);
}

function typesOfValues(schema: SchemaObject): string[] {
  const values = Array.isArray(schema.enum) ? schema.enum : [schema.const];
  return values.flatMap((value: unknown) => {
    if (typeof value === 'number') return [Number.isInteger(value) ? 'integer' : 'number'];
    return typeof value === 'string' || typeof value === 'boolean' ? [typeof value] : [];
  });
}

function membersOf(layers: readonly Layer[]): Map<string, Member> {
  const members = new Map<string, Member>();
  for (const { schema, base, part } of layers) {
    if (!isRecord(schema.properties)) continue;
    const namespace = part ? readXml(schema.xml).namespace : undefined;
    for (const [key, property] of Object.entries(schema.properties)) {
      if (!members.has(key)) members.set(key, { key, place: { schema: property, base }, namespace });
    }
  }
  return members;
}

function extraOf(layers: readonly Layer[]): SchemaPlace | undefined {
  if (layers.some(({ schema }) => schema.additionalProperties === false)) return undefined;
  return firstPlace(layers, 'additionalProperties');
}

function firstPlace(layers: readonly Layer[], keyword: 'items' | 'additionalProperties'): SchemaPlace | undefined {
  const layer = layers.find(({ schema }) => isRecord(schema[keyword]) || schema[keyword] === true);
  return layer && { schema: layer.schema[keyword], base: layer.base };
}

function firstString(layers: readonly Layer[], keyword: 'format'): string | undefined {
  return layers.map(({ schema }) => schema[keyword]).find((value) => typeof value === 'string');
}

function mergeXml(layers: readonly Layer[]): XmlObject {
  return Object.assign({}, ...layers.map(({ schema }) => readXml(schema.xml)).toReversed());
}

function readXml(value: unknown): XmlObject {
  if (!isRecord(value)) return {};
  const { name, namespace, prefix, attribute, wrapped }: { readonly [Key in keyof XmlObject]?: unknown } = value;
  return {
    ...(typeof name === 'string' && { name }),
    ...(typeof namespace === 'string' && { namespace }),
    ...(typeof prefix === 'string' && { prefix }),
    ...(typeof attribute === 'boolean' && { attribute }),
    ...(typeof wrapped === 'boolean' && { wrapped }),
  };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

function isScalar(type: string): type is ScalarType {
  return SCALARS.some((scalar) => scalar === type);
}
