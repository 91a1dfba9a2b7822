import type { OpenApiDocument, ReferenceObject } from './openapi.ts';
import { isRecord } from './record.ts';

/**
 * The value named by a JSON pointer in its URI fragment form, such as `#/components/schemas/Contact`.
 * @returns `undefined` where nothing stands there, and for what is no such pointer.
 */
export function valueAt(document: unknown, fragment: string): unknown {
  return tokensOf(fragment)?.reduce<unknown>(memberOf, document);
}

/**
 * The keys and indexes along a JSON pointer in its URI fragment form (RFC 6901, section 6).
 * @returns `undefined` for what is no such pointer.
 */
export function tokensOf(fragment: string): string[] | undefined {
  const [start, ...tokens] = fragment.split('/');
  return start === '#'
    ? tokens.map((token) => percentDecoded(token).replaceAll('~1', '/').replaceAll('~0', '~'))
    : undefined;
}

/** The JSON pointer, in its URI fragment form, of a member of what another pointer names. */
export function memberPointer(pointer: string, token: string): string {
  return `${pointer}/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** References anywhere in a document, also where they are data, that lead out of it; each with the pointer to its `$ref`. */
export function listForeignReferences(node: unknown, pointer = '#'): { pointer: string; ref: string }[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const place = memberPointer(pointer, key);
    if (key !== '$ref' || typeof value !== 'string') return listForeignReferences(value, place);
    return value.startsWith('#') ? [] : [{ pointer: place, ref: value }];
  });
}

function memberOf(value: unknown, token: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
  return (value as Record<string, unknown>)[token];
}

/** The text as it stands where a percent sign encodes nothing. */
function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Follows `$ref`s inside a bundled document until something that is not a reference; also those met on the way there.
 * @throws Error when a reference leads nowhere or back to itself.
 */
export function resolveRef<T extends object>(document: OpenApiDocument, node: T | ReferenceObject): T {
  return follow(document, node, new Set()) as T;
}

function follow(document: OpenApiDocument, node: unknown, seen: ReadonlySet<string>): unknown {
  if (!isReference(node)) return node;
  const { $ref } = node;
  if (seen.has($ref)) throw new Error(`The reference ${$ref} leads back to itself.`);
  const met = new Set([...seen, $ref]);
  const target = tokensOf($ref)?.reduce<unknown>(
    (value, token) => memberOf(follow(document, value, met), token),
    document,
  );
  if (target === undefined) throw new Error(`The reference ${$ref} leads nowhere.`);
  return follow(document, target, met);
}

function isReference(value: unknown): value is ReferenceObject {
  return isRecord(value) && typeof value['$ref'] === 'string';
}
