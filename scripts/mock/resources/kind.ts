import type { Operation } from '../../model/model.ts';
import type { ResourceAction } from '../../spec/extensions.ts';
import type { JsonSchema } from '../../spec/openapi.ts';
import { itemsAt, placeOfList, placeOfRecord, readAnswer, type Answer, type Place } from './answer.ts';
import { placeOfSent } from './body.ts';
import { keyOf, type IdParameter } from './key.ts';
import { parameterIn, segmentsOf } from './names.ts';
import type { Shape, ShapeOf } from './shape.ts';

/** What one operation does with a collection, with nothing left to be told. */
export interface Use {
  readonly operation: Operation;
  readonly action: ResourceAction;
  /** In the names of the operation's own path parameters. */
  readonly collection: string;
  /** Path parameter; `undefined` for a whole collection, and where the id stands in the body. */
  readonly id: string | undefined;
  readonly where: Readonly<Record<string, string>>;
  readonly parents: Readonly<Record<string, string>>;
}

/** The records that some operations share, and what is known of them. */
export interface Kind {
  readonly uses: readonly Use[];
  readonly record: JsonSchema | undefined;
  /** Member that holds the id; `undefined` where the records do not hold it. */
  readonly key: string | undefined;
}

/** What one operation does, and the records it does it to. */
export interface Work {
  readonly kind: Kind;
  readonly use: Use;
}

/** Operations that tell most about the record come first. */
const telling: readonly ResourceAction[] = ['read', 'list', 'create', 'replace', 'update', 'delete'];

/** @param key where the description says which member it is */
export function createKind(uses: readonly Use[], shapeOf: ShapeOf, key?: string): Kind {
  const ordered = uses.toSorted((a, b) => telling.indexOf(a.action) - telling.indexOf(b.action));
  const parameter = ordered.map(idParameterOf).find((found) => found !== undefined);
  const segment = segmentsOf(uses[0]!.collection).findLast((part) => parameterIn(part) === undefined) ?? '';
  const keyIn = (shape: Shape): string | undefined =>
    key === undefined ? keyOf(shape, parameter, segment, shapeOf) : shape.members.has(key) ? key : undefined;
  for (const isKeyed of [true, false]) {
    for (const use of ordered) {
      const record = recordOf(use, shapeOf, (shape) => !isKeyed || keyIn(shape) !== undefined);
      if (record !== undefined) return { uses, record, key: key ?? keyIn(shapeOf(record)) };
    }
  }
  return { uses, record: undefined, key };
}

/** The schema of the record in what an operation answers. */
function recordOf(use: Use, shapeOf: ShapeOf, isRecord: (shape: Shape) => boolean): JsonSchema | undefined {
  const { operation, action } = use;
  const answer = answerOf(use);
  if (action !== 'list') return placeOfRecord(operation, answer, shapeOf, isRecord)?.schema;
  const place = placeOfList(operation, answer, shapeOf);
  const items = place && itemsAt(place, shapeOf);
  return items !== undefined && isRecord(shapeOf(items)) ? items : undefined;
}

/** The success that the operation is answered with. */
export function answerOf({ operation, action }: Use, isNew = action === 'create'): Answer {
  return readAnswer(operation, isNew);
}

/** Where in the operation's answer its list or record stands, if it stands there. */
export function placeOf(use: Use, { key }: Kind, shapeOf: ShapeOf, answer = answerOf(use)): Place | undefined {
  if (use.action === 'list') return placeOfList(use.operation, answer, shapeOf);
  return placeOfRecord(use.operation, answer, shapeOf, ({ members }) => key === undefined || members.has(key));
}

export function idParameterOf({ operation, id }: Use): IdParameter | undefined {
  return operation.parameters.find(({ name, in: place }) => place === 'path' && name === id);
}

/**
 * Members of the record that the place in an answer has no room for, such as the password in a list of users. What the
 * description says nothing about is none of them.
 */
export function hiddenMembers(
  { action }: Use,
  { uses, record }: Kind,
  place: Place | undefined,
  shapeOf: ShapeOf,
): ReadonlySet<string> {
  const shown = shapeOf(action === 'list' && place ? itemsAt(place, shapeOf) : place?.schema).members;
  if (shown.size === 0) return new Set();
  const described = [record, ...uses.map(({ operation }) => placeOfSent(operation, record, shapeOf).schema)].flatMap(
    (schema) => [...shapeOf(schema).members.keys()],
  );
  return new Set(described.filter((name) => !shown.has(name)));
}
