import type { JsonSchema } from '../../spec/openapi.ts';
import { isJson, isXml } from '../../spec/media-type.ts';
import { tokensOf } from '../../spec/pointer.ts';
import type { MediaType, Operation, Response } from '../../model/model.ts';
import { plain } from './names.ts';
import type { Shape, ShapeOf } from './shape.ts';

/** The success that an operation is answered with. */
export interface Answer {
  readonly status: number;
  /** In JSON, else in XML; `undefined` where there is no content. */
  readonly media: MediaType | undefined;
  /** Names of the headers described, in lower case. */
  readonly headers: readonly string[];
}

/** Where in a body a list or a record stands: member names from the root, and its schema. */
export interface Place {
  readonly path: readonly string[];
  readonly schema: JsonSchema | undefined;
}

/** @param isNew whether a record is made, which 201 is for where it is described beside others */
export function readAnswer({ responses }: Operation, isNew: boolean): Answer {
  const successes = responses.filter(({ status }) => /^2(?:\d\d|XX)$/.test(status));
  const sorted = successes.toSorted((a, b) => rank(a, isNew) - rank(b, isNew) || (a.status < b.status ? -1 : 1));
  const response = sorted[0] ?? responses.find(({ status }) => status === 'default');
  const status =
    response === undefined || response.status === 'default' ? 200 : Number(response.status.replace('XX', '00'));
  return { status, media: response && mediaOf(response), headers: response?.headers ?? [] };
}

function rank({ status }: Response, isNew: boolean): number {
  return Number((status === '201') !== isNew);
}

function mediaOf({ content }: Response): MediaType | undefined {
  return content.find(({ type }) => isJson(type)) ?? content.find(({ type }) => isXml(type) || type === '*/*');
}

const payloadNames = [
  'data',
  'items',
  'results',
  'result',
  'records',
  'values',
  'content',
  'entries',
  'rows',
  'embedded',
];

/** Where the items of a list stand: where the description says so, else in the one array of objects there is. */
export function placeOfList(operation: Operation, { media }: Answer, shapeOf: ShapeOf): Place | undefined {
  const root = { path: [], schema: media?.schema };
  if (!media) return undefined;
  const said = operation.pagination?.items ?? operation.errorEnvelope?.data;
  if (said !== undefined) return at(root, said, shapeOf);
  if (isListOfObjects(root.schema, shapeOf)) return root;
  const level = membersOf(root, shapeOf);
  const nested = level.filter(({ schema }) => shapeOf(schema).types.includes('object'));
  return (
    best(level, (place) => isListOfObjects(place.schema, shapeOf)) ??
    best(
      nested.flatMap((place) => membersOf(place, shapeOf)),
      (place) => isListOfObjects(place.schema, shapeOf),
    )
  );
}

/**
 * Where a record stands: where the description says so, else in the whole body or in the one member of it that is one.
 * @param isRecord whether a shape is that of the record
 */
export function placeOfRecord(
  operation: Operation,
  { media }: Answer,
  shapeOf: ShapeOf,
  isRecord: (shape: Shape) => boolean,
): Place | undefined {
  if (!media) return undefined;
  const root = { path: [], schema: media.schema };
  const said = operation.errorEnvelope?.data;
  const outer = said === undefined ? root : at(root, said, shapeOf);
  if (!outer) return undefined;
  const fits = (place: Place): boolean =>
    shapeOf(place.schema).types.includes('object') && isRecord(shapeOf(place.schema));
  return fits(outer) ? outer : best(membersOf(outer, shapeOf), fits);
}

/** Shape of the items of a list. */
export function itemsAt({ schema }: Place, shapeOf: ShapeOf): JsonSchema | undefined {
  return shapeOf(schema).items;
}

function at(root: Place, pointer: string, shapeOf: ShapeOf): Place | undefined {
  return (tokensOf(`#${pointer}`) ?? []).reduce<Place | undefined>(
    (place, token) => place && membersOf(place, shapeOf).find(({ path }) => path.at(-1) === token),
    root,
  );
}

function membersOf({ path, schema }: Place, shapeOf: ShapeOf): Place[] {
  return [...shapeOf(schema).members].map(([name, member]) => ({ path: [...path, name], schema: member }));
}

/** The only one that fits, or of several the first with a name that payloads have. */
function best(places: readonly Place[], fits: (place: Place) => boolean): Place | undefined {
  const fitting = places.filter(fits);
  if (fitting.length < 2) return fitting[0];
  return payloadNames
    .map((name) => fitting.find(({ path }) => plain(path.at(-1)!) === name))
    .find((place) => place !== undefined);
}

function isListOfObjects(schema: JsonSchema | undefined, shapeOf: ShapeOf): boolean {
  const { types, items } = shapeOf(schema);
  return types.includes('array') && items !== undefined && shapeOf(items).types.includes('object');
}
