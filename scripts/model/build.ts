import type { ErrorEnvelope, Match, Pagination, Provenance, Resource } from '../spec/extensions.ts';
import { httpMethods } from '../spec/openapi.ts';
import type {
  HttpMethod,
  MediaTypeObject,
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  PathItemObject,
  ReferenceObject,
  RequestBodyObject,
  ResponseObject,
  SecuritySchemeObject,
  ServerObject,
  TagObject,
} from '../spec/openapi.ts';
import { pathItems } from '../spec/path-items.ts';
import { resolveRef } from '../spec/pointer.ts';
import type {
  ApiModel,
  Example,
  MediaType,
  Operation,
  Parameter,
  ParameterLocation,
  RequestBody,
  Response,
  Server,
  Tag,
} from './model.ts';

/**
 * Builds the model of one API from its bundled OpenAPI 3.0 or 3.1 description.
 * @param name the API's short name, such as `which50`
 * @throws Error when a reference leads nowhere, which a linted bundle never has.
 */
export function buildModel(name: string, document: OpenApiDocument): ApiModel {
  const operations = listOperations(document);
  return {
    name,
    title: document.info.title,
    version: document.info.version,
    description: document.info.description ?? '',
    servers: (document.servers ?? [{ url: '/' }]).map(buildServer),
    tags: buildTags(document, operations),
    securitySchemes: buildSecuritySchemes(document),
    operations,
    schemas: document.components?.schemas ?? {},
  };
}

function buildSecuritySchemes(document: OpenApiDocument): Record<string, SecuritySchemeObject> {
  const schemes = Object.entries(document.components?.['securitySchemes'] ?? {});
  return Object.fromEntries(
    schemes.map(([name, scheme]) => [name, resolveRef(document, scheme as SecuritySchemeObject | ReferenceObject)]),
  );
}

function buildServer({ url, description = '', variables = {} }: ServerObject): Server {
  const filled = url.replace(/\{([^}]+)\}/g, (template, name: string) => variables[name]?.default ?? template);
  const afterHost = filled.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, '').replace(/^\//, '');
  const { pathname } = new URL(`http://localhost/${afterHost}`);
  return { url: filled, description, basePath: pathname.replace(/\/$/, '') };
}

function buildTags({ tags = [] }: OpenApiDocument, operations: readonly Operation[]): Tag[] {
  const used = new Set(operations.map(({ tag }) => tag));
  const declared = new Set(tags.map(({ name }) => name));
  const undeclared: TagObject[] = [...used].filter((name) => !declared.has(name)).map((name) => ({ name }));
  return [...tags.filter(({ name }) => used.has(name)), ...undeclared].map((tag) => ({
    name: tag.name,
    title: tag['x-displayName'] ?? tag.name,
    description: tag.description ?? '',
  }));
}

function listOperations(document: OpenApiDocument): Operation[] {
  return pathItems(document).flatMap(([path, pathItem]) =>
    httpMethods.flatMap((method) => {
      const operation = pathItem[method];
      return operation ? [buildOperation(document, path, method, pathItem, operation)] : [];
    }),
  );
}

function buildOperation(
  document: OpenApiDocument,
  path: string,
  method: HttpMethod,
  pathItem: PathItemObject,
  operation: OperationObject,
): Operation {
  const parameters = [...(pathItem.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
    buildParameter(document, resolveRef<ParameterObject>(document, parameter)),
  );
  return {
    id: operation.operationId ?? operationIdOf(method, path),
    method,
    path,
    tag: operation.tags?.[0] ?? 'default',
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    deprecated: operation.deprecated ?? false,
    provenance: operation['x-provenance'] as Provenance | undefined,
    security: operation.security ?? document.security ?? [],
    parameters: withoutOverridden(parameters),
    requestBody: operation.requestBody && buildRequestBody(document, resolveRef(document, operation.requestBody)),
    responses: Object.entries(operation.responses ?? {}).map(([status, response]) =>
      buildResponse(document, status, resolveRef<ResponseObject>(document, response)),
    ),
    pagination: operation['x-pagination'] as Pagination | undefined,
    errorEnvelope: (operation['x-error-envelope'] ?? document['x-error-envelope']) as ErrorEnvelope | undefined,
    match: operation['x-match'] as Match | undefined,
    resource: operation['x-resource'] as Resource | undefined,
  };
}

function operationIdOf(method: HttpMethod, path: string): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return [method, ...words.map((word) => word[0]!.toUpperCase() + word.slice(1))].join('');
}

/** An operation's parameter replaces the path item's of the same name and place (OpenAPI 3.1, "Operation Object"). */
function withoutOverridden(parameters: readonly Parameter[]): Parameter[] {
  return [...new Map(parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()];
}

const defaultStyles: Readonly<Record<ParameterLocation, string>> = {
  path: 'simple',
  query: 'form',
  header: 'simple',
  cookie: 'form',
};

function buildParameter(document: OpenApiDocument, parameter: ParameterObject): Parameter {
  const location = parameter.in as ParameterLocation;
  const style = parameter.content ? 'json' : (parameter.style ?? defaultStyles[location]);
  const [media] = Object.values(parameter.content ?? {});
  return {
    name: parameter.name,
    in: location,
    description: parameter.description ?? '',
    required: parameter.required ?? false,
    deprecated: parameter.deprecated ?? false,
    schema: parameter.schema ?? media?.schema ?? {},
    style,
    explode: parameter.explode ?? style === 'form',
    allowReserved: parameter.allowReserved ?? false,
    example: listExamples(document, parameter)[0]?.value,
  };
}

function buildRequestBody(document: OpenApiDocument, body: RequestBodyObject): RequestBody {
  return {
    description: body.description ?? '',
    required: body.required ?? false,
    content: buildContent(document, body.content),
  };
}

function buildResponse(document: OpenApiDocument, status: string, response: ResponseObject): Response {
  return {
    status,
    description: response.description ?? '',
    headers: Object.keys(response.headers ?? {}).map((name) => name.toLowerCase()),
    content: buildContent(document, response.content),
  };
}

function buildContent(document: OpenApiDocument, content: Record<string, MediaTypeObject> = {}): MediaType[] {
  return Object.entries(content).map(([type, media]) => ({
    type,
    schema: media.schema,
    examples: listExamples(document, media),
  }));
}

function listExamples(
  document: OpenApiDocument,
  holder: Pick<MediaTypeObject | ParameterObject, 'example' | 'examples'>,
): Example[] {
  const named = Object.entries(holder.examples ?? {}).map(([name, example]) => {
    const { summary = '', value } = resolveRef<{ summary?: string; value?: unknown }>(document, example);
    return { name, summary, value };
  });
  return holder.example === undefined ? named : [{ name: 'default', summary: '', value: holder.example }, ...named];
}
