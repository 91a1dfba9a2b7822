import type { OpenApiDocument } from '../spec/openapi.ts';
import { resolveRef, valueAt } from '../spec/pointer.ts';
import { isRecord } from '../spec/record.ts';

/** What a reference inside a bundled description leads to; `undefined` where it leads nowhere. */
export function schemaAt(document: OpenApiDocument, ref: string): unknown {
  const found = valueAt(document, ref);
  if (found !== undefined) return found;
  try {
    return resolveRef(document, { $ref: ref });
  } catch {
    return undefined;
  }
}

/** The schema that a chain of references ends in. */
export function schemaBehind(document: OpenApiDocument, schema: unknown): unknown {
  const met = new Set<unknown>();
  let current = schema;
  while (isRecord(current) && typeof current['$ref'] === 'string' && !met.has(current)) {
    met.add(current);
    current = schemaAt(document, current['$ref']);
  }
  return current;
}

/** Whether the siblings of a `$ref` say nothing, as in OpenAPI 3.0. */
export function ignoresSiblings({ openapi }: OpenApiDocument): boolean {
  return openapi.startsWith('3.0');
}

/** The entries of a list; none of what is no list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The members of a map; none of what is no map. */
export function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
