import type { Base, Item } from './state.ts';

/** Most members of one collection that are indexed at a time; the one that was not asked for longest makes room. */
const mostMembers = 8;

/** Positions of records by the value of one member. */
export class ValueIndex {
  readonly #positions = new Map<unknown, number | Set<number>>();

  add(value: unknown, position: number): void {
    const there = this.#positions.get(value);
    if (there === undefined) this.#positions.set(value, position);
    else if (typeof there === 'number') this.#positions.set(value, new Set([there, position]));
    else there.add(position);
  }

  remove(value: unknown, position: number): void {
    const there = this.#positions.get(value);
    if (typeof there === 'object') there.delete(position);
    if (there === position || (typeof there === 'object' && there.size === 0)) this.#positions.delete(value);
  }

  /** @returns positions in ascending order */
  find(value: unknown): number[] {
    const there = this.#positions.get(value);
    if (there === undefined) return [];
    return typeof there === 'number' ? [there] : [...there].toSorted((a, b) => a - b);
  }
}

/** Indexes of one collection by member, made when they are first asked for. */
export class MemberIndexes {
  readonly #byMember = new Map<string, ValueIndex>();

  /** @param records those there are, with their positions */
  of(member: string, records: () => Iterable<readonly [position: number, record: object]>): ValueIndex {
    const index = this.#byMember.get(member) ?? build(member, records());
    this.#byMember.delete(member);
    this.#byMember.set(member, index);
    if (this.#byMember.size > mostMembers) this.#byMember.delete(this.#byMember.keys().next().value!);
    return index;
  }

  /** Takes note of a record that came, went or was replaced. */
  update(position: number, before: object | undefined, after: object | undefined): void {
    for (const [member, index] of this.#byMember) {
      if (before !== undefined) index.remove(memberOf(before, member), position);
      if (after !== undefined) index.add(memberOf(after, member), position);
    }
  }

  clear(): void {
    this.#byMember.clear();
  }
}

/** Indexes of bases, shared by all who have the same base. */
export class BaseIndexes {
  readonly #byBase = new WeakMap<Base, MemberIndexes>();

  /** Positions of the records of a base whose member equals a value, in order; by the base's own means where it has any. */
  find(base: Base, member: string, value: unknown): readonly number[] {
    const known = base.where?.(member, value);
    if (known !== undefined || base.size === 0) return known ?? [];
    let indexes = this.#byBase.get(base);
    if (indexes === undefined) this.#byBase.set(base, (indexes = new MemberIndexes()));
    return indexes.of(member, () => recordsOf(base)).find(value);
  }
}

/** An own member of a record, or `undefined`; `Values.Email` is the member `Email` of the member `Values`. */
export function memberOf(record: object, member: string): unknown {
  if (Object.hasOwn(record, member)) return (record as Item)[member];
  const dot = member.indexOf('.');
  if (dot < 0) return undefined;
  const inner = memberOf(record, member.slice(0, dot));
  return typeof inner === 'object' && inner !== null ? memberOf(inner, member.slice(dot + 1)) : undefined;
}

function build(member: string, records: Iterable<readonly [number, object]>): ValueIndex {
  const index = new ValueIndex();
  for (const [position, record] of records) index.add(memberOf(record, member), position);
  return index;
}

function* recordsOf(base: Base): Iterable<readonly [number, object]> {
  for (let position = 0; position < base.size; position += 1) yield [position, base.at(position)];
}
