import type { Oas3Visitor, UserContext } from '@redocly/openapi-core';
import { isRecord } from '../spec/record.ts';
import { follow } from './follow.ts';

/** A parameter that an operation takes. */
export interface TakenParameter {
  name: string;
  in: unknown;
  /** Its schema, references followed; `undefined` where there is none. */
  schema: unknown;
}

/** An operation with what its path item adds to it. */
export interface VisitedOperation {
  operation: Readonly<Record<string, unknown>>;
  /** Its own parameters, then those of its path item. */
  parameters: TakenParameter[];
  /** Whether every reference to a parameter led to one; another rule reports those that do not. */
  isComplete: boolean;
  /** Key of the path item, such as `/contacts/{contactId}`. */
  path: string;
}

interface Parents {
  PathItem: unknown;
  Operation?: unknown;
}

/** A visitor that hands over every operation once its parameters are known. */
export function visitOperations(visit: (visited: VisitedOperation, context: UserContext) => void): Oas3Visitor {
  const found = new WeakMap<object, TakenParameter[]>();
  const paths = new WeakMap<object, string>();
  return {
    PathItem: {
      enter(pathItem: unknown, { key }) {
        if (isRecord(pathItem)) paths.set(pathItem, String(key));
      },
      Parameter(parameter: unknown, context, { PathItem }: Parents) {
        collect(PathItem, parameter, context);
      },
      Operation: {
        Parameter(parameter: unknown, context, { Operation }: Parents) {
          collect(Operation, parameter, context);
        },
        leave(operation: unknown, context, { PathItem }: Parents) {
          if (!isRecord(operation) || !isRecord(PathItem)) return;
          const parameters = [...(found.get(operation) ?? []), ...(found.get(PathItem) ?? [])];
          const isComplete = [operation, PathItem].every((owner) => hasAllParameters(owner, context));
          visit({ operation, parameters, isComplete, path: paths.get(PathItem) ?? '' }, context);
        },
      },
    },
  };

  function collect(owner: unknown, parameter: unknown, context: UserContext): void {
    if (!isRecord(owner) || !isRecord(parameter)) return;
    const { name, in: place, schema }: { readonly [Key in 'name' | 'in' | 'schema']?: unknown } = parameter;
    if (typeof name !== 'string') return;
    const followed = follow(context, schema, context.location.child('schema'))?.node;
    found.set(owner, [...(found.get(owner) ?? []), { name, in: place, schema: followed }]);
  }
}

/** References are followed from the operation's file, which is that of its path item. */
function hasAllParameters({ parameters }: { readonly parameters?: unknown }, context: UserContext): boolean {
  const list: unknown[] = Array.isArray(parameters) ? parameters : [];
  return list.every((parameter) => follow(context, parameter, context.location) !== undefined);
}

/** What messages call an operation: its id, else its method. */
export function nameOfOperation(operation: Readonly<Record<string, unknown>>, { key }: UserContext): string {
  const id = operation['operationId'];
  return typeof id === 'string' ? id : String(key);
}
