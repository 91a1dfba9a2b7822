import { isRecord } from '../spec/record.ts';

/** A value as JSON can carry it. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/** A JSON object. */
export type JsonObject = Record<string, JsonValue>;

/** The keywords of an OpenAPI Schema Object that decide how a value is written. Nothing about them is taken on trust. */
export interface SchemaObject {
  readonly $ref?: unknown;
  readonly type?: unknown;
  readonly format?: unknown;
  readonly nullable?: unknown;
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly properties?: unknown;
  readonly required?: unknown;
  readonly additionalProperties?: unknown;
  readonly items?: unknown;
  readonly allOf?: unknown;
  readonly anyOf?: unknown;
  readonly oneOf?: unknown;
  readonly xml?: unknown;
  readonly 'x-data-contract'?: unknown;
  readonly 'x-xml-only'?: unknown;
}

/** A schema together with what a bare schema does not say about itself. */
export interface SchemaPlace {
  /** The Schema Object; anything else (`true`, a mistake) allows any value. */
  readonly schema: unknown;
  /** Name of the component the schema is; names its element where `xml.name` is silent. */
  readonly name?: string | undefined;
  /** Where the schema's own references start from. Only the resolver reads it. */
  readonly base?: string | undefined;
}

/** Follows a `$ref` met at a base; `undefined` says that it leads nowhere. */
export type ResolveReference = (ref: string, base: string | undefined) => SchemaPlace | undefined;

/** Tells JSON objects from the other JSON values. */
export function isJsonObject(value: JsonValue): value is JsonObject {
  return isRecord(value);
}
