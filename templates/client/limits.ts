import type { LimitOptions } from './options.ts';
import { membersOf } from './serialize.ts';

/** What {@link LimitOptions} come to. */
export interface Limits {
  readonly timeout: number;
  readonly deadline: number;
  readonly attempts: number;
  readonly delay: number;
  readonly maxDelay: number;
  readonly unsafe: boolean;
}

/** The limits of a client that sets none. */
export const defaults: Limits = {
  timeout: 30_000,
  deadline: Infinity,
  attempts: 3,
  delay: 500,
  maxDelay: 20_000,
  unsafe: false,
};

/**
 * Limits with those of options in their place.
 * @throws TypeError for one that makes no sense
 */
export function limitsOf(base: Limits, { timeout, deadline, retry }: LimitOptions): Limits {
  if ((timeout ?? deadline ?? retry) === undefined) return base;
  const given = membersOf<number>({ timeout, deadline, ...retry });
  for (const [name, value] of given) {
    const least = name === 'attempts' ? 1 : 0;
    if (!(value >= least)) throw new TypeError(`${name} must be ${least} or more.`);
  }
  return { ...base, ...Object.fromEntries(given) };
}
