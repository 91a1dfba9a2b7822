import type { ApiError, CallError } from './errors.ts';

/** What a call gives, with the answer it came in. */
export interface Answer<Data> {
  readonly data: Data;
  readonly status: number;
  readonly headers: Headers;
  /** Its body has been read. */
  readonly response: Response;
}

/** What {@link Call.result} gives. */
export type Result<Data, Err = ApiError> =
  ({ readonly ok: true } & Answer<Data>) | { readonly ok: false; readonly error: Err | CallError };

/** A call that is under way. Awaiting it gives the data, or throws an `ApiError`. */
export interface Call<Data, Err = ApiError> extends Promise<Data> {
  /** The data with status and headers. */
  withResponse(): Promise<Answer<Data>>;
  /** Gives errors in place of throwing them, typed by status. */
  result(): Promise<Result<Data, Err>>;
}

/** One page of a list. */
export interface Page<Item, Data = unknown> {
  readonly items: Item[];
  /** The answer that the page came in. */
  readonly data: Data;
  /** How many items all pages hold, where the API tells. */
  readonly total: number | undefined;
  /** Counted from 1. */
  readonly number: number;
  /** The page after this one; `undefined` when this is the last. */
  next(): Promise<Page<Item, Data> | undefined>;
}

/**
 * A call whose answer is a page of a list. Awaiting it gives the one page that was asked for; iterating gives the items
 * of every page from there on. Nothing is sent before either begins.
 */
export interface PagedCall<Data, Item, Err = ApiError> extends Call<Data, Err>, AsyncIterable<Item> {
  /** The pages one after the other. */
  pages(): AsyncIterable<Page<Item, Data>>;
}

/** A call that gives a file. Nothing is sent before it is awaited or one of its methods is called. */
export interface DownloadCall<Err = ApiError> extends Call<Blob, Err> {
  /** The bytes as they arrive. The timeout ends with the headers; signal and deadline hold until the stream ends. */
  stream(): Promise<ReadableStream<Uint8Array>>;
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
}
