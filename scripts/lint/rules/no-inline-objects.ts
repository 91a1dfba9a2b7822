import { isRef, type Location, type Oas3Rule, type UserContext } from '@redocly/openapi-core';
import { isRecord } from '../../xml/types.ts';

const COMPOSITIONS = ['allOf', 'anyOf', 'oneOf'] as const;

/**
 * Makes every object a component, so that it has a name in code and in the docs.
 *
 * Refused: an object schema in the media type of a body or response, by itself, as items of an array or inside a
 * composition; and inside any schema, properties, items or additional properties that declare `properties` in place.
 * Properties that are free-form maps may stay where they are.
 *
 * Write instead `$ref: ../components/schemas/Contact.yaml`, one file per object.
 */
export const noInlineObjects: Oas3Rule = () => {
  const reported = new Set<string>();
  return {
    MediaType(mediaType: unknown, { report, location }) {
      if (!isRecord(mediaType)) return;
      for (const place of inlineObjects(mediaType['schema'], location.child('schema'), isObject)) refuse(report, place);
    },
    Schema(schema: unknown, { report, location }) {
      if (!isRecord(schema)) return;
      for (const [child, place] of childrenOf(schema, location)) {
        for (const found of inlineObjects(child, place, declaresMembers)) refuse(report, found);
      }
    },
  };

  function refuse(report: UserContext['report'], location: Location): void {
    if (reported.has(location.absolutePointer)) return;
    reported.add(location.absolutePointer);
    report({ message: 'Make this object a component and refer to it with `$ref`.', location });
  }
};

type Test = (schema: Readonly<Record<string, unknown>>) => boolean;

/** The schemas a schema holds in a place of their own; its compositions are the schema itself. */
function childrenOf(schema: Readonly<Record<string, unknown>>, location: Location): [unknown, Location][] {
  const { properties, patternProperties } = schema as Readonly<Record<'properties' | 'patternProperties', unknown>>;
  const maps = Object.entries({ properties, patternProperties }).flatMap(([key, map]) =>
    Object.entries(isRecord(map) ? map : {}).map(([name, child]): [unknown, Location] => [
      child,
      location.child([key, name]),
    ]),
  );
  const single = ['items', 'additionalProperties'].map((key): [unknown, Location] => [
    schema[key],
    location.child(key),
  ]);
  return [...maps, ...single];
}

/** Places of the objects in a schema that stand there in full, seen through compositions and arrays. */
function inlineObjects(schema: unknown, location: Location, test: Test, seen = new Set<unknown>()): Location[] {
  if (!isRecord(schema) || isRef(schema) || seen.has(schema)) return [];
  seen.add(schema);
  if (test(schema)) return [location];
  const items: [unknown, Location] = [schema['items'], location.child('items')];
  const branchesInside = COMPOSITIONS.flatMap((keyword) => {
    const branches = schema[keyword];
    return Array.isArray(branches)
      ? branches.map((branch: unknown, index): [unknown, Location] => [branch, location.child([keyword, index])])
      : [];
  });
  return [items, ...branchesInside].flatMap(([branch, place]) => inlineObjects(branch, place, test, seen));
}

function isObject(schema: Readonly<Record<string, unknown>>): boolean {
  const type = schema['type'];
  return type === 'object' || (Array.isArray(type) && type.includes('object')) || declaresMembers(schema);
}

function declaresMembers(schema: Readonly<Record<string, unknown>>): boolean {
  return isRecord(schema['properties']);
}
