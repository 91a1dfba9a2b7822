import { isRef, type Location, type Oas3Rule, type UserContext } from '@redocly/openapi-core';
import { isRecord } from '../../spec/record.ts';
import { COMPOSITIONS, subschemasOf } from '../schema-keywords.ts';

/** Where schemas of items stand. */
const ITEMS: ReadonlySet<string> = new Set(['items', 'prefixItems', 'unevaluatedItems']);

/**
 * Makes every object a component, so that it has a name in code and in the docs.
 *
 * Refused: an object schema in the media type of a body or response, by itself, as items of an array or inside a
 * composition; and inside any schema, a schema that declares `properties` in place, whatever keyword it stands under.
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
  return subschemasOf(schema)
    .filter(({ keyword }) => !COMPOSITIONS.has(keyword))
    .map(({ schema: child, path }) => [child, location.child(path)]);
}

/** Places of the objects in a schema that stand there in full, seen through compositions and arrays. */
function inlineObjects(schema: unknown, location: Location, test: Test, seen = new Set<unknown>()): Location[] {
  if (!isRecord(schema) || isRef(schema) || seen.has(schema)) return [];
  seen.add(schema);
  if (test(schema)) return [location];
  return subschemasOf(schema)
    .filter(({ keyword }) => COMPOSITIONS.has(keyword) || ITEMS.has(keyword))
    .flatMap(({ schema: inner, path }) => inlineObjects(inner, location.child(path), test, seen));
}

function isObject(schema: Readonly<Record<string, unknown>>): boolean {
  const type = schema['type'];
  return type === 'object' || (Array.isArray(type) && type.includes('object')) || declaresMembers(schema);
}

function declaresMembers(schema: Readonly<Record<string, unknown>>): boolean {
  return isRecord(schema['properties']);
}
