import type { Operation, Parameter } from '../../model/model.ts';
import type { ResourceAction } from '../../spec/extensions.ts';
import type { HttpMethod } from '../../spec/openapi.ts';
import { isRecord } from '../../spec/record.ts';
import { itemsAt, placeOfList, readAnswer } from './answer.ts';
import { placeOfSent } from './body.ts';
import { answerOf, createKind, placeOf, type Kind, type Use, type Work } from './kind.ts';
import { nameless, parameterIn, segmentsOf } from './names.ts';
import { parametersOf, readPaging } from './paging.ts';
import { filtersOf, isOrderParameter } from './query.ts';
import type { ShapeOf } from './shape.ts';

/** Tells which collection an operation works on, where path, method and schemas leave no doubt. */
export interface Inference {
  find(operation: Operation): Work | undefined;
  /** @param collection with nameless parameters, such as `owners/{}/pets` */
  kindAt(collection: string): Kind | undefined;
}

const ofCollection: Partial<Record<HttpMethod, ResourceAction>> = { get: 'list', post: 'create', put: 'replace' };
const ofRecord: Partial<Record<HttpMethod, ResourceAction>> = {
  get: 'read',
  put: 'replace',
  patch: 'update',
  post: 'update',
  delete: 'delete',
};

/**
 * Infers collections from plain REST paths, such as `/pets` and `/pets/{petId}`. Nothing is looked into before it is asked for.
 * @param operations those whose description does not say what they do to the state
 */
export function createInference(operations: readonly Operation[], shapeOf: ShapeOf): Inference {
  let paths: ReadonlyMap<string, readonly Operation[]> | undefined;
  const at = (path: string): readonly Operation[] =>
    (paths ??= Map.groupBy(operations, (operation) => nameless(operation.path))).get(path) ?? [];
  const known = new Map<string, Kind | undefined>();

  const kindAt = (collection: string): Kind | undefined => {
    if (!known.has(collection)) known.set(collection, inferKind(collection));
    return known.get(collection);
  };

  function inferKind(collection: string): Kind | undefined {
    if (collection === '' || collection.endsWith('{}')) return undefined;
    const plainUses = [
      ...at(collection).flatMap((operation) => usesOf(operation, ofCollection, 0)),
      ...at(`${collection}/{}`).flatMap((operation) => usesOf(operation, ofRecord, 1)),
    ];
    const guess = plainUses.length > 1 ? createKind(plainUses, shapeOf) : undefined;
    if (guess?.record === undefined) return undefined;
    const uses = guess.uses.filter((use) => isPlausible(use, guess, shapeOf));
    if (!isWorthwhile(uses, guess.key)) return undefined;
    return { ...guess, uses };
  }

  /** @param rest number of segments of the path that come after the collection's */
  function usesOf(operation: Operation, actions: typeof ofRecord, rest: number): Use[] {
    const action = actions[operation.method];
    if (action === undefined) return [];
    const segments = segmentsOf(operation.path);
    const collection = segments.slice(0, segments.length - rest);
    const id = parameterIn(segments[collection.length]);
    return [{ operation, action, collection: collection.join('/'), id, where: {}, parents: parentsIn(collection) }];
  }

  /** Parameters of a collection's path that name records of collections the mock keeps. */
  function parentsIn(collection: readonly string[]): Record<string, string> {
    const parents = collection.flatMap((segment, index): [string, string][] => {
      const parameter = parameterIn(segment);
      const owner = collection.slice(0, index).join('/');
      const kind = parameter === undefined ? undefined : kindAt(nameless(owner));
      return parameter !== undefined && kind && kind.uses.some(({ id }) => id !== undefined)
        ? [[parameter, owner]]
        : [];
    });
    return Object.fromEntries(parents);
  }

  const find = (operation: Operation): Work | undefined => {
    const segments = segmentsOf(nameless(operation.path));
    const owner = segments.slice(0, -1).join('/');
    const kind = segments.at(-1) === '{}' ? kindAt(owner) : kindAt(segments.join('/'));
    const use = kind?.uses.find((one) => one.operation === operation);
    if (kind && use) return { kind, use };
    const listed = segments.at(-1) === '{}' || operation.method !== 'get' ? undefined : kindAt(owner);
    const [list] = usesOf(operation, { get: 'list' }, 1);
    return listed && list && isFilteredList(operation, listed, shapeOf)
      ? { kind: listed, use: { ...list, id: undefined } }
      : undefined;
  };
  return { find, kindAt };
}

/** Whether what an operation takes and answers is what its method and path promise. */
function isPlausible(use: Use, kind: Kind, shapeOf: ShapeOf): boolean {
  const place = placeOf(use, kind, shapeOf);
  switch (use.action) {
    case 'delete':
      return true;
    case 'read':
      return place !== undefined;
    case 'list': {
      const items = place && itemsAt(place, shapeOf);
      return items !== undefined && (kind.key === undefined || shapeOf(items).members.has(kind.key));
    }
    default:
      return isPlausibleWrite(use, place !== undefined, kind, shapeOf);
  }
}

function isPlausibleWrite(use: Use, answersRecord: boolean, { record, key }: Kind, shapeOf: ShapeOf): boolean {
  const { operation, action, id } = use;
  const sent = shapeOf(placeOfSent(operation, record, shapeOf).schema);
  const answered = shapeOf(answerOf(use).media?.schema);
  if (answered.types.includes('array')) return false;
  const isQuiet = answered.types.length === 0;
  const sharesMembers = [...sent.members.keys()].some((name) => shapeOf(record).members.has(name));
  const sendsRecord = sent.types.includes('object') && sharesMembers;
  if (action === 'create') return sendsRecord;
  if (id === undefined) return sendsRecord && key !== undefined && sent.members.has(key);
  if (operation.method !== 'post') return sent.types.includes('object') || operation.requestBody === undefined;
  const sendsMembers = sendsRecord || filtersOf(operation, record, shapeOf).length > 0;
  return sendsMembers && (answersRecord || isQuiet);
}

/** Whether there is enough to remember and to find again. */
function isWorthwhile(uses: readonly Use[], key: string | undefined): boolean {
  const has = (action: ResourceAction): boolean => uses.some((use) => use.action === action);
  const isAddressed = uses.some(({ id }) => id !== undefined);
  if (key === undefined && isAddressed) return has('read') && has('replace') && !has('list') && !has('create');
  return (has('list') && (has('read') || has('create'))) || (has('read') && (has('create') || has('replace')));
}

/** Whether a path such as `/pets/findByStatus` lists the records of a collection by members of theirs. */
function isFilteredList(operation: Operation, kind: Kind, shapeOf: ShapeOf): boolean {
  const place = placeOfList(operation, readAnswer(operation, false), shapeOf);
  if (!place || !isSame(itemsAt(place, shapeOf), kind.record)) return false;
  const asked = operation.parameters.filter((parameter) => parameter.in === 'query');
  const filters = new Set(filtersOf(operation, kind.record, shapeOf).map(({ parameter }) => parameter));
  const paging = readPaging(operation, shapeOf);
  const isUnderstood = ({ name }: Parameter): boolean =>
    filters.has(name) || isOrderParameter(name) || (paging !== undefined && parametersOf(paging).has(name));
  return filters.size > 0 && asked.every(isUnderstood);
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (refOf(a) !== undefined && refOf(a) === refOf(b));
}

function refOf(schema: unknown): unknown {
  return isRecord(schema) ? schema['$ref'] : undefined;
}
