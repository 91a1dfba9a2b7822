import type { JsonSchema, OpenApiDocument, SchemaObject } from '../../spec/openapi.ts';
import { valueAt } from '../../spec/pointer.ts';

/** What matters of a schema where a text is to become its value. */
export interface Shape {
  readonly kind: 'array' | 'object' | 'scalar';
  /** Names of the described members. */
  readonly members: ReadonlySet<string>;
  /** Whether an object may have members that are not described. */
  readonly isOpen: boolean;
  /** Whether its texts stand for octets. */
  readonly isBinary: boolean;
  /** First default described, or `undefined`. */
  readonly default: unknown;
  member(name: string): Shape;
  items(): Shape;
}

/** Finds the {@link Shape} of the schemas of one document. */
export type ShapeOf = (schema: JsonSchema | undefined) => Shape;

/** The parts of a schema that all hold: itself, what it refers to, and the members of `allOf`. */
export type PartsOf = (schema: JsonSchema | undefined) => readonly SchemaObject[];

/** @param document a bundle */
export function createParts(document: OpenApiDocument): PartsOf {
  return (schema) => {
    const parts = new Set<SchemaObject>();
    const collect = (node: unknown): void => {
      if (typeof node !== 'object' || node === null || parts.has(node as SchemaObject)) return;
      const part = node as SchemaObject;
      parts.add(part);
      if (typeof part.$ref === 'string') collect(valueAt(document, part.$ref));
      if (Array.isArray(part.allOf)) part.allOf.forEach(collect);
    };
    collect(schema);
    return [...parts];
  };
}

/** @param partsOf of the same document */
export function createShapes(partsOf: PartsOf): ShapeOf {
  return function shapeOf(schema): Shape {
    const parts = partsOf(schema);
    const types = new Set(parts.flatMap(({ type }) => type ?? []));
    const hasMembers = parts.some(({ properties }) => properties !== undefined);
    return {
      kind: types.has('array')
        ? 'array'
        : types.has('object') || (hasMembers && types.size === 0)
          ? 'object'
          : 'scalar',
      members: new Set(parts.flatMap(({ properties }) => Object.keys(properties ?? {}))),
      isOpen: parts.every(({ additionalProperties }) => additionalProperties !== false) && parts.some(mayHaveOthers),
      isBinary: parts.some(
        ({ format, ['contentMediaType']: contentMediaType }) => format === 'binary' || contentMediaType !== undefined,
      ),
      default: parts.find((part) => part.default !== undefined)?.default,
      member: (name) => shapeOf(memberOf(parts, name)),
      items: () => shapeOf(parts.find(({ items }) => items !== undefined)?.items),
    };
  };
}

const mayHaveOthers = ({ additionalProperties }: SchemaObject): boolean => Boolean(additionalProperties);

function memberOf(parts: readonly SchemaObject[], name: string): JsonSchema | undefined {
  const owner = parts.find(({ properties }) => properties && Object.hasOwn(properties, name));
  if (owner) return owner.properties![name];
  return parts.find(mayHaveOthers)?.additionalProperties;
}
