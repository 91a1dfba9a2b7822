import type { Page, PagedCall } from './call.ts';
import type { Connection } from './connect.ts';
import { decode } from './decode.ts';
import { sendCall, type Operation } from './invoke.ts';
import { lazyCall } from './lazy.ts';
import type { OperationDescriptor } from './operation.ts';
import { at, own } from './pointer.ts';
import { optionsIn } from './request.ts';
import type { Read } from './send.ts';

/** How pages are asked for, and where items and total stand: keys that lead there from the whole body. */
export interface Paging {
  readonly page?: { readonly parameter: string; readonly first: number };
  readonly offset?: { readonly parameter: string };
  readonly size?: { readonly parameter: string; readonly default?: number; readonly maximum?: number };
  readonly items: readonly string[];
  readonly total?: readonly string[];
}

interface Listed<Item, Data> {
  readonly data: Data;
  readonly items: Item[];
  readonly total: number | undefined;
}

/** An operation whose answer is a page of a list. */
export function paged<Args extends readonly unknown[], Data, Item, Err>(
  descriptor: OperationDescriptor,
  paging: Paging,
): Operation<Args, PagedCall<Data, Item, Err>> {
  const listing = listingOf(descriptor, paging);
  const call = (connection: Connection, ...args: Args): PagedCall<Data, Item, Err> => {
    const pages = (): AsyncGenerator<Page<Item, Data>> => walk(connection, listing, paging, args);
    return Object.assign(
      lazyCall<Data, Err>(() => sendCall(connection, descriptor, args, decode as Read<Data>)),
      {
        pages,
        async *[Symbol.asyncIterator]() {
          for await (const { items } of pages()) yield* items;
        },
      },
    );
  };
  return Object.assign(call, { descriptor });
}

/** The operation with items and total beside its data. */
function listingOf(descriptor: OperationDescriptor, paging: Paging): OperationDescriptor {
  const { parts = [], unwrap } = descriptor;
  return {
    ...descriptor,
    parts: [...parts, (_draft, { limit }) => checkLimit(limit)],
    unwrap: (body, finish, run, status) => {
      let whole = body;
      const keep = (): unknown => (whole = finish());
      const data = unwrap ? unwrap(body, keep, run, status) : keep();
      const items = body === undefined ? [] : at(whole, paging.items);
      if (!Array.isArray(items)) throw new TypeError(`There is no list at /${paging.items.join('/')}.`);
      const total = paging.total && at(whole, paging.total);
      return { data, items: items as unknown[], total: typeof total === 'number' ? total : undefined };
    },
  };
}

function checkLimit(limit = 0): void {
  if (!(limit >= 0)) throw new TypeError('limit must be 0 or more.');
}

/**
 * The pages from the one that was asked for, or the first. They end with an empty page, with one that repeats the one
 * before it, at the total, or at the limit.
 */
async function* walk<Item, Data>(
  connection: Connection,
  operation: OperationDescriptor,
  { page, offset }: Paging,
  args: readonly unknown[],
): AsyncGenerator<Page<Item, Data>> {
  const given = optionsIn(operation, args);
  const { query, limit = Infinity } = given;
  const asked = (parameter = ''): unknown => own(query, parameter);
  // Items are counted where there are no pages, or the caller begins with an offset.
  const pages =
    page && (asked(offset?.parameter) === undefined || asked(page.parameter) !== undefined) ? page : undefined;
  const { parameter, first } = pages ?? { parameter: offset?.parameter ?? '', first: 0 };

  /**
   * @param place value of the parameter
   * @param taken how many items were given already
   * @param before how many items of the list stand before the page, if that is known
   * @param last the items of the page before, as text
   */
  const load = async (
    place: number,
    number: number,
    taken: number,
    before?: number,
    last?: string,
  ): Promise<Page<Item, Data> | undefined> => {
    if (taken === limit) return undefined;
    const options = { ...given, query: { ...query, [parameter]: place } };
    const answer = await sendCall(connection, operation, args, decode as Read<Listed<Item, Data>>, options);
    const { data, items, total } = answer.data;
    const { length } = items;
    const text = JSON.stringify(items);
    if (length === 0 || text === last) return undefined;
    const seen = length + (before ?? (pages ? (place - first) * length : place));
    const next = async (): Promise<Page<Item, Data> | undefined> =>
      seen < (total ?? Infinity)
        ? load(place + (pages ? 1 : length), number + 1, Math.min(limit, taken + length), seen, text)
        : undefined;
    return { items: items.slice(0, limit - taken), data, total, number, next };
  };

  let current = await load(Number(asked(parameter) ?? first), 1, 0);
  while (current) {
    yield current;
    current = await current.next();
  }
}
