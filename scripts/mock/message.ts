/** A request as the mock takes it, whether it came over a port or from `fetch`. */
export interface Message {
  /** In capitals. */
  readonly method: string;
  /** As sent, percent-encoding and all; begins with a slash. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  /** By lower-case name; several values of one header are joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The whole body; asking again gives the same bytes.
   * @throws ProblemJsonError with status 413 for one over the mock's limit, 400 for one that breaks off
   */
  body(): Promise<Uint8Array>;
}

/** What the mock answers a {@link Message} with. */
export interface Reply {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string | undefined;
  /** How the delivery goes wrong, where it is to. */
  readonly delivery?: Delivery;
}

/** Statuses of responses that have no body, whatever is said of one (RFC 9110, section 6.4.1). */
export const statusesWithoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

/** A delivery that goes wrong: the connection is dropped before the first byte, or after some of the body. */
export type Delivery = { readonly kind: 'dropped' } | { readonly kind: 'truncated'; readonly bytes: number };

/** What answers a message. */
export type MessageHandler = (message: Message) => Promise<Reply>;
