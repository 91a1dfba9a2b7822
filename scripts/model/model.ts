import type { ErrorEnvelope, Match, Pagination, Provenance, Resource } from '../spec/extensions.ts';
import type { HttpMethod, JsonSchema, SecurityRequirement, SecuritySchemeObject } from '../spec/openapi.ts';

/** One vendor's HTTP API as emitters, docs and mock read it: plain data, references followed, defaults filled in. */
export interface ApiModel {
  /** Name used in paths, commands and file names, such as `which50`. */
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly servers: readonly Server[];
  readonly tags: readonly Tag[];
  readonly securitySchemes: Readonly<Record<string, SecuritySchemeObject>>;
  readonly operations: readonly Operation[];
  /** Component schemas by name, with their `$ref`s (`#/components/schemas/…`) kept. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

export interface Server {
  readonly url: string;
  readonly description: string;
  /** Path part of the URL without a trailing slash; empty when the server stands at its host's root. */
  readonly basePath: string;
}

export interface Tag {
  readonly name: string;
  /** For people: `x-displayName`, or the name. */
  readonly title: string;
  readonly description: string;
}

export interface Operation {
  /** `operationId`, or one made from method and path where the description has none. */
  readonly id: string;
  readonly method: HttpMethod;
  /** Path template as described, such as `/contacts/{contactId}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  readonly provenance: Provenance | undefined;
  /** Alternatives; an empty list means that no credentials are asked for. */
  readonly security: readonly SecurityRequirement[];
  /** Path item's and operation's own, in that order. */
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  /** In described order. */
  readonly responses: readonly Response[];
  readonly pagination: Pagination | undefined;
  /** Its own, or that of the API. */
  readonly errorEnvelope: ErrorEnvelope | undefined;
  readonly match: Match | undefined;
  readonly resource: Resource | undefined;
}

export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie';

export interface Parameter {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly description: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly schema: JsonSchema;
  /** As in OpenAPI 3.1, "Style Values", with the defaults filled in; `json` where a media type describes the value. */
  readonly style: string;
  readonly explode: boolean;
  /** Whether reserved characters (RFC 3986, section 2.2) go as they stand. */
  readonly allowReserved: boolean;
  /** First example, or `undefined` where the description has none. */
  readonly example: unknown;
}

export interface RequestBody {
  readonly description: string;
  readonly required: boolean;
  readonly content: readonly MediaType[];
}

export interface Response {
  /** Status code as described: `200`, `4XX` or `default`. */
  readonly status: string;
  readonly description: string;
  /** Names of the headers described, in lower case. */
  readonly headers: readonly string[];
  readonly content: readonly MediaType[];
}

export interface MediaType {
  /** As described, such as `application/json`. */
  readonly type: string;
  readonly schema: JsonSchema | undefined;
  readonly examples: readonly Example[];
}

export interface Example {
  readonly name: string;
  readonly summary: string;
  readonly value: unknown;
}
