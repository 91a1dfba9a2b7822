import type { SchemaObject } from '../../spec/openapi.ts';

/** What openapi-typescript cannot tell from keywords; it stands in schemas that are about to be printed, and nowhere else. */
export type Mark =
  /** A Blob. */
  | 'blob'
  /** Bytes in any form the client sends. */
  | 'upload'
  /** Any text or number, where known ones stand beside it. */
  | 'open'
  /** An array whose `prefixItems` are its members, the first `minItems` of them always, and `items` those after them. */
  | 'tuple'
  /** An object that has no members. */
  | 'empty';

const keyword = 'x-contact-apis-mark';

export function mark(schema: SchemaObject, value: Mark): SchemaObject {
  return { ...schema, [keyword]: value };
}

export function markOf(schema: SchemaObject): Mark | undefined {
  return schema[keyword] as Mark | undefined;
}
