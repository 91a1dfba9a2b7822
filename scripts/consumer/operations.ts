import { buildModel } from '../model/build.ts';
import {
  httpMethods,
  type HttpMethod,
  type OpenApiDocument,
  type OperationObject,
  type PathItemObject,
} from '../spec/openapi.ts';
import { pathItems } from '../spec/path-items.ts';
import { didYouMean } from '../spec/usage-error.ts';
import type { Selection } from './define-config.ts';

/** Which operations of a description to take. */
export interface Filter {
  readonly include?: Selection | undefined;
  readonly exclude?: Selection | undefined;
}

/** An operation of a description, and where it stands there. */
export interface PlacedOperation {
  readonly holder: 'paths' | 'webhooks';
  /** Path template, or name of the webhook. */
  readonly path: string;
  readonly method: HttpMethod;
  /** `operationId`, or the id that its method is named after. */
  readonly id: string;
  readonly tags: readonly string[];
  readonly operation: OperationObject;
}

/** One thing wrong with a filter: the path to it in the filter, and what it is. */
export interface FilterMistake {
  readonly path: readonly string[];
  readonly message: string;
}

/** Path items of a description by holder and path, references among them followed. */
export function listPathItems(document: OpenApiDocument): [PlacedOperation['holder'], string, PathItemObject][] {
  const webhooks = Object.entries((document as { webhooks?: OpenApiDocument['paths'] }).webhooks ?? {});
  // Paths start with a slash, which names of webhooks need not.
  const slashed = Object.fromEntries(webhooks.map(([name, pathItem]) => [`/${name}`, pathItem]));
  return [
    ...pathItems(document).map(([path, pathItem]) => ['paths', path, pathItem] as const),
    ...pathItems({ ...document, paths: slashed }).map(([path, item]) => ['webhooks', path.slice(1), item] as const),
  ].map(([holder, path, pathItem]) => [holder, path, pathItem]);
}

/** All operations of a description, webhooks included. */
export function listOperations(document: OpenApiDocument): PlacedOperation[] {
  const named = buildModel('any', document).operations.map(
    ({ method, path, id }) => [`${method} ${path}`, id] as const,
  );
  const ids = new Map(named);
  return listPathItems(document).flatMap(([holder, path, pathItem]) =>
    httpMethods.flatMap((method) => {
      const operation = pathItem[method];
      if (!operation) return [];
      const id = operation.operationId ?? (holder === 'paths' ? ids.get(`${method} ${path}`) : undefined) ?? path;
      return [{ holder, path, method, id, tags: operation.tags ?? [], operation }];
    }),
  );
}

/** The operations that a filter takes. */
export function chooseOperations(operations: readonly PlacedOperation[], filter: Filter): PlacedOperation[] {
  const { include, exclude } = filter;
  return operations.filter(
    (operation) => (!include || isSelected(operation, include)) && !(exclude && isSelected(operation, exclude)),
  );
}

/** Whether a selection names an operation. */
export function isSelected({ id, tags }: PlacedOperation, selection: Selection): boolean {
  return selection.operations?.includes(id) === true || tags.some((tag) => selection.tags?.includes(tag) === true);
}

/** Tags and operationIds that a description does not have, and a filter that leaves nothing. */
export function checkFilter(operations: readonly PlacedOperation[], filter: Filter): FilterMistake[] {
  const tags = [...new Set(operations.flatMap((operation) => operation.tags))];
  const ids = operations.map(({ id }) => id);
  const unknown = (['include', 'exclude'] as const).flatMap((side) => [
    ...findUnknown([side, 'tags'], 'tag', filter[side]?.tags, tags),
    ...findUnknown([side, 'operations'], 'operation', filter[side]?.operations, ids),
  ]);
  if (unknown.length > 0 || chooseOperations(operations, filter).some(({ holder }) => holder === 'paths'))
    return unknown;
  return [{ path: [], message: 'no operation is left to generate' }];
}

function findUnknown(
  path: readonly string[],
  kind: string,
  names: readonly string[] = [],
  known: readonly string[],
): FilterMistake[] {
  return names.flatMap((name, index) => {
    if (known.includes(name)) return [];
    const meant = didYouMean(name, known) || ` There are: ${listed(known)}`;
    return [{ path: [...path, String(index)], message: `there is no ${kind} ${name}.${meant}` }];
  });
}

/** Some names, so that an API of a thousand operations does not fill the screen. */
function listed(names: readonly string[], most = 20): string {
  const more = names.length - most;
  return names.slice(0, most).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
