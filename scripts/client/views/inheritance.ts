import type { JsonSchema, OpenApiDocument, SchemaObject } from '../../spec/openapi.ts';
import { NameBook } from '../names.ts';
import { listValues, ownProperty, type Schemas } from './composition.ts';
import { discriminatorOf, requireValue, wireValues, type Discriminator } from './discriminators.ts';
import { schemasOf, withSchemas } from './document-tree.ts';
import { schemaNameOf, schemaRef } from './references.ts';
import { annotationsOf, mapValues, withoutAnnotations } from './schema-tree.ts';

/** A schema that others are made from by `allOf`, where a discriminator tells which of them a value is. */
interface Base {
  readonly name: string;
  /** Name of the schema that holds what all of them share. */
  readonly shared: string;
  readonly children: readonly string[];
  readonly discriminator: Discriminator;
  /** Whether it is the outermost: then it has values of its own only where the mapping says so. */
  readonly isRoot: boolean;
}

/**
 * A schema with a discriminator that others build on by `allOf` becomes the union of those, and what it holds itself
 * moves to a schema of its own, `<Name>Base`, which they build on instead.
 */
export function viewInheritance(document: OpenApiDocument): OpenApiDocument {
  const schemas = schemasOf(document);
  const bases = new Map(listBases(schemas).map((base) => [base.name, base]));
  if (bases.size === 0) return document;
  const rebased = mapValues(schemas, (schema) => buildOnShared(schema, bases));
  const split = Object.entries(rebased).flatMap(([name, schema]): [string, JsonSchema][] => {
    const base = bases.get(name);
    if (!base || typeof schema === 'boolean') return [[name, schema]];
    const { discriminator: _discriminator, oneOf, anyOf, ...rest } = schema;
    const shared = withoutAnnotations(rest);
    const union = oneOf ?? anyOf ?? [...ownBranch(schemas, base, shared), ...base.children.map(refTo)];
    return [
      [name, { ...annotationsOf(schema), oneOf: union, discriminator: base.discriminator }],
      [base.shared, shared],
    ];
  });
  return withSchemas(document, Object.fromEntries(split));
}

function listBases(schemas: Schemas): Base[] {
  const book = new NameBook(Object.keys(schemas));
  const children = childrenByName(schemas);
  const bases = new Map<string, Base>();
  const visit = (name: string, inherited: Discriminator | undefined): void => {
    const discriminator = combine(inherited, discriminatorOf(schemas[name] ?? true));
    const built = children.get(name) ?? [];
    if (!discriminator || built.length === 0 || bases.has(name)) return;
    const isRoot = inherited?.propertyName !== discriminator.propertyName;
    bases.set(name, { name, discriminator, isRoot, children: built, shared: book.take(`${name}Base`) });
    for (const child of built) visit(child, discriminator);
  };
  const names = Object.keys(schemas);
  const built = new Set([...children.values()].flat());
  for (const name of [...names.filter((each) => !built.has(each)), ...names]) visit(name, undefined);
  return [...bases.values()];
}

/** A base's own discriminator, with what that of the base it is built on says of the same property. */
function combine(inherited: Discriminator | undefined, own: Discriminator | undefined): Discriminator | undefined {
  if (!inherited || !own || own.propertyName !== inherited.propertyName) return own ?? inherited;
  return { ...own, mapping: { ...inherited.mapping, ...own.mapping } };
}

function childrenByName(schemas: Schemas): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(schemas)) {
    for (const parent of parentsOf(schema)) children.set(parent, [...(children.get(parent) ?? []), name]);
  }
  return children;
}

function parentsOf(schema: JsonSchema): string[] {
  if (typeof schema === 'boolean' || !Array.isArray(schema.allOf)) return [];
  return schema.allOf.flatMap((member) => (typeof member === 'object' ? (schemaNameOf(member.$ref) ?? []) : []));
}

function buildOnShared(schema: JsonSchema, bases: ReadonlyMap<string, Base>): JsonSchema {
  if (typeof schema === 'boolean' || !Array.isArray(schema.allOf)) return schema;
  return {
    ...schema,
    allOf: schema.allOf.map((member) => {
      const base = typeof member === 'object' ? bases.get(schemaNameOf(member.$ref) ?? '') : undefined;
      return base ? { ...(member as SchemaObject), $ref: schemaRef(base.shared) } : member;
    }),
  };
}

/** What a base is when it is none of its children. */
function ownBranch(schemas: Schemas, base: Base, shared: SchemaObject): JsonSchema[] {
  const { name, discriminator, isRoot } = base;
  const property = ownProperty(shared, discriminator.propertyName);
  const limits = property === undefined ? undefined : listValues(schemas, property);
  const values = wireValues(name, discriminator, limits);
  if (isRoot && !values.isMapped) return [];
  return [requireValue(schemas, refTo(base.shared), discriminator.propertyName, values.values)];
}

const refTo = (name: string): SchemaObject => ({ $ref: schemaRef(name) });
