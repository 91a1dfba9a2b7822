import type { JsonSchema, OpenApiDocument } from '../spec/openapi.ts';
import { memberPointer, tokensOf, valueAt } from '../spec/pointer.ts';
import { isRecord } from '../spec/record.ts';
import { UsageError } from '../spec/usage-error.ts';

/**
 * A description that a part was left out of, without the components that nothing in it refers to any more.
 * What it refers to inside of paths that are gone takes the place of the reference.
 * @param whole the description before
 * @param schemes names of the security schemes in use
 * @throws UsageError when what a reference into a path that is gone leads to contains itself
 */
export function keepReachable(
  whole: OpenApiDocument,
  part: OpenApiDocument,
  schemes: readonly string[],
): OpenApiDocument {
  const { components, ...rest } = withoutLostReferences(whole, part);
  if (!components) return rest;
  const names = schemes.map((name) => memberPointer('#/components/securitySchemes', name));
  const reached = reach({ ...rest, components }, [...listReferences(rest), ...names]);
  const kept = Object.entries(components).flatMap(([kind, members = {}]) => {
    const place = memberPointer('#/components', kind);
    const used = Object.entries(members).filter(([name]) => reached.has(memberPointer(place, name)));
    return used.length > 0 ? [[kind, Object.fromEntries(used)]] : [];
  });
  return kept.length > 0 ? { ...rest, components: Object.fromEntries(kept) as typeof components } : rest;
}

/** Pointers to all components that references lead to, directly or through each other. */
function reach(document: OpenApiDocument, references: readonly string[]): Set<string> {
  const heirs = listHeirs(document);
  const reached = new Set<string>();
  const open = references.flatMap(componentOf);
  for (let pointer = open.pop(); pointer !== undefined; pointer = open.pop()) {
    if (reached.has(pointer)) continue;
    reached.add(pointer);
    const component = valueAt(document, pointer);
    const values = isRecord(component) && isRecord(component['discriminator']) ? (heirs.get(pointer) ?? []) : [];
    open.push(...listReferences(component).flatMap(componentOf), ...values);
  }
  return reached;
}

/** Schemas by the schema that they extend: where that one has a discriminator, they are what its values may be. */
function listHeirs({ components }: OpenApiDocument): Map<string, string[]> {
  const heirs = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(components?.schemas ?? {})) {
    for (const parent of parentsOf(schema)) {
      heirs.set(parent, [...(heirs.get(parent) ?? []), memberPointer('#/components/schemas', name)]);
    }
  }
  return heirs;
}

function parentsOf(schema: JsonSchema): string[] {
  const { allOf = [] } = isRecord(schema) ? schema : {};
  return allOf.flatMap((part) => (isRecord(part) ? (part.$ref ?? []) : []));
}

/** References anywhere in a value, those of a discriminator's mapping included. */
function listReferences(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const references = Object.values(value).flatMap(listReferences);
  if (!isRecord(value)) return references;
  const { $ref, discriminator } = value;
  if (typeof $ref === 'string') references.push($ref);
  const mapping = isRecord(discriminator) && isRecord(discriminator['mapping']) ? discriminator['mapping'] : {};
  for (const target of Object.values(mapping)) {
    if (typeof target === 'string') references.push(schemaPointer(target));
  }
  return references;
}

/** A mapping names a schema by reference or by its bare name. */
const schemaPointer = (target: string): string =>
  target.startsWith('#') ? target : memberPointer('#/components/schemas', target);

/** The component that a reference leads to or into. */
function componentOf(reference: string): string[] {
  const [holder, kind, name] = tokensOf(reference) ?? [];
  if (holder !== 'components' || kind === undefined || name === undefined) return [];
  return [memberPointer(memberPointer('#/components', kind), name)];
}

function withoutLostReferences(whole: OpenApiDocument, part: OpenApiDocument): OpenApiDocument {
  const isLost = (reference: string): boolean =>
    /^#\/(paths|webhooks)\//.test(reference) && valueAt(part, reference) === undefined;
  const replace = (value: unknown, trail: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((item) => replace(item, trail));
    if (!isRecord(value)) return value;
    const { $ref } = value;
    if (typeof $ref !== 'string' || !isLost($ref)) {
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, replace(member, trail)]));
    }
    if (trail.includes($ref))
      throw new UsageError(`${$ref} contains itself, so it cannot be left out. Include its operation.`);
    return replace(valueAt(whole, $ref), [...trail, $ref]);
  };
  return listReferences(part).some(isLost) ? (replace(part, []) as OpenApiDocument) : part;
}
