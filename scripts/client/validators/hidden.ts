import { isRecord } from '../../spec/record.ts';
import type { OpenApiDocument } from '../../spec/openapi.ts';
import { listOf, mapOf, schemaAt, schemaBehind } from '../schema-references.ts';

/** Members of an object that are sent and never answered (`writeOnly`), in all the schemas that describe it together. */
export function hiddenMembers(schema: unknown, document: OpenApiDocument): Set<string> {
  const hidden = new Set<string>();
  const seen = new Set<unknown>();
  visit(schema);
  return hidden;

  function visit(part: unknown): void {
    if (!isRecord(part) || seen.has(part)) return;
    seen.add(part);
    const { properties, $ref, allOf, anyOf, oneOf } = part;
    for (const [name, member] of Object.entries(mapOf(properties))) {
      if (isWriteOnly(member, document)) hidden.add(name);
    }
    if (typeof $ref === 'string') visit(schemaAt(document, $ref));
    [allOf, anyOf, oneOf].flatMap(listOf).forEach(visit);
  }
}

function isWriteOnly(schema: unknown, document: OpenApiDocument): boolean {
  const target = schemaBehind(document, schema);
  return (isRecord(schema) && schema['writeOnly'] === true) || (isRecord(target) && target['writeOnly'] === true);
}
