import type { JsonSchema, OpenApiDocument, SchemaObject } from '../../spec/openapi.ts';
import { valueAt } from '../../spec/pointer.ts';
import { assertionKeywords, schemaKeywords, schemaListKeywords, schemaMapKeywords } from './keywords.ts';
import { fromOpenApi30 } from './openapi-3-0.ts';
import type { PartsOf } from './shape.ts';

/** Makes schemas of a description into JSON Schemas that stand alone. */
export interface JsonSchemas {
  /** As described. */
  whole(schema: JsonSchema): JsonSchema;
  /** For requests: without the members that are read-only, which need not be sent and are not looked at. */
  writable(schema: JsonSchema): JsonSchema;
}

/**
 * @param document a bundle
 * @param partsOf of the same document
 */
export function createJsonSchemas(document: OpenApiDocument, partsOf: PartsOf): JsonSchemas {
  return {
    whole: (schema) => new Translation(document, partsOf, false).standAlone(schema),
    writable: (schema) => new Translation(document, partsOf, true).standAlone(schema),
  };
}

/** What decides how the target of a reference is written, beside the target. */
interface Context {
  /** Members left out, because a schema beside this one says that they are read-only. */
  readonly hidden: ReadonlySet<string>;
  /** OpenAPI 3.0 lets a reference add null to its target. */
  readonly isNullable: boolean;
}

const bare: Context = { hidden: new Set(), isNullable: false };

/** One schema on its way; what it refers to goes under `$defs`, each target once. */
class Translation {
  readonly #document: OpenApiDocument;
  readonly #partsOf: PartsOf;
  readonly #omitsReadOnly: boolean;
  readonly #is30: boolean;
  readonly #names = new Map<string, string>();
  readonly #definitions: Record<string, JsonSchema> = {};

  constructor(document: OpenApiDocument, partsOf: PartsOf, omitsReadOnly: boolean) {
    this.#document = document;
    this.#partsOf = partsOf;
    this.#omitsReadOnly = omitsReadOnly;
    this.#is30 = document.openapi.startsWith('3.0');
  }

  standAlone(schema: JsonSchema): JsonSchema {
    const root = this.#translate(schema, bare);
    return typeof root === 'boolean' || this.#names.size === 0 ? root : { ...root, $defs: this.#definitions };
  }

  #translate(schema: unknown, { hidden, isNullable }: Context): JsonSchema {
    if (typeof schema === 'boolean') return schema;
    if (typeof schema !== 'object' || schema === null) return {};
    const source = schema as SchemaObject;
    const allHidden = this.#omitsReadOnly ? new Set([...hidden, ...this.#readOnlyMembers(source)]) : hidden;
    const mayBeNull = isNullable || (this.#is30 && source['nullable'] === true);
    const result: SchemaObject = {};
    for (const [keyword, value] of Object.entries(source)) {
      if (keyword === '$ref' && typeof value === 'string') {
        result.$ref = this.#reference(value, { hidden: allHidden, isNullable: mayBeNull });
      } else if (keyword === 'required' && Array.isArray(value)) {
        result.required = value.filter((name) => typeof name === 'string' && !allHidden.has(name));
      } else if (assertionKeywords.has(keyword)) {
        result[keyword] = value;
      } else {
        const translated = this.#translateInner(keyword, value, allHidden);
        if (translated !== undefined) result[keyword] = translated;
      }
    }
    return this.#is30 ? fromOpenApi30(result, mayBeNull) : result;
  }

  #translateInner(keyword: string, value: unknown, hidden: ReadonlySet<string>): unknown {
    if (Array.isArray(value)) {
      const context = keyword === 'allOf' ? { ...bare, hidden } : bare;
      return schemaListKeywords.has(keyword) ? value.map((one) => this.#translate(one, context)) : undefined;
    }
    if (schemaKeywords.has(keyword)) return this.#translate(value, bare);
    if (!schemaMapKeywords.has(keyword) || typeof value !== 'object' || value === null) return undefined;
    const leftOut = keyword === 'properties' ? hidden : bare.hidden;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, one]) => (leftOut.has(name) ? [] : [[name, this.#translate(one, bare)]])),
    );
  }

  #reference(ref: string, { hidden, isNullable }: Context): string {
    const target = valueAt(this.#document, ref);
    const own = this.#omitsReadOnly ? this.#readOnlyMembers(target as JsonSchema) : bare.hidden;
    const context = { hidden: new Set([...hidden].filter((name) => !own.has(name))), isNullable };
    const key = JSON.stringify([ref, isNullable, ...[...context.hidden].toSorted()]);
    const known = this.#names.get(key);
    if (known !== undefined) return `#/$defs/${known}`;
    const name = String(this.#names.size);
    this.#names.set(key, name);
    this.#definitions[name] = this.#translate(target, context);
    return `#/$defs/${name}`;
  }

  #readOnlyMembers(schema: JsonSchema): ReadonlySet<string> {
    const members = this.#partsOf(schema).flatMap(({ properties }) => Object.entries(properties ?? {}));
    return new Set(members.filter(([, member]) => this.#isReadOnly(member)).map(([name]) => name));
  }

  #isReadOnly(schema: JsonSchema): boolean {
    return this.#partsOf(schema).some((part) => part['readOnly'] === true);
  }
}
