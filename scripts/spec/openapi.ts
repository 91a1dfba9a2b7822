import type { TokenExchange } from './extensions.ts';

/** The parts of an OpenAPI 3.1 document this project reads, after bundling: every `$ref` points into the document. */
export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; summary?: string; description?: string; license?: object };
  servers?: ServerObject[];
  tags?: TagObject[];
  security?: SecurityRequirement[];
  paths?: Record<string, PathItemObject>;
  webhooks?: Record<string, PathItemObject>;
  components?: { schemas?: Record<string, JsonSchema> } & Record<string, Record<string, unknown>>;
  [extension: `x-${string}`]: unknown;
}

export interface ReferenceObject {
  $ref: string;
}

export interface ServerObject {
  url: string;
  description?: string;
  variables?: Record<string, { default: string }>;
}

export interface TagObject {
  name: string;
  description?: string;
  'x-displayName'?: string;
}

/** Scheme name to scopes; all schemes of one requirement are needed together. */
export type SecurityRequirement = Record<string, string[]>;

export interface SecuritySchemeObject {
  type: string;
  description?: string;
  name?: string;
  in?: string;
  scheme?: string;
  'x-credential-prefix'?: string;
  'x-token-exchange'?: TokenExchange;
  [extension: `x-${string}`]: unknown;
}

export type PathItemObject = {
  $ref?: string;
  parameters?: (ParameterObject | ReferenceObject)[];
  servers?: ServerObject[];
} & Partial<Record<HttpMethod, OperationObject>>;

/** The methods a path item may hold, in the order OpenAPI lists them. */
export const httpMethods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
export type HttpMethod = (typeof httpMethods)[number];

export interface OperationObject {
  operationId?: string;
  tags?: string[];
  summary?: string;
  description?: string;
  deprecated?: boolean;
  security?: SecurityRequirement[];
  parameters?: (ParameterObject | ReferenceObject)[];
  requestBody?: RequestBodyObject | ReferenceObject;
  responses?: Record<string, ResponseObject | ReferenceObject>;
  [extension: `x-${string}`]: unknown;
}

export interface ParameterObject {
  name: string;
  in: string;
  description?: string;
  required?: boolean;
  deprecated?: boolean;
  schema?: JsonSchema;
  style?: string;
  explode?: boolean;
  allowReserved?: boolean;
  content?: Record<string, MediaTypeObject>;
  example?: unknown;
  examples?: Record<string, ExampleObject | ReferenceObject>;
}

export interface RequestBodyObject {
  description?: string;
  required?: boolean;
  content?: Record<string, MediaTypeObject>;
}

export interface ResponseObject {
  description?: string;
  headers?: Record<string, ParameterObject | ReferenceObject>;
  content?: Record<string, MediaTypeObject>;
}

export interface MediaTypeObject {
  schema?: JsonSchema;
  example?: unknown;
  examples?: Record<string, ExampleObject | ReferenceObject>;
}

export interface ExampleObject {
  summary?: string;
  description?: string;
  value?: unknown;
}

/** JSON Schema 2020-12 with OpenAPI's additions; `true` and `false` schemas included. */
export type JsonSchema = boolean | SchemaObject;

export interface SchemaObject {
  $ref?: string;
  type?: string | string[];
  format?: string;
  title?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema;
  required?: string[];
  items?: JsonSchema;
  allOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  /** Known values of a string whose list of values is open. */
  'x-extensible-enum'?: string[];
  [keyword: string]: unknown;
}
