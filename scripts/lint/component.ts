import { unescapePointerFragment, type Location } from '@redocly/openapi-core';

/** A component by kind (`schemas`, `responses`, …) and name. */
export interface Component {
  kind: string;
  name: string;
}

const FILE = /[\\/]components[\\/]([A-Za-z]+)[\\/]([^\\/]+)\.(?:ya?ml|json)$/;
const POINTER = /^#\/components\/([A-Za-z]+)\/([^/]+)$/;

/** Tells which component stands at a place: a file below `components/<kind>/`, or an entry of `components`. */
export function componentOf({ source, pointer }: Location): Component | undefined {
  const isWholeFile = pointer === '#/' || pointer === '#' || pointer === '';
  const match = isWholeFile ? FILE.exec(source.absoluteRef) : POINTER.exec(pointer);
  const [, kind, name] = match ?? [];
  return kind === undefined || name === undefined ? undefined : { kind, name: unescapePointerFragment(name) };
}
