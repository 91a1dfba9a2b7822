import {
  cookieKey,
  cookiePart,
  basic,
  connect,
  headerKey,
  headerPart,
  operation,
  queryKey,
  queryPart,
  type ApiDescriptor,
  type ApiError,
  type Call,
  type ClientOptions,
  type Connection,
  type OperationDescriptor,
} from '../../../templates/client/index.ts';

/** An API with a security scheme of each kind. */
export const api: ApiDescriptor = {
  name: 'pets',
  baseUrl: 'https://pets.example.org/v1',
  security: [['key', 'user'], ['token'], []],
  schemes: {
    key: queryKey('appid'),
    user: basic,
    token: headerKey('Authorization', 'Token '),
    session: cookieKey('session'),
    header: headerKey('X-Api-Key'),
  },
};

/** A request as `fetch` was given it. */
export interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly init: RequestInit;
}

export type Answer = (sent: Sent) => Response | Promise<Response>;

/** A `fetch` that keeps what it is given, and answers with one function after the other, the last one again and again. */
export function fakeFetch(...answers: readonly Answer[]) {
  const sent: Sent[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const { method = 'GET', body } = init;
    const headers = new Headers(init.headers as Headers);
    sent.push({ url, method, headers, body, init });
    return answers[Math.min(sent.length, answers.length) - 1]!(sent.at(-1)!);
  };
  return { fetch, sent };
}

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(value, { status, headers });

export const ok: Answer = () => json({ name: 'Rex' });

export const fails =
  (status: number, headers: Record<string, string> = {}): Answer =>
  () =>
    new Response(null, { status, headers });

/** A call of an operation whose answer may be anything. */
export type AnyCall = (...args: unknown[]) => Call<unknown>;

const parts = [queryPart, headerPart, cookiePart];

export const getPet: OperationDescriptor = { id: 'getPet', method: 'GET', path: '/pets/{petId}', parts };

/** A descriptor of an operation on all pets. */
export const petsOperation = (
  method: OperationDescriptor['method'],
  more: Partial<OperationDescriptor> = {},
): OperationDescriptor => ({ id: `${method.toLowerCase()}Pets`, method, path: '/pets', parts, ...more });

/** A function that calls an operation over a connection. */
export function callOver(connection: Connection, descriptor: OperationDescriptor): AnyCall {
  const call = operation<unknown[], unknown, ApiError>(descriptor);
  return (...args) => call(connection, ...args);
}

/** A function that calls an operation, and what it sent. */
export function calling(
  descriptor: OperationDescriptor,
  answers: readonly Answer[] = [ok],
  options: ClientOptions = {},
): { call: AnyCall; sent: Sent[]; connection: Connection } {
  const { fetch, sent } = fakeFetch(...answers);
  const connection = connect(api, { fetch, ...options });
  return { call: callOver(connection, descriptor), sent, connection };
}

/** What a promise is rejected with. */
export async function rejection(promise: PromiseLike<unknown>): Promise<ApiError> {
  return promise.then(
    (value) => {
      throw new Error(`It should have failed, but gave ${JSON.stringify(value)}.`);
    },
    (error: unknown) => error as ApiError,
  );
}

/** A body that gives some text and then breaks. */
export function brokenBody(text: string): ReadableStream<Uint8Array> {
  let isStarted = false;
  return new ReadableStream({
    pull(controller) {
      if (isStarted) controller.error(new TypeError('terminated'));
      else controller.enqueue(new TextEncoder().encode(text));
      isStarted = true;
    },
  });
}
