import { isRecord } from '../../spec/record.ts';
import type { Engine } from '../engine/engine.ts';
import type { Base, Item } from '../state/state.ts';
import { createRandom } from '../world/random.ts';
import { fit } from './fit.ts';
import { isId, mintId, typedId, type Id } from './ids.ts';
import { answerOf, idParameterOf, placeOf, type Kind, type Use } from './kind.ts';
import { valueAt } from './place.ts';
import type { Shape, ShapeOf } from './shape.ts';
import { stamp } from './stamps.ts';

/** Records that are made where the description shows none. */
const madeRecords = 3;
/** When those were made. */
const beginning = { now: Date.UTC(2026, 0, 1), isNew: true, sent: {}, like: undefined };

/** What a collection that nobody seeded starts with. */
export interface Start {
  readonly base: Base;
  /** A whole record, to fill others from. */
  readonly filler: Item | undefined;
}

/**
 * The records that the description shows, else some that are made; none where it shows an empty list alone. One carries
 * the id that the description uses as an example.
 */
export async function createStart(kind: Kind, engine: Engine, shapeOf: ShapeOf): Promise<Start> {
  const shown = shownRecords(kind, shapeOf);
  const records = shown.length > 0 ? shown : await makeRecords(kind, engine, shapeOf);
  const filler = records[0];
  const whole = records.map((record) => fit(record, kind.record, shapeOf, { isWhole: true, filler }) as Item);
  const isEmpty = shown.length === 0 && kind.uses.some((use) => showsEmptyList(use, kind, shapeOf));
  const base = baseOf(isEmpty ? new Map() : withIds(whole, shown.length > 0, kind, shapeOf));
  return { base, filler: base.size > 0 ? base.at(0) : whole[0] };
}

function baseOf(records: ReadonlyMap<string, Item>): Base {
  const ids = [...records.keys()];
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const list = [...records.values()];
  return {
    size: list.length,
    at: (index) => list[index]!,
    idAt: (index) => ids[index]!,
    indexOf: (id) => indexes.get(id) ?? -1,
  };
}

function isReading({ action }: Use): boolean {
  return action === 'list' || action === 'read';
}

/** What examples of reading show; where there are none, those of writing, and last those of the schema. */
function shownRecords(kind: Kind, shapeOf: ShapeOf): Item[] {
  const shownBy = (uses: readonly Use[]): Item[] => uses.flatMap((use) => recordsIn(use, kind, shapeOf));
  return (
    [
      shownBy(kind.uses.filter(isReading)),
      shownBy(kind.uses.filter((use) => !isReading(use))),
      examplesOf(shapeOf(kind.record)).filter(isRecord),
    ].find((records) => records.length > 0) ?? []
  );
}

function recordsIn(use: Use, kind: Kind, shapeOf: ShapeOf): Item[] {
  return examplesAt(use, kind, shapeOf)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isRecord);
}

function showsEmptyList(use: Use, kind: Kind, shapeOf: ShapeOf): boolean {
  return (
    use.action === 'list' && examplesAt(use, kind, shapeOf).some((items) => Array.isArray(items) && items.length === 0)
  );
}

/** What stands in the place of the record or list in examples of an operation's answer. */
function examplesAt(use: Use, kind: Kind, shapeOf: ShapeOf): unknown[] {
  const { media } = answerOf(use);
  const place = placeOf(use, kind, shapeOf);
  if (!media || !place) return [];
  const bodies = [...media.examples.map(({ value }) => value), ...examplesOf(shapeOf(media.schema))];
  return bodies.map((body) => valueAt(body, place.path));
}

function examplesOf({ keywords }: Shape): unknown[] {
  const { example, examples } = keywords;
  return [example, ...(Array.isArray(examples) ? examples : [])].filter((value) => value !== undefined);
}

async function makeRecords(kind: Kind, engine: Engine, shapeOf: ShapeOf): Promise<Item[]> {
  const use = kind.uses.find(({ action }) => action === 'read') ?? kind.uses.find((one) => placeOf(one, kind, shapeOf));
  const place = use && placeOf(use, kind, shapeOf);
  if (!use || !place) return [];
  const records: Item[] = [];
  for (let index = 0; index < madeRecords; index += 1) {
    const { body } = await engine.generate(use.operation, `${use.collection} ${index}`);
    const record = [valueAt(body, place.path)].flat().find(isRecord);
    records.push(stamp({ ...record, ...examplesOfMembers(kind, shapeOf) }, kind.record, shapeOf, beginning));
  }
  return records;
}

function examplesOfMembers({ record }: Kind, shapeOf: ShapeOf): Item {
  const members = [...shapeOf(record).members];
  const shown = members.map(([name, member]) => [name, examplesOf(shapeOf(member))[0]]);
  return Object.fromEntries(shown.filter(([, example]) => example !== undefined));
}

/** @param isShown whether the ids are the description's own */
function withIds(records: readonly Item[], isShown: boolean, kind: Kind, shapeOf: ShapeOf): Map<string, Item> {
  const { key } = kind;
  const member = key === undefined ? undefined : shapeOf(kind.record).members.get(key);
  const form = shapeOf(member ?? kind.uses.map(idParameterOf).find((parameter) => parameter !== undefined)?.schema);
  const asked = [...new Set(kind.uses.flatMap((use) => exampleIds(use, shapeOf)))];
  const isFormed =
    ['format', 'pattern', 'enum'].some((keyword) => form.keywords[keyword] !== undefined) && !isNumeric(form);
  const random = createRandom(kind.uses[0]!.collection);
  const byId = new Map<string, Item>();
  const add = (id: Id, record: Item): void => {
    if (!byId.has(String(id))) byId.set(String(id), key === undefined ? record : { ...record, [key]: id });
  };
  const idOf = (record: Item, index: number): Id => {
    const own = key === undefined ? undefined : record[key];
    if (isId(own) && (isShown || isFormed)) return own;
    const id = asked[index];
    return id === undefined ? mintId(form, index + 1, 0, own, () => random) : typedId(form, id);
  };
  const ids = new Set(records.map((record, index) => String(idOf(record, index))));
  for (const id of asked) if (records[0] && !ids.has(id)) add(typedId(form, id), records[0]);
  records.forEach((record, index) => add(idOf(record, index), record));
  return byId;
}

/** Made numbers are random ones, and may be shorter. */
function isNumeric({ types }: Shape): boolean {
  return types.includes('integer') || types.includes('number');
}

/** Ids that the description uses as examples. */
function exampleIds(use: Use, shapeOf: ShapeOf): string[] {
  const parameter = use.operation.parameters.find(({ name, in: place }) => place === 'path' && name === use.id);
  const [inSchema] = parameter ? examplesOf(shapeOf(parameter.schema)) : [];
  const example = parameter?.example ?? inSchema;
  return example === undefined ? [] : [String(example)];
}
