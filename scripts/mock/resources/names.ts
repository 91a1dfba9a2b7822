/** A name without case and punctuation, as `pet_id`, `petId` and `PetID` are one. */
export function plain(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

/** The word for one of what a path segment is the plural of: `pet` of `pets`, `category` of `categories`. */
export function singular(segment: string): string {
  const word = plain(segment);
  if (word.endsWith('ies')) return word.replace(/ies$/, 'y');
  if (/(?:s|x|ch|sh)es$/.test(word)) return word.replace(/es$/, '');
  return word.replace(/s$/, '');
}

/** The segments of a path, whether it ends with a slash or not. */
export function segmentsOf(path: string): string[] {
  return path.split('/').filter(Boolean);
}

/** The parameter that is the whole of a segment. */
export function parameterIn(segment: string | undefined): string | undefined {
  return /^\{([^{}]+)\}$/.exec(segment ?? '')?.[1];
}

/** A path or a collection with its parameters made nameless, as others may name them otherwise. */
export function nameless(template: string): string {
  return segmentsOf(template)
    .map((segment) => segment.replace(/\{[^{}]*\}/g, '{}'))
    .join('/');
}
