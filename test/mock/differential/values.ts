import { createParts } from '../../../scripts/mock/engine/shape.ts';
import type { Random } from '../../../scripts/mock/world/random.ts';
import type { JsonSchema, OpenApiDocument, SchemaObject } from '../../../scripts/spec/openapi.ts';

/** Makes values that are as their schema says, patterns aside. */
export type MakeValue = (schema: JsonSchema | undefined) => unknown;

const depthLimit = 5;
const texts = ['', 'a', 'Ann Byrne', 'Grüße', '0', '12', '-3.5', 'true', 'null', 'a,b', '[1]', '{"a":1}', '__proto__'];
const byFormat: Readonly<Record<string, string>> = {
  uuid: '0b5f8a52-6d0e-4a3c-9d47-2f6f5c1f0e11',
  date: '2026-02-28',
  'date-time': '2026-02-28T23:59:59Z',
  email: 'ann.byrne@example.com',
  uri: 'https://example.com/a?b=c',
  byte: 'YTpi',
};

/** @param document where references lead */
export function createValues(document: OpenApiDocument, random: Random): MakeValue {
  const partsOf = createParts(document);
  const make = (schema: JsonSchema | undefined, depth: number): unknown => {
    const parts = partsOf(schema);
    const find = <Key extends keyof SchemaObject>(key: Key) => parts.find((part) => part[key] !== undefined)?.[key];
    const constant = find('const');
    if (constant !== undefined) return constant;
    const allowed = find('enum');
    if (allowed) return random.pick(allowed);
    const cases = find('oneOf') ?? find('anyOf');
    const own = typeOf(parts, random);
    if (cases && own !== 'object') return make(random.pick(cases), depth + 1);
    const members = cases ? (make(random.pick(cases), depth + 1) as object) : {};
    const number = (key: string, initial: number): number => Number(find(key) ?? initial);
    switch (own) {
      case 'object':
        return { ...makeObject(parts, depth), ...members };
      case 'array': {
        const size = random.integer(number('minItems', 0), number('minItems', 0) + (depth < depthLimit ? 2 : 0));
        return Array.from({ length: size }, () => make(find('items'), depth + 1));
      }
      case 'integer':
        return random.integer(number('minimum', 0), Math.min(number('maximum', 1000), number('minimum', 0) + 1000));
      case 'number':
        return number('minimum', 0) + random.integer(0, 8) / 4;
      case 'boolean':
        return random.next() < 0.5;
      case 'null':
        return null;
      default: {
        const text = byFormat[String(find('format'))] ?? random.pick(texts);
        return text.padEnd(number('minLength', 0), 'x').slice(0, number('maxLength', 1000));
      }
    }
  };
  const makeObject = (parts: readonly SchemaObject[], depth: number): Record<string, unknown> => {
    const required = new Set(parts.flatMap((part) => part.required ?? []));
    const members = parts.flatMap(({ properties }) => Object.entries(properties ?? {}));
    const chosen = members.filter(([name]) => required.has(name) || (depth < depthLimit && random.next() < 0.6));
    const free = parts.find(({ additionalProperties }) => additionalProperties)?.additionalProperties;
    const others = free && random.next() < 0.3 ? [['free', make(free, depth + 1)] as const] : [];
    return Object.fromEntries([...chosen.map(([name, schema]) => [name, make(schema, depth + 1)] as const), ...others]);
  };
  return (schema) => make(schema, 0);
}

function typeOf(parts: readonly SchemaObject[], random: Random): string | undefined {
  const type = parts.find((part) => part.type !== undefined)?.type;
  if (type !== undefined) return Array.isArray(type) ? random.pick(type) : type;
  return parts.some(({ properties }) => properties) ? 'object' : undefined;
}

const odd: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  1e21,
  2 ** 31,
  '',
  ' ',
  '1',
  'true',
  'x'.repeat(300),
  [],
  {},
  [[]],
  [1, 'a'],
  { a: 1 },
];

/** The value with something about it changed, at a depth chosen by chance. */
export function mutate(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && value.length > 0 && random.next() < 0.7) {
    const at = random.integer(0, value.length - 1);
    const whole = random.next();
    if (whole < 0.15) return [...value, ...value];
    if (whole < 0.3) return value.toSpliced(at, 1);
    return value.with(at, mutate(value[at], random));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && random.next() < 0.85) {
    return mutateObject(value as Record<string, unknown>, random);
  }
  return random.pick(odd);
}

function mutateObject(value: Record<string, unknown>, random: Random): unknown {
  const names = Object.keys(value);
  const kind = random.next();
  if (kind < 0.15 || names.length === 0) return { ...value, unexpected: random.pick(odd) };
  const name = random.pick(names);
  const { [name]: part, ...others } = value;
  if (kind < 0.35) return others;
  if (kind < 0.4) return { ...others, [name.toUpperCase()]: part };
  return { ...value, [name]: mutate(part, random) };
}
