import type { Call, Handler } from '../behaviour.ts';
import type { Collection, Item } from '../state/state.ts';
import type { Answer } from './answer.ts';
import { filledPath, openCollection, reply, visible, whereOf, type Setting } from './act.ts';
import { mintCursor, pageOf, readPaging, type Paging } from './paging.ts';
import { withValueAt } from './place.ts';
import { comparer, filtersOf, matcher } from './query.ts';
import { createTell, type Cut } from './totals.ts';

type Query = Readonly<Record<string, unknown>>;

/** Answers the records of a collection that the query asks for, a page of them where it is paged. */
export function createList(setting: Setting): Handler | undefined {
  const { use, kind, shapeOf, answer, place } = setting;
  const { operation, where } = use;
  if (!place) return undefined;
  const root = answer.media?.schema;
  const paging = readPaging(operation, shapeOf);
  const tell = createTell(operation, place, root, paging, shapeOf);
  const filters = filtersOf(operation, kind.record, shapeOf).filter(
    ({ parameter }) => !Object.hasOwn(where, parameter),
  );
  return (call: Call<Query, Query>) => {
    const collection = openCollection(setting, call);
    const matches = matcher(filters, call.query);
    const compare = comparer(call.query, kind.record, shapeOf);
    const picked = pickRecords(setting, collection, call);
    const records = picked ?? (matches || compare ? [...collection.values()] : undefined);
    const matching = matches && records ? records.filter(matches) : records;
    const found = compare && matching ? matching.toSorted(compare) : matching;
    const total = found?.length ?? collection.size;
    const offsetAfter = (id: string): number | undefined => {
      const ids =
        found && kind.key !== undefined ? found.map((record) => String(record[kind.key!])) : idsOf(collection);
      const index = ids.indexOf(id);
      return index < 0 ? undefined : index + 1;
    };
    const page = paging ? pageOf(paging, call.query, offsetAfter) : { offset: 0, limit: total };
    const items = found
      ? found.slice(page.offset, page.offset + page.limit)
      : collection.slice(page.offset, page.limit);
    const urlAt = (offset: number): string => pageUrl(call, paging, page.limit, offset);
    const shown = items.map((record) => visible(setting, record));
    const framed = withValueAt(setting.ready().frame, place.path, shown);
    const cut = { page, count: items.length, total, urlAt };
    return reply(setting, tell(framed, cut), headersOf(answer, cut));
  };
}

/** The records that `where` picks; `undefined` where it picks none. */
function pickRecords(setting: Setting, collection: Collection, call: Call<Query, Query>): Item[] | undefined {
  const [first, ...others] = whereOf(setting, call);
  return (
    first && collection.where(...first).filter((record) => others.every(([member, value]) => record[member] === value))
  );
}

/** The described headers that tell of the page: `X-Total-Count`, and `Link` (RFC 8288). */
function headersOf({ headers }: Answer, cut: Cut): Record<string, string> {
  const link = headers.includes('link') ? linksOf(cut).join(', ') : '';
  return {
    ...(headers.includes('x-total-count') && { 'x-total-count': String(cut.total) }),
    ...(link !== '' && { link }),
  };
}

function linksOf({ page: { offset, limit }, count, total, urlAt }: Cut): string[] {
  const last = limit > 0 ? Math.max(0, Math.ceil(total / limit) - 1) * limit : 0;
  return [
    ...(offset > 0 ? [`<${urlAt(Math.max(0, offset - limit))}>; rel="prev"`, `<${urlAt(0)}>; rel="first"`] : []),
    ...(offset + count < total && count > 0
      ? [`<${urlAt(offset + limit)}>; rel="next"`, `<${urlAt(last)}>; rel="last"`]
      : []),
  ];
}

function idsOf(collection: Collection): string[] {
  return [...collection.entries()].map(([id]) => id);
}

/** The address of the same list from another offset on. */
function pageUrl(call: Call<Query, Query>, paging: Paging | undefined, limit: number, offset: number): string {
  const sent = Object.entries(call.query).flatMap(([name, value]) =>
    [value].flat().flatMap((one) => (typeof one === 'object' ? [] : [[name, String(one).toWellFormed()]])),
  );
  const url = new URLSearchParams(sent);
  const { size, page, offset: start, cursor } = paging ?? {};
  if (size?.parameter !== undefined) url.set(size.parameter, String(limit));
  if (cursor && !cursor.isId) url.set(cursor.parameter, mintCursor(offset));
  else if (start) url.set(start.parameter, String(offset));
  else if (page) url.set(page.parameter, String(Math.floor(offset / Math.max(1, limit)) + page.first));
  return `${call.baseUrl}${filledPath(call)}?${url.toString()}`;
}
