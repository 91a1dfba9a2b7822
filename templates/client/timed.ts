/** What {@link timed} throws when the time is over. */
export const timeUp: unknown = {};

/**
 * Does something that ends when the time is over or a signal aborts, whatever it does itself. Leaves no timer and no
 * listener behind.
 * @throws timeUp when the time is over; anything when the signal aborts
 */
export function timed<T>(
  time: number,
  signal: AbortSignal | undefined,
  start: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    if (time < 0) throw timeUp as Error;
    const controller = new AbortController();
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    };
    const stop = (reason: unknown): void => {
      end();
      controller.abort();
      reject(reason as Error);
    };
    // A timer with a longer time fires at once.
    const timer = setTimeout(stop, Math.min(time, 2 ** 31 - 1), timeUp);
    signal?.addEventListener('abort', stop);
    const finish = (value: T): void => {
      end();
      resolve(value);
    };
    start(controller.signal).then(finish, stop);
  });
}
