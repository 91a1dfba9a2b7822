// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import { reviveDates, type DateShape } from './dates.ts';
import type { DateReviver } from './operation.ts';

/** Makes dates of the texts at the places that the shape tells. */
export function revive(shape: DateShape): DateReviver {
  return (body) => reviveDates(body, shape);
}
