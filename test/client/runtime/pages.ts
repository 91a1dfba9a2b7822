import {
  connect,
  paged,
  queryPart,
  type ApiError,
  type OperationDescriptor,
  type PagedCall,
  type Paging,
} from '../../../templates/client/index.ts';
import { api, fakeFetch, json, type Sent } from './support.ts';

/** A call of a list of anything. */
export type Items = PagedCall<unknown, unknown, ApiError>;

export const listPets: OperationDescriptor = { id: 'listPets', method: 'GET', path: '/pets', parts: [queryPart] };
export const byPage: Paging = {
  page: { parameter: 'page', first: 1 },
  size: { parameter: 'size' },
  items: ['items'],
  total: ['total'],
};

/** A server that holds as many pets as told, and a call of the list of them. */
export function pets(
  total: number,
  paging: Paging,
  { size = 10, tells = true }: { size?: number; tells?: boolean } = {},
  descriptor = listPets,
) {
  const { fetch, sent } = fakeFetch(({ url }) => {
    const query = new URL(url).searchParams;
    const length = Number(query.get('size') ?? size);
    const number = (name: string | undefined): number => Number(query.get(name ?? '') ?? 0);
    const { page, offset } = paging;
    const isOffset = offset && query.has(offset.parameter);
    const start = isOffset ? number(offset.parameter) : (number(page?.parameter) - (page?.first ?? 0)) * length;
    const items = Array.from({ length: total }, (_, index) => index).slice(start, start + length);
    return json({ items, ...(tells && { total }) });
  });
  const list = paged<unknown[], unknown, unknown, ApiError>(descriptor, paging);
  const connection = connect(api, { fetch, retry: { attempts: 1 } });
  return { list: (options = {}): Items => list(connection, options), sent };
}

/** Everything that an iteration gives. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** The queries of requests. */
export const queries = (sent: readonly Sent[]): string[] => sent.map(({ url }) => url.split('?')[1] ?? '');
/** Whole numbers one after the other. */
export const count = (length: number, start = 0): number[] => Array.from({ length }, (_, index) => start + index);
