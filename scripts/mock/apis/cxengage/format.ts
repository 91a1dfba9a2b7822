import type { Random } from '../../world/random.ts';

/** A UUID of version 4 by chance. */
export function randomUuid(random: Random): string {
  const digits = (): string =>
    random
      .integer(0, 2 ** 32 - 1)
      .toString(16)
      .padStart(8, '0');
  const hex = digits() + digits() + digits() + digits();
  const variant = random.pick(['8', '9', 'a', 'b']);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** As the reporting API and contacts write times: UTC with milliseconds. */
export function timestamp(time: number): string {
  return new Date(time).toISOString();
}

/** As the configuration API writes times: UTC in whole seconds. */
export function wholeSeconds(time: number): string {
  return timestamp(time).replace(/\.\d+Z$/, 'Z');
}

/** As the historical API writes durations. */
export function seconds(milliseconds: number): number {
  return milliseconds / 1000;
}
