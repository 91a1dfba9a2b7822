import { isRef, type Location, type UserContext } from '@redocly/openapi-core';
import type { ResolveReference } from '../xml/types.ts';
import { componentOf } from './component.ts';

/** A node of the description and where it stands. Nothing about the node is taken on trust. */
export interface Placed {
  node: unknown;
  location: Location;
}

/** The part of a visitor's context that follows references. */
export type Resolver = Pick<UserContext, 'resolve'>;

const MAX_HOPS = 32;

/** Follows a reference to what it means in the end; `undefined` when it leads nowhere or round in circles. */
export function follow(resolver: Resolver, node: unknown, location: Location): Placed | undefined {
  let here: Placed | undefined = { node, location };
  for (let hop = 0; hop < MAX_HOPS && here !== undefined; hop += 1) {
    if (!isRef(here.node)) return here;
    here = step(resolver, here.node.$ref, here.location.source.absoluteRef);
  }
  return undefined;
}

/** Follows the references of schemas for code that knows no locations. Bases are paths of files. */
export function schemaResolver(resolver: Resolver): ResolveReference {
  return (ref, base) => {
    const target = step(resolver, ref, base);
    return (
      target && {
        schema: target.node,
        name: componentOf(target.location)?.name,
        base: target.location.source.absoluteRef,
      }
    );
  };
}

/** One step along a reference, stopping at references that carry something of their own. */
function step({ resolve }: Resolver, ref: string, from: string | undefined): Placed | undefined {
  const { node, location, chain } = resolve<object>({ $ref: ref }, from);
  const first = chain?.[0];
  if (first !== undefined) return { node: first.node, location: first.location };
  // Redocly gives a location, but no node, where a pointer leads nowhere in a file that exists.
  return location === undefined || node === undefined ? undefined : { node, location };
}

/** The place some keys below another one. */
export function below(location: Location, path: readonly (string | number)[]): Location {
  return path.length === 0 ? location : location.child([...path]);
}
