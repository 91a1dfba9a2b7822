import type { OpenApiDocument } from '../../spec/openapi.ts';
import { isRecord } from '../../spec/record.ts';
import { ignoresSiblings, listOf, schemaAt } from '../schema-references.ts';
import { tagsOf } from '../validators/tags.ts';

/** A schema object whose keywords are not to be trusted. */
export type Schema = Readonly<Record<string, unknown>>;

/** Schemas that all hold for a value; none, where it may be anything. */
export type Alternative = readonly Schema[];

const most = 1024;
/** Keywords that say what a value is, short of limits. */
const says = 'type format enum const properties patternProperties additionalProperties items prefixItems'.split(' ');

/**
 * Takes schemas that all hold for one value apart into the alternatives of their `anyOf`, `oneOf` and `then` or `else`.
 * What a `discriminator` says is added to its cases. Where the alternatives are too many, each schema is one by itself.
 */
export function alternativesOf(schemas: readonly unknown[], document: OpenApiDocument): Alternative[] {
  const single: Schema[] = [];
  const found = together(schemas.map((schema) => visit(schema, [])));
  return found.length > most ? [...new Set(single)].map((schema) => [schema]) : found;

  function visit(schema: unknown, above: readonly Schema[]): Alternative[] {
    if (schema === false) return [];
    if (!isRecord(schema) || above.includes(schema)) return [[]];
    single.push(schema);
    const inside = [...above, schema];
    const referenced = typeof schema['$ref'] === 'string' ? [schemaAt(document, schema['$ref'])] : [];
    if (referenced.length > 0 && ignoresSiblings(document)) return visit(referenced[0], inside);
    const all = [...referenced, ...listOf(schema['allOf'])].map((part) => visit(part, inside));
    const itself = says.some((keyword) => keyword in schema) ? [[[schema]]] : [];
    return together([...itself, ...all, ...choicesOf(schema, inside)]);
  }

  function choicesOf(schema: Schema, inside: readonly Schema[]): Alternative[][] {
    const conditional = ['then', 'else'].map((keyword) => schema[keyword] ?? true);
    const choices = [schema['anyOf'], schema['oneOf']].map(listOf).filter(({ length }) => length > 0);
    return [
      ...choices.map((branches) => {
        const tagged = tagsOf(branches, schema['discriminator'], document);
        if (!tagged) return branches.flatMap((branch) => visit(branch, inside));
        const { member, cases, others } = tagged;
        return [
          ...cases.flatMap(({ tags, schema: branch }) => {
            const tag = { properties: { [member]: { enum: tags } } };
            return visit(branch, inside).map((alternative) => [...alternative, tag]);
          }),
          ...others.flatMap((branch) => visit(branch, inside)),
        ];
      }),
      ...(schema['if'] === undefined ? [] : [conditional.flatMap((part) => visit(part, inside))]),
    ];
  }
}

/** Every alternative of each part with every one of the others. */
function together(parts: readonly (readonly Alternative[])[]): Alternative[] {
  return parts.reduce<Alternative[]>(
    (known, part) => known.slice(0, most + 1).flatMap((one) => part.map((other) => [...one, ...other])),
    [[]],
  );
}

/** Whether all schemas of an alternative let a type pass. */
export function allows(alternative: Alternative, type: string): boolean {
  return alternative.every((schema) => {
    const types = [schema['type']].flat().filter((name) => typeof name === 'string');
    return types.length === 0 || types.includes(type);
  });
}
