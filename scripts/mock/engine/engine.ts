import type { Operation } from '../../model/model.ts';
import type { Message } from '../message.ts';
import type { Preferences } from './preferences.ts';
import type { Violation } from '../violation.ts';

/** One API's description at work: it takes requests apart, validates them, and chooses, makes and writes responses. */
export interface Engine {
  /**
   * Takes a request apart and validates it.
   * @throws Refused for what cannot be taken apart: 400 for a body that is broken or nested too deeply, 413 for one too
   * large, 415 for a media type or encoding that is not described or cannot be read
   */
  read(operation: Operation, path: Readonly<Record<string, string>>, message: Message): Promise<Input>;
  /**
   * The media type of a response.
   * @param accept as the request has it
   * @returns `undefined` for a response without content
   * @throws Refused with status 406 where no described media type fits, 400 for an `accept` without any media range
   */
  negotiate(operation: Operation, status: number, accept: string | undefined): string | undefined;
  /**
   * The response that the description alone gives to a valid request: an example, or a value made from the schema.
   * The same arguments give the same response.
   * @throws Refused with status 404 for a status code or example that is not described, 406 where nothing fits `accept`
   */
  describe(operation: Operation, accept: string | undefined, preferences: Preferences): Promise<Described>;
  /**
   * The bytes of a body in a media type: JSON, XML as described, text.
   * @throws Refused with status 501 for a value that the media type cannot carry as it is described
   */
  write(operation: Operation, status: number, mediaType: string, body: unknown): Uint8Array | string;
  /** Values of a schema made by Prism's generator, for a resource that nobody seeded. The same seed gives the same ones. */
  generate(operation: Operation, seed: string): Promise<Described>;
}

/** A request taken apart. */
export interface Input {
  /** By name, converted as the schema says: numbers, booleans, arrays. */
  readonly path: Readonly<Record<string, unknown>>;
  /** Only what was sent, and the defaults of the description. */
  readonly query: Readonly<Record<string, unknown>>;
  /** Names of the described query parameters that were sent, defaults aside. */
  readonly sentQuery: readonly string[];
  /** Query parameters that are not described. */
  readonly unknownQuery: readonly string[];
  readonly body: unknown;
  readonly bytes: Uint8Array;
  /** What is not as described, in Prism's words. A valid request may have warnings, but no errors. */
  readonly violations: readonly Violation[];
  /**
   * Set where no alternative of the operation's security is met: the value for `WWW-Authenticate`, empty where there is
   * none for it. Nothing else of such a request is looked at.
   */
  readonly challenge: string | undefined;
}

/** A described response; its body is a value still, or a text or bytes that are to be sent as they are. */
export interface Described {
  readonly status: number;
  readonly mediaType: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}
