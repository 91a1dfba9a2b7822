import type { Location, Oas3Rule, UserContext } from '@redocly/openapi-core';
import { isRecord } from '../../spec/record.ts';
import { visitOperations, type VisitedOperation } from '../operations.ts';

const KEY = 'x-resource';

type Value = Readonly<Record<string, unknown>>;

/**
 * Holds `x-resource` to the operation it stands on, and to the others that work on the same collection.
 *
 * Refused: a parameter the operation does not have; for `id`, `parents` and names in braces, one that is not in its path; a
 * different `key` for the collection in another operation; an owner in `parents` that is the collection of no operation.
 *
 * Write instead the parameters of this operation: `{ collection: 'owners/{ownerId}/pets', parents: { ownerId: owners } }`.
 */
export const resource: Oas3Rule = () => {
  const collections = new Map<string, unknown>();
  const owners: { name: string; location: Location; report: UserContext['report'] }[] = [];
  const visitor = visitOperations((visited, context) => {
    const value = visited.operation[KEY];
    if (!isRecord(value)) return;
    const location = context.location.child(KEY);
    checkCollection(value, visited, location, context);
    for (const parameter of textIn(value['id'])) checkInPath(parameter, visited, location.child('id'), context);
    for (const parameter of keysOf(value['where']))
      checkTaken(parameter, visited, location.child(['where', parameter]), context);
    for (const [parameter, owner] of Object.entries(isRecord(value['parents']) ? value['parents'] : {})) {
      const place = location.child(['parents', parameter]);
      checkInPath(parameter, visited, place.key(), context);
      if (typeof owner === 'string') owners.push({ name: nameless(owner), location: place, report: context.report });
    }
  });
  return {
    ...visitor,
    Root: {
      leave() {
        for (const { name, location, report } of owners) {
          if (collections.has(name)) continue;
          report({
            message: `No operation has the collection \`${name}\`.`,
            location,
            suggest: [...collections.keys()],
          });
        }
      },
    },
  };

  function checkCollection(value: Value, visited: VisitedOperation, location: Location, context: UserContext): void {
    const { collection, key }: { readonly [Key in 'collection' | 'key']?: unknown } = value;
    if (typeof collection !== 'string') return;
    const place = location.child('collection');
    for (const [, parameter = ''] of collection.matchAll(/\{([^{}]*)\}/g))
      checkInPath(parameter, visited, place, context);
    const known = collections.get(nameless(collection));
    if (key !== undefined && known !== undefined && key !== known) {
      const message = `Another operation has the key \`${String(known)}\` for \`${collection}\`.`;
      context.report({ message, location: location.child('key') });
    }
    collections.set(nameless(collection), known ?? key);
  }
};

function checkInPath(parameter: string, { path }: VisitedOperation, location: Location, { report }: UserContext): void {
  const names = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  if (names.includes(parameter)) return;
  report({ message: `The path has no parameter \`${parameter}\`.`, location, suggest: names });
}

function checkTaken(
  parameter: string,
  { parameters, isComplete }: VisitedOperation,
  location: Location,
  { report }: UserContext,
): void {
  if (!isComplete || parameters.some(({ name }) => name === parameter)) return;
  report({
    message: `The operation has no parameter \`${parameter}\`.`,
    location: location.key(),
    suggest: parameters.map(({ name }) => name),
  });
}

/** Parameters may have other names in other operations. */
function nameless(collection: string): string {
  return collection.replaceAll(/\{[^{}]*\}/g, '{}');
}

function textIn(value: unknown): string[] {
  return typeof value === 'string' ? [value] : [];
}

function keysOf(value: unknown): string[] {
  return isRecord(value) ? Object.keys(value) : [];
}
