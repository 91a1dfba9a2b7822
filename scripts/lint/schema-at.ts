import { unescapePointerFragment } from '@redocly/openapi-core';
import { isRecord } from '../spec/record.ts';
import { follow, type Placed, type Resolver } from './follow.ts';
import { COMPOSITIONS, subschemasOf } from './schema-keywords.ts';

/** The schemas that describe what a JSON pointer names in a value, seen through references and compositions. */
export function schemasAt(resolver: Resolver, root: Placed, pointer: string): Placed[] {
  const tokens = pointer.split('/').slice(1).map(unescapePointerFragment);
  return tokens.reduce(
    (places, token) => places.flatMap((place) => memberOf(resolver, place, token)),
    partsOf(resolver, root),
  );
}

/** The types a schema names. */
export function typesOf(schema: unknown): string[] {
  const type = isRecord(schema) ? schema['type'] : undefined;
  const list: unknown[] = Array.isArray(type) ? type : [type];
  return list.filter((entry) => typeof entry === 'string');
}

function memberOf(resolver: Resolver, { node, location }: Placed, token: string): Placed[] {
  const properties = isRecord(node) ? node['properties'] : undefined;
  if (!isRecord(properties) || !Object.hasOwn(properties, token)) return [];
  return partsOf(resolver, { node: properties[token], location: location.child(['properties', token]) });
}

/** A schema and everything it is composed of. */
function partsOf(resolver: Resolver, place: Placed, seen = new Set<unknown>()): Placed[] {
  const found = follow(resolver, place.node, place.location);
  if (found === undefined || !isRecord(found.node) || seen.has(found.node)) return [];
  seen.add(found.node);
  const { node, location } = found;
  const branches = subschemasOf(node)
    .filter(({ keyword }) => COMPOSITIONS.has(keyword))
    .map(({ schema, path }): Placed => ({ node: schema, location: location.child(path) }));
  return [found, ...branches.flatMap((branch) => partsOf(resolver, branch, seen))];
}
