// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import type { Answer, Call } from './call.ts';
import { methodsOf } from './invoke.ts';

/** A call that begins when it is awaited, and only once. */
export function lazyCall<Data, Err>(begin: () => Promise<Answer<Data>>): Call<Data, Err> {
  let answer: Promise<Answer<Data>> | undefined;
  const start = (): Promise<Answer<Data>> => (answer ??= begin());
  const data = (): Promise<Data> => start().then((given) => given.data);
  return {
    ...methodsOf<Data, Err>(start),
    then: (given, failed) =>
      given ? start().then((whole) => given(whole.data), failed) : (data().then(given, failed) as Promise<never>),
    catch: (failed) => data().catch(failed),
    finally: (ended) => data().finally(ended),
    [Symbol.toStringTag]: 'Promise',
  };
}
