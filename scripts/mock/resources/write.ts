import { isRecord } from '../../spec/record.ts';
import { Refused, type Call, type Handler } from '../behaviour.ts';
import type { Collection, Item } from '../state/state.ts';
import {
  collectionName,
  filledPath,
  findRecord,
  notFound,
  openCollection,
  replyWith,
  whereOf,
  type Setting,
} from './act.ts';
import { placeOfSent } from './body.ts';
import { fit, merge } from './fit.ts';
import { answerOf, hiddenMembers, placeOf } from './kind.ts';
import { isId, mintId, typedId, type Id } from './ids.ts';
import { valueAt } from './place.ts';
import { stamp } from './stamps.ts';

type Values = Readonly<Record<string, unknown>>;
type AnyCall = Call<Values, Values>;

/** Answers the record with an id. */
export function createRead(setting: Setting): Handler {
  return (call: AnyCall) => {
    const collection = openCollection(setting, call);
    return replyWith(setting, findRecord(setting, call, collection, idOf(setting, call)));
  };
}

/** Makes a record, with an id of its own where none is sent. */
export function createCreate(setting: Setting): Handler {
  const { key } = setting.kind;
  const examples = exampleIds(setting);
  return (call: AnyCall) => {
    const collection = openCollection(setting, call);
    const sent = sentMembers(setting, call.body);
    const given = key === undefined ? undefined : sent[key];
    const id = isId(given) ? given : mintFree(setting, call, collection);
    const other = collection.get(String(id));
    if (other && !(examples.has(String(id)) && setting.ready().isShown(other))) throw taken(key!, id);
    const named = { ...sent, ...Object.fromEntries(whereOf(setting, call)) };
    const record = complete(setting, withKey(named, key, id), sent, { now: call.now, isNew: true, defaults: true });
    collection.set(String(id), record);
    const location = `${call.baseUrl}${filledPath(call).replace(/\/$/, '')}/${encodeURIComponent(String(id).toWellFormed())}`;
    return replyWith(setting, record, { location });
  };
}

/** Merges what is sent into a record. */
export function createUpdate(setting: Setting): Handler {
  const { kind, shapeOf } = setting;
  return (call: AnyCall) => {
    const collection = openCollection(setting, call);
    const id = idOf(setting, call);
    const old = findRecord(setting, call, collection, id);
    if (Array.isArray(call.body)) throw new Refused(415, 'The mock merges objects; it runs no lists of changes.');
    const sent = isRecord(call.body) ? sentMembers(setting, call.body) : queryMembers(setting, call);
    const merged = merge(old, sent, kind.record, shapeOf) as Item;
    const named = kind.key === undefined ? merged : withKey(merged, kind.key, old[kind.key] as Id);
    const record = complete(setting, named, sent, { now: call.now, isNew: false, defaults: false });
    collection.set(id, record);
    return replyWith(setting, record);
  };
}

/** Puts what is sent in place of a record, and makes one where no other operation does. */
export function createReplace(setting: Setting): Handler {
  const { use, kind, shapeOf } = setting;
  const { key, record: schema } = kind;
  const answer = answerOf(use, true);
  const place = placeOf(use, kind, shapeOf, answer);
  const first = { ...setting, answer, place, hidden: hiddenMembers(use, kind, place, shapeOf) };
  const makes = answer.status === 201 || !kind.uses.some(({ action }) => action === 'create');
  return (call: AnyCall) => {
    const collection = openCollection(setting, call);
    const id = idOf(setting, call);
    if (!makes || collection.has(id)) findRecord(setting, call, collection, id);
    const old = collection.get(id);
    const sent = sentMembers(setting, call.body);
    const typed = key === undefined ? id : typedId(shapeOf(shapeOf(schema).members.get(key)), id);
    const named = withKey({ ...kept(old), ...sent }, key, (key !== undefined && (old?.[key] as Id)) || typed);
    const record = complete(setting, named, sent, { now: call.now, isNew: old === undefined, defaults: true });
    collection.set(id, record);
    return replyWith(old === undefined ? first : setting, record);
  };

  /** What clients do not send is not theirs to remove. */
  function kept(old: Item | undefined): Values {
    const sendable = shapeOf(placeOfSent(use.operation, schema, shapeOf).schema).members;
    const isKept = (name: string): boolean => {
      const member = shapeOf(schema).members.get(name);
      return member !== undefined && (!sendable.has(name) || shapeOf(member).keywords['readOnly'] === true);
    };
    return Object.fromEntries(Object.entries(old ?? {}).filter(([name]) => isKept(name)));
  }
}

