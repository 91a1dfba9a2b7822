import type { PlainHeaders } from './headers.ts';
import type { AnyOptions, Draft } from './request.ts';
import type { Run } from './run.ts';
import type { Scheme } from './schemes.ts';

/** Method of an operation. */
export type HttpMethod = 'GET' | 'PUT' | 'POST' | 'DELETE' | 'OPTIONS' | 'HEAD' | 'PATCH' | 'TRACE';

/** A body that can be sent. */
export type RequestBody =
  string | Blob | ArrayBuffer | ArrayBufferView | FormData | URLSearchParams | ReadableStream<Uint8Array>;

/** A file, or bytes, to send. A stream is read once, so a request that sends one is never sent again. */
export type Upload = Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array>;

/** Puts a body argument into the form its media type has, and says so in the headers. */
export type BodyWriter = (
  value: unknown,
  headers: PlainHeaders,
  type: string,
) => RequestBody | undefined | Promise<RequestBody>;

/** Reads the body of a 2xx answer. What it throws becomes the cause of a `DecodeError`. */
export type Reader = (response: Response) => Promise<unknown>;

/** How one parameter is written: `name=value` pairs for a query or cookies, one text for a path or header. */
export type Style = (name: string, value: unknown) => string[];

/** Styles by the place of the parameter and its name. */
export type Styles = {
  readonly [Place in 'path' | 'query' | 'header' | 'cookie']?: { readonly [name: string]: Style };
};

/**
 * Takes the payload out of the envelope it comes in.
 * @param finish holds the body to its schema and gives it with its dates; not for the envelope of an error
 * @throws EnvelopeError when that says that the call failed
 */
export type Unwrap = (body: unknown, finish: () => unknown, run: Run, status: number) => unknown;

/** Puts what some options say on a request: `queryPart`, `headerPart`, `cookiePart`, `matchQuery(…)`, `matchBody(…)`. */
export type Part = (draft: Draft, options: AnyOptions, styles: Styles) => void;

/** Makes dates out of the texts in the body of an answer: what `revive(shape)` gives. */
export type DateReviver = (body: unknown) => unknown;

/** What the runtime needs to know of one operation; emitted as data from the description. */
export interface OperationDescriptor {
  readonly id: string;
  readonly method: HttpMethod;
  /** Path template, such as `/contacts/{contactId}`. */
  readonly path: string;
  /**
   * Parameters that are not in the default style of their place: simple in headers, else form, exploded; in the path, those
   * that are not scalar.
   */
  readonly styles?: Styles;
  /** Absent when the operation takes no body. */
  readonly body?: { readonly type: string; readonly write: BodyWriter };
  /** The `Accept` header; `application/json` when left out. */
  readonly accept?: string;
  /** Of a 2xx answer; JSON when left out. */
  readonly read?: Reader;
  readonly unwrap?: Unwrap;
  /** What puts options on a request: those of the places that the operation has parameters in, and `match`. */
  readonly parts?: readonly Part[];
  readonly dates?: DateReviver;
  /** Alternatives of security scheme names that are needed together; those of the API when left out. */
  readonly security?: readonly (readonly string[])[];
}

/** What the runtime needs to know of one API. */
export interface ApiDescriptor {
  readonly name: string;
  readonly baseUrl: string;
  /** Of the operations that have no `security` of their own. */
  readonly security: readonly (readonly string[])[];
  readonly schemes: { readonly [name: string]: Scheme };
}
