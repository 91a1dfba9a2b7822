/** Members of an object that are there, and nothing else that a caller may have sent along. */
export type Picked<T, Member extends keyof T> = { [Name in Member]?: Exclude<T[Name], undefined> };

export function pick<T extends object, const Member extends keyof T & string>(
  from: T,
  members: readonly Member[],
): Picked<T, Member> {
  const there = members.filter((member) => Object.hasOwn(from, member));
  return Object.fromEntries(there.map((member) => [member, from[member]])) as Picked<T, Member>;
}

/** An object without some of its members. */
export function omit<T extends object, const Member extends keyof T & string>(
  from: T,
  members: readonly Member[],
): Omit<T, Member> {
  const rest = Object.entries(from).filter(([name]) => !members.includes(name as Member));
  return Object.fromEntries(rest) as Omit<T, Member>;
}
