import { literal } from '../code.ts';
import { patternSource } from './pattern.ts';
import { listOf, mapOf } from '../schema-references.ts';
import { checkInside, stepsOf, type Place, type Schema } from './schema.ts';
import { unevaluatedSteps } from './unevaluated.ts';
import { inTurn, when, type Step } from './steps.ts';

/** Keywords whose value is a number, and the helpers that check them. */
function limits(schema: Schema, names: readonly string[], { book }: Place): string[] {
  return names
    .filter((name) => Number.isFinite(schema[name]))
    .map((name) => `${book.helper(name)}(value, run, ${literal(schema[name])})`);
}

const textFormats: Readonly<Record<string, string>> = {
  'date-time': 'dateTime',
  date: 'date',
  time: 'time',
  duration: 'duration',
  uuid: 'uuid',
  email: 'email',
  hostname: 'hostname',
  ipv4: 'ipv4',
  ipv6: 'ipv6',
  uri: 'uri',
  'uri-reference': 'uriReference',
  'json-pointer': 'jsonPointer',
  regex: 'regex',
  byte: 'byte',
};
const numberFormats: Readonly<Record<string, string>> = { int32: 'int32', int64: 'int64' };

/** Files of the runtime that helpers stand in, where it is not `validation.ts`. */
export const helperFiles: ReadonlyMap<string, string> = new Map([
  ...['not', 'anyOf', 'oneOf', 'tagged', 'among', 'equal', 'uniqueItems'].map(
    (name) => [name, 'validation-choice.ts'] as const,
  ),
  ...[...Object.values(textFormats), ...Object.values(numberFormats)].map(
    (name) => [name, 'validation-formats.ts'] as const,
  ),
]);

function formatSteps({ format }: Schema, formats: Readonly<Record<string, string>>, { book }: Place): string[] {
  const known = typeof format === 'string' && Object.hasOwn(formats, format) ? formats[format] : undefined;
  return known === undefined ? [] : [`${book.helper(known)}(value, run)`];
}

/** Keywords that hold for strings. */
export function stringSteps(schema: Schema, place: Place): Step[] {
  const { pattern } = schema;
  const regex = typeof pattern === 'string' ? patternSource(pattern) : undefined;
  const checks = [
    ...limits(schema, ['minLength', 'maxLength'], place),
    ...(regex === undefined ? [] : [`${place.book.helper('pattern')}(value, run, ${regex})`]),
    ...formatSteps(schema, textFormats, place),
  ];
  const isUnknown = typeof pattern === 'string' && regex === undefined;
  return [
    ...(isUnknown ? ['// The pattern described is none that every engine knows: it is not checked.'] : []),
    ...inTurn(checks),
  ];
}

/** Keywords that hold for numbers. OpenAPI 3.0 turns `minimum` into an exclusive bound by a boolean beside it. */
export function numberSteps(schema: Schema, place: Place): Step[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const bounds = {
    minimum: exclusiveMinimum === true ? undefined : minimum,
    above: exclusiveMinimum === true ? minimum : exclusiveMinimum,
    maximum: exclusiveMaximum === true ? undefined : maximum,
    below: exclusiveMaximum === true ? maximum : exclusiveMaximum,
    multipleOf: Number(schema['multipleOf']) > 0 ? schema['multipleOf'] : undefined,
  };
  return inTurn([...limits(bounds, Object.keys(bounds), place), ...formatSteps(schema, numberFormats, place)]);
}

/** Keywords that hold for arrays. */
export function arraySteps(schema: Schema, place: Place): Step[] {
  const { book } = place;
  const first = listOf(schema['prefixItems']);
  const inFirst = first.flatMap((item, index) => {
    const check = checkInside(item, place);
    return check === undefined ? [] : [`${book.helper('optional')}(run, ${index}, value[${index}], ${check})`];
  });
  const item = checkInside(schema['items'], place);
  const rest = [item, ...(first.length > 0 ? [first.length] : [])].join(', ');
  return [
    ...limits(schema, ['minItems', 'maxItems'], place),
    ...(schema['uniqueItems'] === true ? [`${book.helper('uniqueItems')}(value, run)`] : []),
    ...inFirst,
    ...(item === undefined ? [] : [`${book.helper('items')}(value, run, ${rest})`]),
    ...containsSteps(schema, place),
  ];
}

