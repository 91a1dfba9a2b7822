import type { ErrorEnvelope } from '../spec/extensions.ts';
import type { Operation } from '../model/model.ts';
import type { Base, State } from './state/state.ts';
import type { Violation } from './violation.ts';
import type { Random } from './world/random.ts';
import type { World } from './world/world.ts';

/** A valid request, taken apart as its operation describes it, and the state it may read and write. */
export interface Call<Path = unknown, Query = unknown, Body = unknown> {
  readonly operation: Operation;
  /** Base URL the caller used, such as `http://127.0.0.1:4010/which50`, for links in answers. */
  readonly baseUrl: string;
  /** By name; numbers where they are described as numbers. */
  readonly path: Path;
  /** Only what was sent, and the defaults of the description. */
  readonly query: Query;
  /** Names of the query parameters that were sent, which those with a default need not be. */
  readonly sentQuery: readonly string[];
  /** By lower-case name, as sent. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, XML and forms as values, files of a form as {@link FilePart}; `undefined` where there is none. */
  readonly body: Body;
  /** The body as it came. */
  readonly bytes: Uint8Array;
  readonly state: State;
  /** What the time is in this session, in milliseconds since 1970. */
  readonly now: number;
  /** Chance that depends on the seed and on `state.next(purpose)` only. */
  random(purpose: string): Random;
  readonly strict: boolean;
  /** Sends something out once the state is committed, such as a webhook; the caller is not kept waiting. */
  send(request: Outgoing): void;
}

/** A request that the mock itself makes. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A file that came as a part of a form. */
export interface FilePart {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What an operation answers. */
export interface Result<Body = unknown> {
  /** Defaults to the operation's first described success. */
  readonly status?: number;
  /** A JSON value, rendered in the media type that `Accept` asks for; bytes are sent as they are. */
  readonly body?: Body | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What an operation does. It reads and writes nothing but `call.state`, and may be run again from the start.
 * @throws Refused for what the vendor refuses
 */
export type Handler<Path = never, Query = never, Body = never, Answer = unknown> = (
  call: Call<Path, Query, Body>,
) => Result<Answer>;

/** A request that is not carried out. Thrown by handlers, and made from violations of the description. */
export class Refused extends Error {
  /** Status that HTTP has for this, such as 404; a vendor may answer it with another one. */
  readonly status: number;
  readonly violations: readonly Violation[];
  /** Headers of the answer, by lower-case name, such as `retry-after`. */
  readonly headers: Readonly<Record<string, string>>;
  /** More members of the problem, where it is answered as one (RFC 9457, section 3.2). */
  readonly members: Readonly<Record<string, unknown>>;

  /** @param message for the caller: what is wrong, and what to do about it */
  constructor(
    status: number,
    message: string,
    violations: readonly Violation[] = [],
    { headers = {}, members = {} }: { headers?: Record<string, string>; members?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.name = 'Refused';
    this.status = status;
    this.violations = violations;
    this.headers = headers;
    this.members = members;
  }
}

/** How one vendor behaves where its description alone does not say. */
export interface Vendor {
  /** By `<METHOD> <path template>`, such as `GET /contacts/{contactId}`. */
  readonly handlers: Readonly<Record<string, Handler>>;
  /** Collections of the seeded world, by `<api>/<kind>`. */
  seed(world: World): Readonly<Record<string, Base>>;
  /** The vendor's own error, or `undefined` where its pages show none for this. */
  refuse(refused: Refused, operation: Operation, envelope: ErrorEnvelope | undefined): Result | undefined;
  /**
   * Strict mode: whether the credentials are known, unexpired and good enough for the operation.
   * @throws Refused with status 401 or 403
   */
  authorise(call: Call): void;
  /** Brings what goes on by itself up to the time of a call, whose operation is carried out then. */
  settle?(call: Call): void;
}

type Method = 'get' | 'put' | 'post' | 'delete' | 'patch';

/** `GET /contacts/{contactId}` and the like, of all operations of a generated `paths` type. */
type OperationKey<Paths> = {
  [Path in keyof Paths & string]: `${Uppercase<keyof Paths[Path] & Method>} ${Path}`;
}[keyof Paths & string];

type OperationAt<Paths, Key extends string> = Key extends `${infer Verb} ${infer Path}`
  ? Path extends keyof Paths
    ? Lowercase<Verb> extends keyof Paths[Path]
      ? Paths[Path][Lowercase<Verb>]
      : never
    : never
  : never;

type ParametersOf<Described, Place extends 'path' | 'query'> = Described extends {
  parameters: { [In in Place]?: infer Values };
}
  ? NonNullable<Values>
  : Record<string, never>;

type BodyOf<Described> = Described extends { requestBody?: { content: infer Content } }
  ? Content[keyof Content]
  : undefined;

type SuccessOf<Described> = Described extends { responses: infer Responses }
  ? { [Status in keyof Responses & (200 | 201 | 202 | 204)]: ContentOf<Responses[Status]> }[keyof Responses &
      (200 | 201 | 202 | 204)]
  : never;

type ContentOf<Response> = Response extends { content: infer Content } ? Content[keyof Content] : undefined;

/** Handlers typed by the generated `paths` of an API: what they are given and what they may answer. */
export type Handlers<Paths> = {
  readonly [Key in OperationKey<Paths>]?: Handler<
    ParametersOf<OperationAt<Paths, Key>, 'path'>,
    ParametersOf<OperationAt<Paths, Key>, 'query'>,
    BodyOf<OperationAt<Paths, Key>>,
    SuccessOf<OperationAt<Paths, Key>>
  >;
};
