import type { Operation } from '../../model/model.ts';
import type { OpenApiDocument, PathItemObject } from '../../spec/openapi.ts';
import { tokensOf, valueAt } from '../../spec/pointer.ts';
import { Refused } from '../behaviour.ts';

const jsonSchemaDraft = 'https://json-schema.org/draft/2020-12/schema';
const openApiDialect = 'https://spec.openapis.org/oas/3.';

/**
 * A description of one operation alone, with what it refers to; the document itself stays as it is. Members that only XML
 * has are left out, for what Prism generates is JSON first.
 * @throws Refused with status 501 when it refers to another document, which Prism would go and fetch
 */
export function slimDocument(document: OpenApiDocument, { path, method }: Operation): OpenApiDocument {
  const { parameters, [method]: described } = document.paths?.[path] ?? {};
  const operation = { ...described };
  // Prism calls back whatever URL a request names; the mock calls nobody.
  delete operation['callbacks' as never];
  const item: PathItemObject = { ...(parameters && { parameters }), [method]: operation };
  const { openapi, info } = document;
  const slim = structuredClone({
    openapi,
    info: { title: info.title, version: info.version },
    paths: { [path]: item },
  });
  for (const ref of [...referencesOf(document, item)].toSorted((a, b) => a.length - b.length)) {
    place(slim, tokensOf(ref)!, structuredClone(valueAt(document, ref)));
  }
  withoutXmlOnly(slim);
  return { ...slim, ...dialectOf(document) };
}

/** References met from a node on, through those they lead to. */
function referencesOf(document: OpenApiDocument, start: unknown): ReadonlySet<string> {
  const refs = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key !== '$ref' || typeof value !== 'string') collect(value);
      else if (!value.startsWith('#')) {
        throw new Refused(501, `The mock needs a bundled description, and this one refers to ${value}.`);
      } else if (!refs.has(value)) {
        refs.add(value);
        collect(valueAt(document, value));
      }
    }
  };
  collect(start);
  return refs;
}

function place(root: object, tokens: readonly string[], value: unknown): void {
  const last = tokens.at(-1);
  if (last === undefined || value === undefined) return;
  let node = root as Record<string, unknown>;
  for (const token of tokens.slice(0, -1)) {
    if (!Object.hasOwn(node, token)) node[token] = {};
    node = node[token] as Record<string, unknown>;
  }
  if (!Object.hasOwn(node, last)) node[last] = value;
}

function withoutXmlOnly(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const { properties } = node as { properties?: Record<string, unknown> };
  for (const [name, schema] of Object.entries(properties ?? {})) {
    if (Object(schema)['x-xml-only'] === true) delete properties![name];
  }
  Object.values(node).forEach(withoutXmlOnly);
}

/** Prism holds OpenAPI 3.1 to JSON Schema draft 7, unless the document itself names the dialect that 3.1 stands for. */
function dialectOf(document: OpenApiDocument & { jsonSchemaDialect?: string }): { jsonSchemaDialect?: string } {
  const { openapi, jsonSchemaDialect = openApiDialect } = document;
  if (openapi.startsWith('3.0')) return {};
  return { jsonSchemaDialect: jsonSchemaDialect.startsWith(openApiDialect) ? jsonSchemaDraft : jsonSchemaDialect };
}