function containsSteps({ contains, minContains, maxContains }: Schema, place: Place): Step[] {
  if (contains === undefined) return [];
  const [min, max] = [minContains ?? 1, maxContains].map((limit) =>
    Number.isInteger(limit) ? Number(limit) : undefined,
  );
  if (min === 0 && max === undefined) return [];
  const bounds = [min ?? 1, ...(max === undefined ? [] : [max])];
  const passed = min === 1 && max === undefined ? [] : bounds;
  const check = checkInside(contains, place) ?? '() => {}';
  return [`${[`${place.book.helper('contains')}(value, run, ${check}`, ...passed].join(', ')})`];
}

/** Keywords that hold for objects. */
export function objectSteps(schema: Schema, place: Place): Step[] {
  const properties = mapOf(schema['properties']);
  return [
    ...limits(schema, ['minProperties', 'maxProperties'], place),
    ...memberSteps(schema, properties, place),
    ...otherMemberSteps(schema, properties, place),
    ...dependencySteps(schema, place),
    ...unevaluatedSteps(schema, place),
  ];
}

function memberSteps(schema: Schema, properties: Schema, place: Place): Step[] {
  const { book, hidden } = place;
  const required = new Set(stringsOf(schema['required']).filter((name) => !hidden.has(name)));
  return [...new Set([...Object.keys(properties), ...required])].flatMap((name) => {
    const check = Object.hasOwn(properties, name) ? checkInside(properties[name], place) : undefined;
    if (check === undefined && !required.has(name)) return [];
    const helper = book.helper(required.has(name) ? 'required' : 'optional');
    const given = ['run', literal(name), memberOf(name, place), ...(check === undefined ? [] : [check])];
    return [`${helper}(${given.join(', ')})`];
  });
}

/** A member of `value`. What every object inherits is none of its own. */
function memberOf(name: string, { book }: Place): string {
  return name in Object.prototype ? `${book.helper('own')}(value, ${literal(name)})` : `value[${literal(name)}]`;
}

function otherMemberSteps(schema: Schema, properties: Schema, place: Place): Step[] {
  const { book } = place;
  const described = Object.entries(mapOf(schema['patternProperties']));
  const patterns = described.map(([text, member]) => ({
    regex: patternSource(text),
    check: checkInside(member, place),
  }));
  const names = checkInside(schema['propertyNames'], place);
  const known = patterns.flatMap(({ regex }) => regex ?? []);
  const inPatterns = patterns.flatMap(({ regex, check }) =>
    regex && check ? [`${book.helper('patternProperties')}(value, run, ${regex}, ${check})`] : [],
  );
  const isUnknown = known.length < patterns.length;
  return [
    ...(isUnknown ? ['// A pattern of names is none that every engine knows: it is not checked.'] : []),
    ...(names === undefined ? [] : [`${book.helper('propertyNames')}(value, run, ${names})`]),
    ...inPatterns,
    ...(isUnknown ? [] : additionalSteps(schema, Object.keys(properties), known, place)),
  ];
}

function additionalSteps(schema: Schema, known: readonly string[], patterns: readonly string[], place: Place): Step[] {
  const check = checkInside(schema['additionalProperties'], place);
  if (check === undefined) return [];
  const given = [
    'value, run',
    check,
    ...(known.length + patterns.length > 0 ? [literal(known)] : []),
    ...(patterns.length > 0 ? [`[${patterns.join(', ')}]`] : []),
  ];
  return [`${place.book.helper('additional')}(${given.join(', ')})`];
}

function dependencySteps(schema: Schema, place: Place): Step[] {
  const { dependentRequired, dependentSchemas } = schema;
  const names = Object.entries(mapOf(dependentRequired));
  const schemas = Object.entries(mapOf(dependentSchemas));
  const present = (name: string): string => `${memberOf(name, place)} !== undefined`;
  return [
    ...names.flatMap(([name, needed]) => when(present(name), memberSteps({ required: needed }, {}, place))),
    ...schemas.flatMap(([name, inner]) => when(present(name), stepsOf(inner, place))),
  ];
}

function stringsOf(value: unknown): string[] {
  return listOf(value).filter((entry) => typeof entry === 'string');
}
