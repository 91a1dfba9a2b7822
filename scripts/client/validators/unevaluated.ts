import { isRecord } from '../../spec/record.ts';
import { literal } from '../code.ts';
import { checkOf, type Step } from './steps.ts';
import { patternSource } from './pattern.ts';
import { listOf, mapOf, schemaAt } from '../schema-references.ts';
import { checkInside, stepsOf, type Place, type Schema } from './schema.ts';

/** The members that a schema has something to say about. */
interface Seen {
  /** Whether that is all of them. */
  readonly all: boolean;
  readonly names: readonly string[];
  readonly patterns: readonly string[];
  /** More of them, where the steps find nothing wrong. */
  readonly cases: readonly { readonly steps: readonly Step[]; readonly seen: Seen }[];
}

const maxDepth = 16;
const unseen: Seen = { all: false, names: [], patterns: [], cases: [] };

/** Steps for `unevaluatedProperties`: the members that no schema about this object has checked. */
export function unevaluatedSteps(schema: Schema, place: Place): Step[] {
  const check = checkInside(schema['unevaluatedProperties'], place);
  const { unevaluatedProperties: _, ...others } = schema;
  const seen = check === undefined ? unseen : seenBy(others, place, 0);
  if (check === undefined || seen.all) return [];
  const { book } = place;
  const cases = casesOf(seen).map(({ steps, seen: more }) => `[${checkOf(steps) ?? '() => {}'}, ${keysOf(more)}]`);
  const names = literal([...new Set(seen.names)]);
  const known = cases.length > 0 ? `${book.helper('seen')}(${['value, run', names, ...cases].join(', ')})` : names;
  const given = ['value, run', check, known, ...(seen.patterns.length > 0 ? [`[${seen.patterns.join(', ')}]`] : [])];
  return [`${book.helper('additional')}(${given.join(', ')})`];
}

/** Cases inside cases, each with all that must hold for it. */
function casesOf({ cases }: Seen): { steps: readonly Step[]; seen: Seen }[] {
  return cases.flatMap(({ steps, seen }) => [
    ...(seen.all || seen.names.length + seen.patterns.length > 0 ? [{ steps, seen }] : []),
    ...casesOf(seen).map((inner) => ({ steps: [...steps, ...inner.steps], seen: inner.seen })),
  ]);
}

function keysOf({ all, names, patterns }: Seen): string {
  if (all) return 'Object.keys(value)';
  if (patterns.length === 0) return literal(names);
  const tests = patterns.map((regex) => `${regex}.test(key)`).join(' || ');
  return `[...${literal(names)}, ...Object.keys(value).filter((key) => ${tests})]`;
}

function seenBy(schema: unknown, place: Place, depth: number): Seen {
  if (!isRecord(schema) || depth > maxDepth) return unseen;
  const inPlace = [...referenced(schema, place), ...listOf(schema['allOf'])];
  return merge([
    ownMembers(schema),
    ...inPlace.map((part) => seenBy(part, place, depth + 1)),
    ...chosen(schema, place, depth),
  ]);
}

function referenced({ $ref }: Schema, { book }: Place): unknown[] {
  return typeof $ref === 'string' ? [schemaAt(book.document, $ref)] : [];
}

function ownMembers(schema: Schema): Seen {
  const { properties, patternProperties } = schema;
  const sources = Object.keys(mapOf(patternProperties)).map(patternSource);
  const all = ['additionalProperties', 'unevaluatedProperties'].some((keyword) => schema[keyword] !== undefined);
  return {
    // A pattern that is not checked may be that of any name.
    all: all || sources.includes(undefined),
    names: Object.keys(mapOf(properties)),
    patterns: sources.filter((source) => source !== undefined),
    cases: [],
  };
}

/** What the schemas say that apply in some cases only. */
function chosen(schema: Schema, place: Place, depth: number): Seen[] {
  const under = (steps: readonly Step[], part: unknown): Seen => ({
    ...unseen,
    cases: [{ steps, seen: seenBy(part, place, depth + 1) }],
  });
  const branches = [...listOf(schema['anyOf']), ...listOf(schema['oneOf'])];
  const met = schema['if'] === undefined ? undefined : stepsOf(schema['if'], place);
  const failed =
    met &&
    (checkOf(met) === undefined
      ? `${place.book.helper('never')}(value, run)`
      : `${place.book.helper('not')}(value, run, ${checkOf(met)})`);
  const dependent = Object.entries(mapOf(schema['dependentSchemas']));
  return [
    ...branches.map((branch) => under(stepsOf(branch, place), branch)),
    ...(met ? [under(met, { allOf: [schema['if'], schema['then']] })] : []),
    ...(failed ? [under([failed], schema['else'])] : []),
    ...dependent.map(([name, part]) => under(stepsOf({ type: 'object', required: [name] }, place), part)),
  ];
}

function merge(parts: readonly Seen[]): Seen {
  return {
    all: parts.some(({ all }) => all),
    names: parts.flatMap(({ names }) => names),
    patterns: parts.flatMap(({ patterns }) => patterns),
    cases: parts.flatMap(({ cases }) => cases),
  };
}
