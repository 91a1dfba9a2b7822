import { reviveDates, type DateShape } from './dates.ts';
import type { DateReviver } from './operation.ts';

/** Makes dates of the texts at the places that the shape tells. */
export function revive(shape: DateShape): DateReviver {
  return (body) => reviveDates(body, shape);
}
