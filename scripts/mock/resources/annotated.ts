import type { Operation } from '../../model/model.ts';
import type { ResourceAction } from '../../spec/extensions.ts';
import { createKind, type Use, type Work } from './kind.ts';
import { nameless, parameterIn, segmentsOf } from './names.ts';
import type { ShapeOf } from './shape.ts';

/** The collections that the description itself tells of, by `x-resource`, under each of their operations. */
export function annotatedWork(operations: readonly Operation[], shapeOf: ShapeOf): ReadonlyMap<Operation, Work> {
  const annotated = operations.filter(({ resource }) => resource !== undefined);
  const shared = Map.groupBy(annotated, ({ resource }) => nameless(resource!.collection));
  return new Map(
    [...shared.values()].flatMap((sharing) => {
      const key = sharing.map(({ resource }) => resource!.key).find((member) => member !== undefined);
      const kind = createKind(sharing.map(useOf), shapeOf, key);
      return kind.uses.map((use): [Operation, Work] => [use.operation, { kind, use }]);
    }),
  );
}

function useOf(operation: Operation): Use {
  const {
    collection,
    id = parameterIn(segmentsOf(operation.path).at(-1)),
    where = {},
    parents = {},
  } = operation.resource!;
  const { action = actionOf(operation, id) } = operation.resource!;
  const isOfAll = action === 'list' || action === 'create';
  return { operation, action, collection, id: isOfAll ? undefined : id, where, parents };
}

function actionOf({ method }: Operation, id: string | undefined): ResourceAction {
  if (method === 'delete') return 'delete';
  if (method === 'put') return 'replace';
  if (method === 'patch') return 'update';
  if (method === 'post') return id === undefined ? 'create' : 'update';
  return id === undefined ? 'list' : 'read';
}
