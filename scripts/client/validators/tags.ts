import { tokensOf } from '../../spec/pointer.ts';
import { isRecord } from '../../spec/record.ts';
import type { OpenApiDocument } from '../../spec/openapi.ts';
import { listOf, mapOf, schemaAt, schemaBehind } from '../schema-references.ts';

/** A choice between objects that one member tells apart. */
export interface Tagged {
  readonly member: string;
  readonly cases: readonly { readonly tags: readonly string[]; readonly schema: unknown }[];
  /** Cases that are no objects. */
  readonly others: readonly unknown[];
}

/** What is sure of the values of a schema. */
interface Facts {
  types: string[];
  nullable: boolean;
  readonly required: Set<string>;
  /** Members that have one of a few texts. */
  readonly tags: Map<string, readonly string[]>;
}

/**
 * Reads off a choice how its cases are told apart: by its `discriminator`, or else by a required member that is a
 * constant in every case. `undefined` where nothing tells them apart.
 */
export function tagsOf(
  branches: readonly unknown[],
  discriminator: unknown,
  document: OpenApiDocument,
): Tagged | undefined {
  const known = branches.map((schema) => ({ schema, facts: factsOf(schema, document) }));
  const objects = known.filter(({ facts }) => facts.types.length === 0 || facts.types.includes('object'));
  const others = known.filter((branch) => !objects.includes(branch)).map(({ schema }) => schema);
  if (objects.length < 2) return undefined;
  const named = mapOf(discriminator)['propertyName'];
  if (typeof named === 'string') {
    const cases = objects.map(({ schema, facts }) => ({
      schema,
      tags: describedTags(schema, facts, named, discriminator),
    }));
    return areApart(cases) ? { member: named, cases, others } : undefined;
  }
  const strict = objects.every(({ facts }) => facts.types.join() === 'object' && !facts.nullable);
  const members = strict ? [...objects[0]!.facts.tags.keys()] : [];
  for (const member of members.filter((name) => objects.every(({ facts }) => facts.required.has(name)))) {
    const cases = objects.map(({ schema, facts }) => ({ schema, tags: facts.tags.get(member) ?? [] }));
    if (areApart(cases)) return { member, cases, others };
  }
  return undefined;
}

/** Every case has a tag, and no two cases have the same. */
function areApart(cases: Tagged['cases']): boolean {
  const all = cases.flatMap(({ tags }) => tags);
  return cases.every(({ tags }) => tags.length > 0) && new Set(all).size === all.length;
}

/** The constants of the member, and what `mapping` names the schema; else the name of the schema. */
function describedTags(schema: unknown, { tags }: Facts, member: string, discriminator: unknown): string[] {
  const ref = isRecord(schema) && typeof schema['$ref'] === 'string' ? schema['$ref'] : undefined;
  const mapping = mapOf(mapOf(discriminator)['mapping']);
  const mapped = Object.keys(mapping).filter((tag) => {
    return ref !== undefined && (mapping[tag] === ref || `#/components/schemas/${String(mapping[tag])}` === ref);
  });
  const described = [...new Set([...(tags.get(member) ?? []), ...mapped])];
  if (described.length > 0 || ref === undefined) return described;
  return tokensOf(ref)?.slice(-1) ?? [];
}

function factsOf(schema: unknown, document: OpenApiDocument): Facts {
  const facts: Facts = { types: [], nullable: false, required: new Set(), tags: new Map() };
  const seen = new Set<unknown>();
  visit(schema);
  return facts;

  function visit(part: unknown): void {
    if (!isRecord(part) || seen.has(part)) return;
    seen.add(part);
    if (facts.types.length === 0) facts.types = [part['type']].flat().filter((type) => typeof type === 'string');
    if (part['nullable'] === true) facts.nullable = true;
    for (const name of listOf(part['required'])) if (typeof name === 'string') facts.required.add(name);
    for (const [name, member] of Object.entries(mapOf(part['properties']))) {
      const values = textsOf(schemaBehind(document, member));
      if (values.length > 0 && !facts.tags.has(name)) facts.tags.set(name, values);
    }
    if (typeof part['$ref'] === 'string') visit(schemaAt(document, part['$ref']));
    listOf(part['allOf']).forEach(visit);
  }
}

/** The texts that a schema allows, where it allows nothing else. */
export function textsOf(schema: unknown): readonly string[] {
  if (!isRecord(schema)) return [];
  const values = Object.hasOwn(schema, 'const') ? [schema['const']] : listOf(schema['enum']);
  return values.every((value) => typeof value === 'string') ? values : [];
}
