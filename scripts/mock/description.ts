import { isDeepStrictEqual } from 'node:util';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import type { OpenApiDocument } from '../spec/openapi.ts';
import { listForeignReferences } from '../spec/pointer.ts';

/** An operation as Prism's engine reads it. */
export type PrismOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

const jsonSchemaDraft = 'https://json-schema.org/draft/2020-12/schema';
const openApiDialect = 'https://spec.openapis.org/oas/3.';

/**
 * The operations of a bundled description in Prism's form; the document itself stays as it is.
 * @throws Error when the document refers to another one, which Prism would go and fetch.
 */
export async function loadOperations(document: OpenApiDocument): Promise<PrismOperation[]> {
  const [foreign] = listForeignReferences(document);
  if (foreign) throw new Error(`The mock needs a bundled description, and this one refers to ${foreign.ref}.`);
  const operations = await getHttpOperationsFromSpec(withoutXmlOnly(withDialect(structuredClone(document))));
  return operations
    .map(withoutCallbacks)
    .map(withOwnExamples)
    .map(withoutRequestHeaderStructure)
    .map(withoutResponseHeaderStructure);
}

/** Prism holds OpenAPI 3.1 to JSON Schema draft 7, unless the document itself names the dialect that 3.1 stands for. */
function withDialect(document: OpenApiDocument & { jsonSchemaDialect?: string }): OpenApiDocument {
  const { openapi, jsonSchemaDialect = openApiDialect } = document;
  if (openapi.startsWith('3.0') || !jsonSchemaDialect.startsWith(openApiDialect)) return document;
  return Object.assign(document, { jsonSchemaDialect: jsonSchemaDraft });
}

/** What Prism generates is JSON first, and a member that only XML has is never part of that. */
function withoutXmlOnly<T>(node: T): T {
  if (typeof node !== 'object' || node === null) return node;
  const { properties } = node as { properties?: Record<string, unknown> };
  for (const [name, schema] of Object.entries(properties ?? {})) {
    if (Object(schema)['x-xml-only'] === true) delete properties![name];
  }
  Object.values(node).forEach(withoutXmlOnly);
  return node;
}

/** Prism sends a described callback to whatever URL the request names; the mock calls nobody. */
function withoutCallbacks(operation: PrismOperation): PrismOperation {
  const copy = { ...operation };
  delete copy.callbacks;
  return copy;
}

/** Prism puts the first example of a schema before the examples that the media type itself has. */
function withOwnExamples(operation: PrismOperation): PrismOperation {
  const responses = operation.responses.map((response) => ({
    ...response,
    contents: response.contents?.map((content) => {
      const [first, ...others] = content.examples ?? [];
      const [ofSchema] = Array.isArray(content.schema?.examples) ? content.schema.examples : [];
      const isSchemas = first && 'value' in first && isDeepStrictEqual(first.value, ofSchema);
      return isSchemas && others.length > 0 ? { ...content, examples: others } : content;
    }),
  }));
  return { ...operation, responses } as PrismOperation;
}

/** Request headers described as arrays or objects are checked for presence only: where one is missing, Prism throws. */
function withoutRequestHeaderStructure(operation: PrismOperation): PrismOperation {
  if (!operation.request?.headers) return operation;
  const headers = operation.request.headers.map(({ schema, ...header }) =>
    isStructured(schema) ? header : { ...header, ...(schema && { schema }) },
  );
  return { ...operation, request: { ...operation.request, headers } };
}

/** Response headers described as arrays are texts in style `simple`: Prism throws when one is anything else. */
function withoutResponseHeaderStructure(operation: PrismOperation): PrismOperation {
  const responses = operation.responses.map((response) => ({
    ...response,
    headers: response.headers?.map((header) =>
      isStructured(header.schema)
        ? { ...header, schema: { type: 'string' }, examples: header.examples?.map(asText) }
        : header,
    ),
  }));
  return { ...operation, responses } as PrismOperation;
}

function isStructured(schema: { type?: unknown } | undefined): boolean {
  return ['array', 'object'].includes(String(schema?.type));
}

function asText<Example extends object>(example: Example): Example {
  const { value } = example as { value?: unknown };
  return { ...example, value: Array.isArray(value) ? value.join(',') : JSON.stringify(value) };
}
