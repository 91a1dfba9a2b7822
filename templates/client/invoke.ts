import type { Answer, Call } from './call.ts';
import type { Connection } from './connect.ts';
import { decode } from './decode.ts';
import type { CallError } from './errors.ts';
import type { OperationDescriptor } from './operation.ts';
import { buildRequest, optionsIn, type AnyOptions } from './request.ts';
import type { Read } from './send.ts';

/** A function that calls one operation over a connection. */
export interface Operation<Args extends readonly unknown[], Result> {
  (connection: Connection, ...args: Args): Result;
  readonly descriptor: OperationDescriptor;
}

/** Any {@link Operation}. */
export interface AnyOperation {
  (connection: Connection, ...args: never[]): unknown;
  readonly descriptor: OperationDescriptor;
}

/**
 * A function that calls an operation. Its arguments are the connection, the path parameters in the order of the path,
 * the body where the operation has one, and the options.
 */
export function operation<Args extends readonly unknown[], Data, Err>(
  descriptor: OperationDescriptor,
): Operation<Args, Call<Data, Err>> {
  const call = (connection: Connection, ...args: Args): Call<Data, Err> => {
    const answer = sendCall(connection, descriptor, args, decode as Read<Data>);
    const data = answer.then((given) => given.data);
    // Whoever asks for the answer sees its failure there, and not a second time here.
    const start = (): typeof answer => {
      data.catch(() => undefined);
      return answer;
    };
    return Object.assign(data, methodsOf<Data, Err>(start));
  };
  return Object.assign(call, { descriptor });
}

/**
 * The same functions without their first argument.
 * @typeParam Group the methods, spelled out
 */
export function bind<Group extends object>(
  connection: Connection,
  operations: { readonly [Name in keyof Group]: AnyOperation },
): Group {
  const bound = Object.entries<AnyOperation>(operations).map(([name, call]) => [
    name,
    (...args: never[]) => call(connection, ...args),
  ]);
  return Object.fromEntries(bound) as Group;
}

/** Sends a call of an operation, and reads the answer. */
export function sendCall<Data>(
  { send }: Connection,
  descriptor: OperationDescriptor,
  args: readonly unknown[],
  read: Read<Data>,
  options: AnyOptions = optionsIn(descriptor, args),
): Promise<Answer<Data>> {
  return send({
    operation: descriptor,
    options,
    build: (client) => buildRequest(client, descriptor, args, options),
    read,
  });
}

/** The methods of a call of which `start` gives the answer. */
export function methodsOf<Data, Err>(
  start: () => Promise<Answer<Data>>,
): Pick<Call<Data, Err>, 'withResponse' | 'result'> {
  return {
    withResponse: start,
    result: () =>
      start().then(
        (answer) => ({ ok: true, ...answer }),
        (error: Err & CallError) => ({ ok: false, error }),
      ),
  };
}
