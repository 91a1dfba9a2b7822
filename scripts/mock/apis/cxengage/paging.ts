import { badRequest } from './refuse.ts';

/** Records from the oldest to the newest, such as a collection that keeps them so. */
export interface Chronicle<T> {
  readonly size: number;
  /** @param offset from 0 */
  slice(offset: number, limit: number): readonly T[];
}

/** Records that are at hand. */
export function chronicleOf<T>(records: readonly T[]): Chronicle<T> {
  return { size: records.length, slice: (offset, limit) => records.slice(offset, offset + limit) };
}

/** A page of records, newest first. */
export interface HistoryPage<T> {
  /** Number of the page, from 0; `null` when none was asked for. */
  readonly page: number | null;
  readonly limit: number;
  /** How many newer records there are before it. */
  readonly offset: number;
  readonly total: number;
  readonly results: T[];
}

/** What of a history is asked for. */
export interface HistoryQuery {
  readonly page?: number | undefined;
  /** Wins over the page. */
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

/** The largest number that the description lets an answer have as its offset: that of a 32-bit integer. */
const largestOffset = 2 ** 31 - 1;

/**
 * @param query without the defaults of the description, as far as it was not sent
 * @throws Refused with status 400 for a negative limit and for a page too far away to be numbered
 */
export function pageOf<T>(chronicle: Chronicle<T>, query: HistoryQuery): HistoryPage<T> {
  const { page, limit = 10, offset = (page ?? 0) * limit } = query;
  if (limit < 0) throw badRequest(['query', 'limit'], 'minimum', 'must be >= 0');
  const place = query.offset === undefined ? 'page' : 'offset';
  if (Math.max(offset, page ?? 0) > largestOffset)
    throw badRequest(['query', place], 'maximum', 'is beyond the last page there can be');
  const total = chronicle.size;
  const end = Math.max(total - offset, 0);
  const start = Math.max(end - limit, 0);
  return { page: page ?? null, limit, offset, total, results: chronicle.slice(start, end - start).toReversed() };
}
