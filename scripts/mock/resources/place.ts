import { isRecord } from '../../spec/record.ts';

/** What stands in a value under some member names; `undefined` where nothing does. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (holder, name) => (isRecord(holder) && Object.hasOwn(holder, name) ? holder[name] : undefined),
    value,
  );
}

/** A copy of a value with another one under some member names; objects are made on the way where there are none. */
export function withValueAt(value: unknown, [name, ...rest]: readonly string[], member: unknown): unknown {
  if (name === undefined) return member;
  const holder = isRecord(value) ? value : {};
  const changed = withValueAt(valueAt(holder, [name]), rest, member);
  return { ...holder, [name]: changed };
}

/** A copy of a value without what stands under some member names. */
export function withoutValueAt(value: unknown, path: readonly string[]): unknown {
  const last = path.at(-1);
  const holder = valueAt(value, path.slice(0, -1));
  if (last === undefined || !isRecord(holder) || !Object.hasOwn(holder, last)) return value;
  return withValueAt(
    value,
    path.slice(0, -1),
    Object.fromEntries(Object.entries(holder).filter(([name]) => name !== last)),
  );
}
