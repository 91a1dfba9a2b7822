import type { Base } from '../state/state.ts';

/** A base of a few records that are kept as they are. */
export function listBase<T extends object>(records: readonly T[], idOf: (record: T) => string | number): Base<T> {
  const ids = records.map((record) => String(idOf(record)));
  return {
    size: records.length,
    at: (index) => records[index]!,
    idAt: (index) => ids[index]!,
    indexOf: (id) => ids.indexOf(id),
  };
}
