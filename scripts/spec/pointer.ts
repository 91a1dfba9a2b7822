import type { OpenApiDocument, ReferenceObject } from './openapi.ts';

/**
 * The value a JSON pointer (RFC 6901) names, with or without a leading `#`.
 * @returns `undefined` where nothing stands there.
 */
export function valueAt(document: unknown, pointer: string): unknown {
  let value = document;
  for (const token of pointerTokens(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
    value = (value as Record<string, unknown>)[token];
  }
  return value;
}

function pointerTokens(pointer: string): string[] {
  const [, ...tokens] = pointer.replace(/^#/, '').split('/');
  return tokens.map((token) => decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A JSON pointer in URI fragment form for the given path of keys. */
export function toPointer(...keys: (string | number)[]): string {
  return ['#', ...keys.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}

/**
 * Follows `$ref`s inside a bundled document until something that is not a reference.
 * @throws Error when a reference leads nowhere or back to itself.
 */
export function resolveRef<T extends object>(document: OpenApiDocument, node: T | ReferenceObject): T {
  const seen = new Set<string>();
  let value: unknown = node;
  while (isReference(value)) {
    if (seen.has(value.$ref)) throw new Error(`The reference ${value.$ref} leads back to itself.`);
    seen.add(value.$ref);
    const target = value.$ref.startsWith('#') ? valueAt(document, value.$ref) : undefined;
    if (target === undefined) throw new Error(`The reference ${value.$ref} leads nowhere.`);
    value = target;
  }
  return value as T;
}

export function isReference(value: unknown): value is ReferenceObject {
  return typeof value === 'object' && value !== null && typeof (value as { $ref?: unknown }).$ref === 'string';
}
