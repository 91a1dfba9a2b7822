import {
  httpMethods,
  type OpenApiDocument,
  type OperationObject,
  type PathItemObject,
  type ResponseObject,
  type SecuritySchemeObject,
} from '../spec/openapi.ts';
import {
  chooseOperations,
  isSelected,
  listOperations,
  listPathItems,
  type Filter,
  type PlacedOperation,
} from './operations.ts';
import { keepReachable } from './reachable.ts';

/**
 * A part of a bundled description: the operations that a filter takes, and all that they refer to.
 * An operation that answers the token of a security scheme in use is taken too, unless the filter excludes it.
 * Links between operations are left out: some would lead to one that is gone, and clients do not follow any.
 */
export function filterDocument(document: OpenApiDocument, filter: Filter): OpenApiDocument {
  const operations = listOperations(document);
  const chosen = withTokenOperations(document, operations, chooseOperations(operations, filter), filter);
  const { tags, security, components, ...rest } = document;
  const used = new Set(chosen.flatMap((operation) => operation.tags));
  const inherits = chosen.some(({ operation }) => operation.security === undefined);
  const kept: OpenApiDocument = {
    ...rest,
    ...(tags && { tags: tags.filter(({ name }) => used.has(name)) }),
    ...(security && inherits && { security }),
    ...keepOperations(document, chosen),
    ...(components && { components: changeComponents(components, chosen) }),
  };
  return keepReachable(document, kept, [...usedSchemes(document, chosen)]);
}

/** Adds the operations that the credentials of the chosen ones are exchanged by. */
function withTokenOperations(
  document: OpenApiDocument,
  operations: readonly PlacedOperation[],
  chosen: readonly PlacedOperation[],
  filter: Filter,
): readonly PlacedOperation[] {
  const schemes = (document.components?.['securitySchemes'] ?? {}) as Record<string, SecuritySchemeObject>;
  const used = usedSchemes(document, chosen);
  const needed = new Set(
    Object.entries(schemes).flatMap(([name, scheme]) =>
      used.has(name) ? (scheme['x-token-exchange']?.operation ?? []) : [],
    ),
  );
  const missing = operations.filter(
    (operation) =>
      needed.has(operation.id) &&
      !chosen.includes(operation) &&
      !(filter.exclude && isSelected(operation, filter.exclude)),
  );
  if (missing.length === 0) return chosen;
  const more = operations.filter((operation) => chosen.includes(operation) || missing.includes(operation));
  return withTokenOperations(document, operations, more, filter);
}

/** Names of the security schemes that operations ask for. */
function usedSchemes({ security = [] }: OpenApiDocument, operations: readonly PlacedOperation[]): Set<string> {
  return new Set(operations.flatMap(({ operation }) => (operation.security ?? security).flatMap(Object.keys)));
}

function keepOperations(document: OpenApiDocument, chosen: readonly PlacedOperation[]): Pick<OpenApiDocument, 'paths'> {
  const items = listPathItems(document);
  const held = (holder: PlacedOperation['holder']): Record<string, PathItemObject> =>
    Object.fromEntries(
      items.flatMap(([where, path, pathItem]) => {
        const own = chosen.filter((operation) => operation.holder === holder && operation.path === path);
        return where === holder && own.length > 0 ? [[path, keepMethods(pathItem, own)]] : [];
      }),
    );
  return { paths: held('paths'), ...('webhooks' in document && { webhooks: held('webhooks') }) };
}

function keepMethods(pathItem: PathItemObject, chosen: readonly PlacedOperation[]): PathItemObject {
  const others = Object.entries(pathItem).filter(([key]) => !(httpMethods as readonly string[]).includes(key));
  const own = chosen.map(({ method, operation }) => [method, withoutLinks(operation)]);
  return Object.fromEntries([...others, ...own]) as PathItemObject;
}

function withoutLinks(operation: OperationObject): OperationObject {
  const { responses } = operation;
  return responses ? { ...operation, responses: mapValues(responses, withoutLinksOfResponse) } : operation;
}

function withoutLinksOfResponse<T>(response: T): T {
  const { links: _links, ...rest } = response as ResponseObject & { links?: unknown };
  return rest as T;
}

function changeComponents(
  components: NonNullable<OpenApiDocument['components']>,
  chosen: readonly PlacedOperation[],
): NonNullable<OpenApiDocument['components']> {
  const { responses, securitySchemes } = components;
  const ids = new Set(chosen.map(({ id }) => id));
  return {
    ...components,
    ...(responses && { responses: mapValues(responses, withoutLinksOfResponse) }),
    ...(securitySchemes && {
      securitySchemes: mapValues(securitySchemes, (scheme) => withoutLostExchange(scheme, ids)),
    }),
  };
}

function withoutLostExchange(scheme: unknown, ids: ReadonlySet<string>): unknown {
  const { 'x-token-exchange': exchange, ...rest } = scheme as SecuritySchemeObject;
  return exchange && !ids.has(exchange.operation) ? rest : scheme;
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
