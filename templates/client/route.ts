import type { OperationDescriptor } from './operation.ts';

/** What tells one operation of an API from another: its method and path template. */
export function routeOf(method: string, path: string): string {
  return `${method.toLowerCase()} ${path}`;
}

/** Operations by {@link routeOf}. */
export function indexByRoute(operations: readonly OperationDescriptor[]): ReadonlyMap<string, OperationDescriptor> {
  return new Map(operations.map((operation) => [routeOf(operation.method, operation.path), operation]));
}
