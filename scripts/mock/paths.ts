/** A path template such as `/contacts/{contactId}`, ready to be matched against whole paths. */
export interface PathTemplate {
  readonly template: string;
  /** One per segment: 2 for a literal, 1 for text around parameters, 0 for a parameter alone. */
  readonly weights: readonly number[];
  readonly segments: readonly Segment[];
}

interface Segment {
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

const parameter = /\{([^}]+)\}/;

/** Reads a template once, so that many paths can be matched against it. */
export function compilePath(template: string): PathTemplate {
  const parts = splitPath(template).map((segment) => segment.split(parameter));
  return {
    template,
    weights: parts.map((pieces) => (pieces.length === 1 ? 2 : pieces.length === 3 && !pieces[0] && !pieces[2] ? 0 : 1)),
    segments: parts.map((pieces) => ({
      pattern: new RegExp(`^${pieces.map((piece, i) => (i % 2 ? '(.+?)' : escapePattern(piece))).join('')}$`, 's'),
      names: pieces.filter((_, i) => i % 2),
    })),
  };
}

/** Sorts templates so that, of those matching one path, the most literal comes first (OpenAPI 3.1, "Paths Object"). */
export function compareTemplates(a: PathTemplate, b: PathTemplate): number {
  const at = a.weights.findIndex((weight, i) => weight !== b.weights[i]);
  return at < 0 ? 0 : (b.weights[at] ?? -1) - a.weights[at]!;
}

/**
 * The values of a template's parameters in a path; a value is never empty and never spans segments.
 * @param segments of the path, as {@link splitPath} gives them
 * @returns `undefined` where the path as a whole does not match.
 */
export function matchPath(path: PathTemplate, segments: readonly string[]): Record<string, string> | undefined {
  if (segments.length !== path.segments.length) return undefined;
  const values: [string, string][] = [];
  for (const [i, { pattern, names }] of path.segments.entries()) {
    const found = pattern.exec(segments[i]!);
    if (!found) return undefined;
    values.push(...names.map((name, j): [string, string] => [name, found[j + 1]!]));
  }
  return Object.fromEntries(values);
}

/** A template with values in the place of its parameters, percent-encoded. */
export function fillPath(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(new RegExp(parameter, 'g'), (_, name: string) => encodeURIComponent(values[name] ?? ''));
}

/**
 * The decoded segments of a path.
 * @throws URIError where the percent-encoding is broken.
 */
export function splitPath(path: string): string[] {
  return path.split('/').slice(1).map(decodeURIComponent);
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
