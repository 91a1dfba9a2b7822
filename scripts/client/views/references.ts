import type { JsonSchema, OpenApiDocument, SchemaObject } from '../../spec/openapi.ts';
import { memberPointer, resolveRef, tokensOf, valueAt } from '../../spec/pointer.ts';
import { isRecord } from '../../spec/record.ts';
import { toTypeName } from '../code.ts';
import { NameBook } from '../names.ts';
import {
  changeHeld,
  mapDocument,
  schemasOf,
  usualDirection,
  withSchemas,
  type ComponentKind,
  type Direction,
  type Reference,
} from './document-tree.ts';
import { mapSchema, mapValues } from './schema-tree.ts';

const prefix = '#/components/schemas/';

/** The reference to a component schema. */
export function schemaRef(name: string): string {
  return `#${memberPointer('/components/schemas', name).replace(/[%#]/g, (sign) => encodeURIComponent(sign))}`;
}

/** The component schema that a reference names; `undefined` where it leads elsewhere. */
export function schemaNameOf(ref: unknown): string | undefined {
  if (typeof ref !== 'string' || !ref.startsWith(prefix)) return undefined;
  const token = ref.slice(prefix.length);
  // Most names need no decoding, and this is asked of every schema.
  if (!/[~%/]/.test(token)) return token;
  return token.includes('/') ? undefined : tokensOf(ref)?.at(-1);
}

/**
 * Every reference leads to a component: to a schema by its name alone, and to anything else only where that is used the
 * way its kind usually is. Schemas that were referred to by where they stand become components of their own.
 * @throws Error when a reference leads nowhere, which a linted bundle never has
 */
export function viewReferences(document: OpenApiDocument): OpenApiDocument {
  const settled = withoutAliases(document);
  return nameReferredSchemas(mapDocument(settled, { reference: (...found) => settle(document, ...found) }));
}

/** Components that are references to others of their kind stand for themselves. */
function withoutAliases(document: OpenApiDocument): OpenApiDocument {
  if (!document.components) return document;
  const components = mapValues(document.components, (members, kind) =>
    kind === 'schemas' || !isRecord(members)
      ? members
      : mapValues(members, (member) => resolveRef(document, member as object)),
  );
  return { ...document, components };
}

function settle(document: OpenApiDocument, reference: Reference, kind: ComponentKind, direction: Direction): unknown {
  const { $ref, ...own } = reference;
  const tokens = tokensOf($ref) ?? [];
  const target = resolveRef<object>(document, { $ref });
  const inPlace =
    kind === 'headers' || kind === 'pathItems' || kind === 'callbacks' || direction !== usualDirection(kind);
  const isComponent = tokens.length === 3 && tokens[0] === 'components' && tokens[1] === kind;
  return isComponent && !inPlace ? reference : { ...target, ...own };
}

function nameReferredSchemas(document: OpenApiDocument): OpenApiDocument {
  const named = new Map<string, string>();
  const added: [name: string, schema: JsonSchema][] = [];
  const declared = schemasOf(document);
  const book = new NameBook(Object.keys(declared));
  const nameOf = (ref: string): string => {
    const known = schemaNameOf(ref);
    if (known !== undefined && Object.hasOwn(declared, known)) return known;
    const tokens = tokensOf(ref) ?? [];
    const place = tokens.reduce(memberPointer, '#');
    const name = named.get(place) ?? book.take(toTypeName(tokens.filter(isTelling).join(' ')));
    if (!named.has(place)) {
      named.set(place, name);
      added.push([name, (valueAt(document, ref) as SchemaObject) ?? resolveRef<SchemaObject>(document, { $ref: ref })]);
    }
    return name;
  };
  const rename = (schema: JsonSchema): JsonSchema =>
    mapSchema(schema, (node) =>
      typeof node.$ref === 'string' ? { ...node, $ref: schemaRef(nameOf(node.$ref)) } : node,
    );
  const changed = mapDocument(document, { holder: (holder) => changeHeld(holder, rename) });
  const schemas = mapValues(schemasOf(changed), rename);
  // Naming one may meet further references.
  for (let next = added.shift(); next; next = added.shift()) schemas[next[0]] = rename(next[1]);
  return withSchemas(changed, schemas);
}

/** Whether a step on the way to a schema says what it is. */
function isTelling(token: string): boolean {
  return !/^(components|schemas|properties|items|\$defs|definitions|schema|content|allOf|anyOf|oneOf|paths|\d)$/.test(
    token,
  );
}
