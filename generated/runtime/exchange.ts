// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import type { Connection } from './connect.ts';
import type { AnyOperation, Operation } from './invoke.ts';
import { own } from './pointer.ts';
import type { Scheme } from './schemes.ts';

/**
 * A scheme whose token an operation of the same API gives, for members such as a key and its secret. The token is kept
 * for the connection, and asked for again when the API refuses it.
 * @param members body member by credential member
 * @param token member of the answer that holds the token
 */
export function exchange(
  scheme: Scheme,
  operation: AnyOperation,
  members: { readonly [member: string]: string },
  token: string,
): Scheme {
  const ask = async (connection: Connection, credential: object): Promise<unknown> => {
    const body = Object.entries(members).map(([from, to]) => [to, own(credential, from)]);
    const call = operation as unknown as Operation<[body: unknown], PromiseLike<unknown>>;
    return own(await call(connection, Object.fromEntries(body)), token);
  };
  return {
    ...scheme,
    exchange: (connection, credential) => {
      if (typeof credential !== 'object') return undefined;
      let kept: Promise<unknown> | undefined;
      return ({ rejected }) => {
        if (!kept || rejected) {
          kept = ask(connection, credential!);
          // What failed, or gave no token, is asked for again.
          const forget = (): void => (kept = undefined);
          kept.then((given) => given || forget(), forget);
        }
        return kept;
      };
    },
  };
}
