import type { Base } from '../../../state/state.ts';
import type { Ids } from '../../../world/ids.ts';

/** A base of a few records that are all there from the start. */
export function createListBase<T extends object>(ids: Ids, records: readonly T[]): Base<T> {
  return { size: records.length, at: (index) => records[index]!, idAt: ids.at, indexOf: ids.indexOf };
}
