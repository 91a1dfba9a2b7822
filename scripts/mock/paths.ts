/** Finds, among many path templates, those that match a path; its cost does not grow with the number of templates. */
export interface PathIndex<T> {
  /**
   * The values of all templates that match a path as a whole, the most literal first (OpenAPI 3.1, "Paths Object").
   * @param segments of the path, as {@link splitPath} gives them
   */
  find(segments: readonly string[]): PathMatch<T>[];
}

/** A template's value, and what the path has in the place of its parameters: never empty, never more than a segment. */
export interface PathMatch<T> {
  readonly value: T;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Node<T> {
  readonly literals: Map<string, Node<T>>;
  /** Text around parameters before parameters alone. */
  readonly patterns: { readonly literals: readonly string[]; readonly node: Node<T> }[];
  /** A parameter alone. */
  any: Node<T> | undefined;
  readonly values: { readonly names: readonly string[]; readonly value: T }[];
}

const parameter = /\{([^}]+)\}/;

/** @param templates such as `/contacts/{contactId}`, each with its value */
export function indexPaths<T>(templates: Iterable<readonly [template: string, value: T]>): PathIndex<T> {
  const root = createNode<T>();
  for (const [template, value] of templates) {
    const parts = splitPath(template).map((segment) => segment.split(parameter));
    const names = parts.flatMap((pieces) => pieces.filter((_, i) => i % 2));
    parts.reduce(descend, root).values.push({ names, value });
  }
  return {
    find(segments) {
      const found: PathMatch<T>[] = [];
      collect(root, segments, 0, [], found);
      return found;
    },
  };
}

function createNode<T>(): Node<T> {
  return { literals: new Map(), patterns: [], any: undefined, values: [] };
}

/** The node below for one segment, split at its parameters. */
function descend<T>(node: Node<T>, pieces: readonly string[]): Node<T> {
  if (pieces.length === 1) return getOrSet(node.literals, pieces[0]!);
  if (pieces.length === 3 && !pieces[0] && !pieces[2]) return (node.any ??= createNode());
  const literals = pieces.filter((_, i) => i % 2 === 0);
  const known = node.patterns.find((one) => one.literals.join('{}') === literals.join('{}'));
  if (known) return known.node;
  const added = { literals, node: createNode<T>() };
  node.patterns.push(added);
  return added.node;
}

function getOrSet<T>(nodes: Map<string, Node<T>>, key: string): Node<T> {
  const node = nodes.get(key) ?? createNode();
  nodes.set(key, node);
  return node;
}

function collect<T>(
  node: Node<T>,
  segments: readonly string[],
  at: number,
  captured: readonly string[],
  found: PathMatch<T>[],
): void {
  const segment = segments[at];
  if (segment === undefined) {
    for (const { names, value } of node.values) found.push({ value, parameters: pair(names, captured) });
    return;
  }
  const literal = node.literals.get(segment);
  if (literal) collect(literal, segments, at + 1, captured, found);
  for (const { literals, node: below } of node.patterns) {
    const values = capture(literals, segment);
    if (values) collect(below, segments, at + 1, [...captured, ...values], found);
  }
  if (node.any && segment !== '') collect(node.any, segments, at + 1, [...captured, segment], found);
}

/** What stands between literals, each time as little as may be; a regular expression would try every way to divide it. */
function capture(literals: readonly string[], segment: string): string[] | undefined {
  const [first = '', last = ''] = [literals[0], literals.at(-1)];
  if (!segment.startsWith(first) || !segment.endsWith(last)) return undefined;
  const values: string[] = [];
  let start = first.length;
  for (const literal of literals.slice(1, -1)) {
    const end = segment.indexOf(literal, start + 1);
    if (end < 0) return undefined;
    values.push(segment.slice(start, end));
    start = end + literal.length;
  }
  const end = segment.length - last.length;
  return start < end ? [...values, segment.slice(start, end)] : undefined;
}

function pair(names: readonly string[], values: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name, i) => [name, values[i]!]));
}

/**
 * The decoded segments of a path.
 * @throws URIError where the percent-encoding is broken.
 */
export function splitPath(path: string): string[] {
  const segments = path.split('/').slice(1);
  return path.includes('%') ? segments.map(decodeURIComponent) : segments;
}