/** Removes a record, and all that belongs to it. */
export function createDelete(setting: Setting): Handler {
  return (call: AnyCall) => {
    const collection = openCollection(setting, call);
    const id = idOf(setting, call);
    const record = findRecord(setting, call, collection, id);
    collection.delete(id);
    deleteChildren(setting, call, id);
    return replyWith(setting, record);
  };
}

/** A record as its schema wants it, with the time in it. */
function complete(
  { kind, shapeOf, ready }: Setting,
  members: Values,
  sent: Values,
  { now, isNew, defaults }: { readonly now: number; readonly isNew: boolean; readonly defaults: boolean },
): Item {
  const { filler } = ready();
  const whole = fit(members, kind.record, shapeOf, { defaults, isWhole: true, filler }) as Item;
  return stamp(whole, kind.record, shapeOf, { now, isNew, sent, like: filler });
}

/** Another record that gets the id one day starts without them. */
function deleteChildren({ api, use }: Setting, { path, state }: AnyCall, id: string): void {
  const owner = `${collectionName(api, use.collection, path)}/${encodeURIComponent(id.toWellFormed())}/`;
  for (const name of state.names().filter((other) => other.startsWith(owner))) {
    const children = state.collection(name);
    const ids = Array.from(children.entries(), ([child]) => child);
    for (const child of ids) children.delete(child);
  }
}

/** Named by the path, else by the body. */
function idOf({ use, kind, shapeOf }: Setting, { path, body }: AnyCall): string {
  if (use.id !== undefined) return String(path[use.id]);
  const place = placeOfSent(use.operation, kind.record, shapeOf).path;
  const id = kind.key === undefined ? undefined : valueAt(body, [...place, kind.key]);
  if (isId(id)) return String(id);
  throw notFound(use.collection, '');
}

/** What was sent, without what is the mock's to say; files are not remembered. */
function sentMembers({ use, kind, shapeOf }: Setting, body: unknown): Values {
  const { path, schema } = placeOfSent(use.operation, kind.record, shapeOf);
  const record = valueAt(body, path);
  if (!isRecord(record)) return {};
  const members = Object.entries(record).filter(
    ([, value]) => !(isRecord(value) && value['bytes'] instanceof Uint8Array),
  );
  const asked = fit(Object.fromEntries(members), schema, shapeOf, { drop: 'readOnly' });
  return fit(asked, kind.record, shapeOf, { drop: 'readOnly' }) as Values;
}

/** Query parameters that are named like members, for an update without a body. */
function queryMembers({ kind, shapeOf }: Setting, { query }: AnyCall): Values {
  return Object.fromEntries(Object.entries(query).filter(([name]) => shapeOf(kind.record).members.has(name)));
}

const mostTries = 10_000;

function mintFree(
  { api, use, kind, shapeOf, ready }: Setting,
  { path, state, random }: AnyCall,
  collection: Collection,
): Id {
  const name = collectionName(api, use.collection, path);
  const shape = shapeOf(kind.key === undefined ? undefined : shapeOf(kind.record).members.get(kind.key));
  const { filler, highestId } = ready();
  const like = kind.key === undefined ? undefined : filler?.[kind.key];
  for (let tries = 0; tries < mostTries; tries += 1) {
    const id = mintId(shape, state.next(name), highestId, like, () => random(name));
    if (!collection.has(String(id))) return id;
  }
  throw new Refused(507, `The mock finds no id for another record in "${use.collection}".`);
}

/** Ids in the described examples of the request: they are free, though the examples of answers may show them taken. */
function exampleIds({ use, kind: { key, record }, shapeOf }: Setting): ReadonlySet<string> {
  if (key === undefined) return new Set();
  const { path } = placeOfSent(use.operation, record, shapeOf);
  const values = (use.operation.requestBody?.content ?? []).flatMap(({ examples }) =>
    examples.map(({ value }) => valueAt(value, [...path, key])),
  );
  return new Set(values.filter(isId).map(String));
}

/** The record with its id, as the first member where it has none. */
function withKey(record: Values, key: string | undefined, id: Id): Item {
  if (key === undefined) return record;
  return Object.fromEntries(new Map<string, unknown>([[key, id], ...Object.entries(record), [key, id]]));
}

function taken(key: string, id: Id): Refused {
  const message = 'is taken already';
  return new Refused(409, `The ${key} "${String(id).slice(0, 100).toWellFormed()}" ${message}.`, [
    { location: ['request', 'body', key], severity: 'Error', code: 'taken', message },
  ]);
}
