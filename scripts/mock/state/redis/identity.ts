/** What mocks that share a state must have in common, by name, such as `seed`. */
export type Identity = Readonly<Record<string, string | number>>;

/** An identity as it stands in Redis. */
export function identityText(identity: Identity): string {
  return JSON.stringify(Object.fromEntries(Object.entries(identity).toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

/** Why a mock cannot share the state of others, and what to do. */
export function tellOtherIdentity(ours: Identity, theirs: string, place: string): string {
  const other = JSON.parse(theirs) as Identity;
  const differences = [...new Set([...Object.keys(ours), ...Object.keys(other)])]
    .filter((name) => ours[name] !== other[name])
    .map((name) => `${name} ${JSON.stringify(other[name])} where this one has ${JSON.stringify(ours[name])}`);
  return (
    `The state in Redis at ${place} is that of mocks with ${differences.join(', ')}. Start this one with the same, ` +
    'or keep its state apart by ?prefix=… at the end of the URL. The other state is gone once all its mocks are, and for ' +
    'as long as a session may be idle.'
  );
}
