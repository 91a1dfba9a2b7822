import { isRecord } from '../../spec/record.ts';
import { literal, objectLiteral } from '../code.ts';
import type { CheckBook } from './book.ts';
import { checkOf, notNull, when, type Step } from './steps.ts';
import { tagsOf, type Tagged } from './tags.ts';
import { arraySteps, numberSteps, objectSteps, stringSteps } from './keywords.ts';
import { ignoresSiblings, listOf, schemaAt, schemaBehind } from '../schema-references.ts';
import { hiddenMembers } from './hidden.ts';

/** Where in a check a schema stands. */
export interface Place {
  readonly book: CheckBook;
  /** References followed to get here without going down into the value. */
  readonly active: readonly string[];
  /** Members that answers need not have. */
  readonly hidden: ReadonlySet<string>;
}

/** A schema object whose keywords are not to be trusted. */
export type Schema = Readonly<Record<string, unknown>>;

/** The steps that check what stands inside a value. */
export function checkInside(schema: unknown, { book }: Place): string | undefined {
  return checkOf(stepsOf(schema, { book, active: [], hidden: new Set() }));
}

/** The steps that hold a value to a schema. */
export function stepsOf(schema: unknown, place: Place): Step[] {
  const { book } = place;
  if (schema === false) return [`${book.helper('never')}(value, run)`];
  if (!isRecord(schema)) return [];
  const steps =
    typeof schema['$ref'] === 'string' && ignoresSiblings(book.document)
      ? referenceSteps(schema, place)
      : allSteps(schema, { ...place, hidden: new Set([...place.hidden, ...hiddenMembers(schema, book.document)]) });
  return schema['nullable'] === true ? when(notNull, steps) : steps;
}

function allSteps(schema: Schema, place: Place): Step[] {
  const values = valuesOf(schema);
  return [
    ...referenceSteps(schema, place),
    ...(values ? [membership(values.filter(ofType(schema)), place)] : []),
    ...typeSteps(schema, values ? [] : typesOf(schema), place),
    ...listOf(schema['allOf']).flatMap((branch) => stepsOf(branch, place)),
    ...choiceSteps('anyOf', schema, place),
    ...choiceSteps('oneOf', schema, place),
    ...negationSteps(schema, place),
    ...conditionSteps(schema, place),
  ];
}

/** A reference that leads back to a schema that the value is being held to already adds nothing. */
function referenceSteps({ $ref }: Schema, { book, active }: Place): Step[] {
  if (typeof $ref !== 'string' || active.includes($ref)) return [];
  const reached = book.reachedInPlace($ref);
  const kept = active.filter((ref) => reached.has(ref));
  const name = book.share([$ref, ...kept].join(' '), $ref, () =>
    stepsOf(schemaAt(book.document, $ref), { book, active: [...kept, $ref], hidden: new Set() }),
  );
  return name === undefined ? [] : [`${name}(value, run)`];
}

/** The values of `enum` and `const` together. */
function valuesOf(schema: Schema): unknown[] | undefined {
  const listed = Array.isArray(schema['enum']) ? (schema['enum'] as unknown[]) : undefined;
  if (!Object.hasOwn(schema, 'const')) return listed;
  const only = schema['const'];
  return !listed || listed.some((value) => literal(value) === literal(only)) ? [only] : [];
}

function membership(values: readonly unknown[], { book }: Place): Step {
  if (values.length === 0) return `${book.helper('never')}(value, run)`;
  const compound = values.some((value) => typeof value === 'object' && value !== null);
  return `${book.helper(compound ? 'equal' : 'among')}(value, run, ${literal(values)})`;
}

function ofType(schema: Schema): (value: unknown) => boolean {
  const types = typesOf(schema);
  return (value) => types.length === 0 || types.some((type) => testers[type]!(value));
}

const testers: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  array: (value) => Array.isArray(value),
  object: isRecord,
  null: (value) => value === null,
};

/** The types named, `integer` only where `number` does not say it already. */
export function typesOf({ type }: Schema): string[] {
  const named = (Array.isArray(type) ? type : [type]).filter((name) => Object.hasOwn(testers, String(name)));
  return [...new Set(named.map(String))].filter((name) => name !== 'integer' || !named.includes('number'));
}

const kinds = [
  { types: ['string'], test: "typeof value === 'string'", steps: stringSteps },
  { types: ['number', 'integer'], test: "typeof value === 'number'", steps: numberSteps },
  { types: ['array'], test: 'Array.isArray(value)', steps: arraySteps },
  { types: ['object'], test: undefined, steps: objectSteps },
];

