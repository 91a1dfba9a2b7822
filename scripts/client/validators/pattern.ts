/**
 * Source text of a `pattern`, as a literal that every engine of the last years knows: with Unicode, as JSON Schema wants
 * it, and without where only that is a regular expression.
 *
 * How long matching takes is up to the description: a pattern such as `(a+)+$` can take forever on a text of the
 * server's choice. Whoever trusts neither leaves validation off.
 *
 * @returns `undefined` for what is no regular expression, or one that newer engines alone know
 */
export function patternSource(pattern: string): string | undefined {
  const names = [...pattern.matchAll(/\(\?<(\w+)>/g)].map(([, name]) => name);
  if (/\(\?(?![:=!<])/.test(pattern) || new Set(names).size < names.length) return undefined;
  for (const flags of ['u', '']) {
    try {
      return String(new RegExp(pattern, flags));
    } catch {
      continue;
    }
  }
  return undefined;
}
