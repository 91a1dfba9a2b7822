/**
 * The same function, which remembers what it made last, for pages that are read again and again.
 * @param limit how many results are kept; then it starts anew
 */
export function remember<T>(make: (index: number) => T, limit: number): (index: number) => T {
  const made = new Map<number, T>();
  return (index) => {
    const known = made.get(index);
    if (known !== undefined) return known;
    if (made.size >= limit) made.clear();
    const value = make(index);
    made.set(index, value);
    return value;
  };
}
