import { Refused, type Call, type Result } from '../behaviour.ts';
import type { Collection, Item } from '../state/state.ts';
import { adapt, fit, sample } from './fit.ts';
import type { Answer, Place } from './answer.ts';
import { typedId, type Id } from './ids.ts';
import type { Kind, Use } from './kind.ts';
import { parameterIn, segmentsOf } from './names.ts';
import { withValueAt } from './place.ts';
import type { ShapeOf } from './shape.ts';

/** What a handler is made from. */
export interface Setting {
  readonly api: string;
  readonly use: Use;
  readonly kind: Kind;
  readonly shapeOf: ShapeOf;
  readonly answer: Answer;
  /** Where in the answer the list or the record stands, if it stands there. */
  readonly place: Place | undefined;
  /** Members of the record that the answer has no room for. */
  readonly hidden: ReadonlySet<string>;
  /** What was prepared before the handler runs. */
  ready(): Ready;
}

/** What takes time to make and is the same for every request. */
export interface Ready {
  /** A record that fits the schema, to fill others from. */
  readonly filler: Item | undefined;
  /** The body that the description alone gives, to put records into; `undefined` where the body is the record itself. */
  readonly frame: unknown;
  /** A whole body, to fill others from. */
  readonly example: unknown;
  /** Highest number among the ids that the collection starts with. */
  readonly highestId: number;
  /** Whether a record is one of those that the description shows, as it was. */
  isShown(record: Item): boolean;
}

type Values = Readonly<Record<string, unknown>>;
type AnyCall = Pick<Call<Values, Values>, 'path' | 'query' | 'state'>;

/**
 * The collection that a request is about.
 * @throws Refused with status 404 where it belongs to a record that is not there
 */
export function openCollection({ api, use }: Pick<Setting, 'api' | 'use'>, { path, state }: AnyCall): Collection {
  for (const [parameter, owner] of Object.entries(use.parents)) {
    const id = String(path[parameter]);
    if (!state.collection(collectionName(api, owner, path)).has(id)) throw notFound(owner, id);
  }
  return state.collection(collectionName(api, use.collection, path));
}

/** A collection's name in the state: `shop/owners/12/pets` for `owners/{ownerId}/pets` of the API `shop`. */
export function collectionName(api: string, template: string, path: Values): string {
  const segments = segmentsOf(template).map((segment) => {
    const parameter = parameterIn(segment);
    return parameter === undefined ? segment : encodeURIComponent(String(path[parameter]).toWellFormed());
  });
  return [api, ...segments].join('/');
}

/**
 * The record that a request names.
 * @throws Refused with status 404 where there is none
 */
export function findRecord(setting: Setting, call: AnyCall, collection: Collection, id: string): Item {
  const record = collection.get(id);
  if (!record || !isWhere(setting, call, record)) throw notFound(setting.use.collection, id);
  return record;
}

function isWhere(setting: Setting, call: AnyCall, record: Item): boolean {
  return whereOf(setting, call).every(([member, value]) => record[member] === value);
}

/** Members that the records of a request have, by `where`, with their values; those of parameters not sent are left out. */
export function whereOf({ use, kind, shapeOf }: Setting, { path, query }: AnyCall): [member: string, value: Id][] {
  return Object.entries(use.where).flatMap(([parameter, member]): [string, Id][] => {
    const value = path[parameter] ?? query[parameter];
    const shape = shapeOf(shapeOf(kind.record).members.get(member));
    return value === undefined ? [] : [[member, typedId(shape, String(value))]];
  });
}

/** The path of a request, its parameters filled in. */
export function filledPath({ operation, path }: Pick<Call<Values>, 'operation' | 'path'>): string {
  return operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(String(path[name]).toWellFormed()),
  );
}

const longestShown = 100;

/** The refusal for an id that names nothing. */
export function notFound(collection: string, id: string): Refused {
  const kind = segmentsOf(collection).findLast((segment) => parameterIn(segment) === undefined) ?? collection;
  const shown = id.length > longestShown ? `${id.slice(0, longestShown)}…` : id;
  return new Refused(404, `There is nothing in "${kind}" with the id "${shown.toWellFormed()}".`);
}

/** The answer with a record in its place, where the description has one for it. */
export function replyWith(setting: Setting, record: Item, headers?: Record<string, string>): Result {
  const { place, ready } = setting;
  const { frame } = ready();
  return reply(setting, place ? withValueAt(frame, place.path, visible(setting, record)) : frame, headers);
}

/** A record without the members that the answer has no room for. */
export function visible({ hidden }: Setting, record: Item): Item {
  if (hidden.size === 0) return record;
  return Object.fromEntries(Object.entries(record).filter(([name]) => !hidden.has(name)));
}

/** A body as the answer's schema has it: what is only ever written is left out, what is required is filled in. */
export function reply(
  { answer, shapeOf, ready }: Setting,
  body: unknown,
  headers: Record<string, string> = {},
): Result {
  const { status, media } = answer;
  if (!media) return { status, headers };
  const adapted = adapt(body, media.schema, shapeOf);
  if (adapted === undefined) return { status, headers, body: sample(media.schema, shapeOf) };
  const whole = { drop: 'writeOnly', isWhole: true, filler: ready().example } as const;
  return { status, headers, body: fit(adapted, media.schema, shapeOf, whole) };
}