function typeSteps(schema: Schema, types: readonly string[], place: Place): Step[] {
  const { book } = place;
  const others = types.filter((type) => type !== 'null');
  const [only] = others;
  if (others.length < types.length && only !== undefined) {
    return when(notNull, typeSteps(schema, others, place));
  }
  if (types.length === 1) {
    const kind = kinds.find((candidate) => candidate.types.includes(types[0]!));
    return [{ test: `${typeCheck(types[0]!, book)}(value, run)`, body: kind?.steps(schema, place) ?? [] }];
  }
  const anyType = (): string =>
    `${book.helper('anyOf')}(value, run, ${types.map((type) => typeCheck(type, book)).join(', ')})`;
  const inEach = kinds
    .filter((kind) => types.length === 0 || kind.types.some((type) => types.includes(type)))
    .flatMap(({ test, steps }) => {
      const inside = steps(schema, place);
      return inside.length === 0 ? [] : when(test ?? `${book.helper('isObject')}(value)`, inside);
    });
  return [...(types.length > 1 ? [anyType()] : []), ...inEach];
}

/** The helper that checks a type. */
function typeCheck(type: string, book: CheckBook): string {
  return book.helper(type === 'null' ? 'nothing' : type);
}

function choiceSteps(keyword: 'anyOf' | 'oneOf', schema: Schema, place: Place): Step[] {
  const { book } = place;
  const branches = listOf(schema[keyword]);
  if (branches.length === 0) return [];
  const tagged = tagsOf(branches, schema['discriminator'], book.document);
  if (tagged) return taggedSteps(tagged, place);
  const others = branches.filter((branch) => !isNull(branch));
  const nulls = branches.length - others.length;
  const settlesNull =
    keyword === 'anyOf' ? nulls > 0 : nulls === 1 && others.every((other) => refusesNull(other, book));
  if (settlesNull) {
    return when(notNull, caseSteps(keyword, others, place));
  }
  return caseSteps(keyword, branches, place);
}

function caseSteps(keyword: 'anyOf' | 'oneOf', branches: readonly unknown[], place: Place): Step[] {
  if (branches.length === 1) return stepsOf(branches[0], place);
  const checks = branches.map((branch) => checkOf(stepsOf(branch, place)));
  if (keyword === 'anyOf' && checks.includes(undefined)) return [];
  return [`${place.book.helper(keyword)}(value, run, ${checks.map((check) => check ?? '() => {}').join(', ')})`];
}

/** Cases told apart by a member; values that are no objects have the other cases. */
function taggedSteps({ member, cases, others }: Tagged, place: Place): Step[] {
  const { book } = place;
  const checks = cases.flatMap(({ tags, schema }) => {
    const check = checkOf(stepsOf(schema, place)) ?? '() => {}';
    return tags.map((tag) => [tag, check] as const);
  });
  const choice = `${book.helper('tagged')}(value, run, ${literal(member)}, ${objectLiteral(checks)})`;
  if (others.length === 0) return [choice];
  const rest = others.every(isNull) ? [] : caseSteps('anyOf', others, place);
  if (others.every(isNull)) return when(notNull, [choice]);
  return [{ test: `${book.helper('isObject')}(value)`, body: [choice], otherwise: rest }];
}

function negationSteps(schema: Schema, place: Place): Step[] {
  if (!Object.hasOwn(schema, 'not')) return [];
  const check = checkOf(stepsOf(schema['not'], place));
  return [
    check === undefined
      ? `${place.book.helper('never')}(value, run)`
      : `${place.book.helper('not')}(value, run, ${check})`,
  ];
}

function conditionSteps(schema: Schema, place: Place): Step[] {
  if (!Object.hasOwn(schema, 'if')) return [];
  const [body, otherwise] = [stepsOf(schema['then'], place), stepsOf(schema['else'], place)];
  const check = checkOf(stepsOf(schema['if'], place));
  if (check === undefined) return body;
  if (body.length + otherwise.length === 0) return [];
  const test = `${place.book.helper('fits')}(value, run, ${check})`;
  if (body.length === 0) return [{ test: `!${test}`, body: otherwise }];
  return [{ test, body, ...(otherwise.length > 0 && { otherwise }) }];
}

/** Whether a schema says no more than that the value is null. */
function isNull(schema: unknown): boolean {
  const more = ['$ref', 'enum', 'const', 'allOf', 'anyOf', 'oneOf', 'not', 'if'];
  return isRecord(schema) && typesOf(schema).join() === 'null' && !more.some((keyword) => keyword in schema);
}

function refusesNull(schema: unknown, book: CheckBook): boolean {
  const target = schemaBehind(book.document, schema);
  if (!isRecord(target) || !isRecord(schema) || target['nullable'] === true || schema['nullable'] === true)
    return false;
  return typesOf(target).length > 0 && !typesOf(target).includes('null');
}
