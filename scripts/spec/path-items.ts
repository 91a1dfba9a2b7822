import type { OpenApiDocument, PathItemObject } from './openapi.ts';
import { resolveRef } from './pointer.ts';

/**
 * The paths of a bundled document with their path items, references to `#/components/pathItems/…` followed.
 * @throws Error when a reference leads nowhere or back to itself
 */
export function pathItems(document: OpenApiDocument): [path: string, pathItem: PathItemObject][] {
  return Object.entries(document.paths ?? {})
    .filter(([path]) => path.startsWith('/'))
    .map(([path, { $ref, ...own }]) => [
      path,
      $ref === undefined ? own : { ...resolveRef<PathItemObject>(document, { $ref }), ...own },
    ]);
}
