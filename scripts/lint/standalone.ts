import { isRecord } from '../spec/record.ts';
import type { ResolveReference, SchemaPlace } from '../xml/types.ts';
import { LISTS, MAPS, SCHEMAS } from './schema-keywords.ts';

/** Whether values go out (readOnly members are not required) or come back (writeOnly members are not). */
export type Direction = 'request' | 'response';

/** A schema of JSON Schema 2020-12, without a reference to anything outside it. */
export type StandaloneSchema = boolean | Record<string, unknown>;

const PLAIN = (
  'type enum const format pattern minLength maxLength multipleOf minimum maximum exclusiveMinimum exclusiveMaximum ' +
  'minItems maxItems uniqueItems minContains maxContains minProperties maxProperties required dependentRequired'
).split(' ');
const HIDDEN = { request: 'readOnly', response: 'writeOnly' } as const;

/**
 * Copies a schema and all it refers to into one that a validator can take by itself.
 *
 * Annotations stay behind. OpenAPI 3.0's `nullable` and boolean `exclusiveMinimum` become their 3.1 equals. References
 * that lead nowhere allow anything: another rule reports them.
 */
export function standalone(place: SchemaPlace, resolve: ResolveReference, direction?: Direction): StandaloneSchema {
  const names = new Map<object, string>();
  const $defs: Record<string, StandaloneSchema> = {};
  return { ...reference(place), $defs };

  function reference({ schema, base }: SchemaPlace): Record<string, unknown> {
    if (!isRecord(schema)) return schema === false ? { not: {} } : {};
    const known = names.get(schema);
    const name = known ?? `s${names.size}`;
    if (known === undefined) {
      names.set(schema, name);
      $defs[name] = copy(schema, base);
    }
    return { $ref: `#/$defs/${name}` };
  }

  function copy(schema: Readonly<Record<string, unknown>>, base: string | undefined): StandaloneSchema {
    const result: Record<string, unknown> = {};
    const inner = (child: unknown): StandaloneSchema => reference({ schema: child, base });
    for (const [key, value] of Object.entries(schema)) {
      if (PLAIN.includes(key)) result[key] = value;
      else if (SCHEMAS.includes(key)) result[key] = inner(value);
      else if (LISTS.includes(key) && Array.isArray(value)) result[key] = value.map(inner);
      else if (MAPS.includes(key) && isRecord(value)) result[key] = mapValues(value, inner);
    }
    const target = typeof schema['$ref'] === 'string' ? resolve(schema['$ref'], base) : undefined;
    if (target !== undefined) Object.assign(result, reference(target));
    return modernise(withoutHidden(result, schema, base), schema);
  }

  function withoutHidden(
    result: Record<string, unknown>,
    { properties }: Readonly<Record<string, unknown>>,
    base: string | undefined,
  ): Record<string, unknown> {
    const { required } = result as { required?: unknown };
    if (direction === undefined || !Array.isArray(required) || !isRecord(properties)) return result;
    const keyword = HIDDEN[direction];
    const isHidden = (name: unknown): boolean =>
      typeof name === 'string' && Object.hasOwn(properties, name) && says(keyword, properties[name], base);
    return { ...result, required: required.filter((name) => !isHidden(name)) };
  }

  function says(keyword: string, schema: unknown, base: string | undefined): boolean {
    if (!isRecord(schema)) return false;
    const target = typeof schema['$ref'] === 'string' ? resolve(schema['$ref'], base)?.schema : undefined;
    return schema[keyword] === true || (isRecord(target) && target[keyword] === true);
  }
}

function modernise(
  result: Record<string, unknown>,
  { nullable }: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  if (nullable === true && typeof result['type'] === 'string') result['type'] = [result['type'], 'null'];
  for (const [keyword, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (result[keyword] === true) result[keyword] = result[bound];
    if (typeof result[keyword] === 'boolean') delete result[keyword];
  }
  return result;
}

function mapValues<T>(map: Readonly<Record<string, unknown>>, change: (value: unknown) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
