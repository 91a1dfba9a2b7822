import type { AnySchema } from 'ajv/dist/2020.js';
import { isRecord } from '../spec/record.ts';
import { typesOf } from './schema-at.ts';
import { createAjv } from './validation.ts';

/** One segment of a path: fixed text, or text around parameters. */
export interface Segment {
  /** Fixed text before, between and after the parameters. */
  texts: string[];
  /** Schemas of the parameters, in order. */
  schemas: unknown[];
}

/** Tells whether a parameter's schema could take a piece of a URL. */
export type Accepts = (schema: unknown, text: string) => boolean;

const CHECKED_KEYWORDS = ['type', 'format', 'pattern', 'enum', 'const', 'minLength', 'maxLength'] as const;
/** Above this many parameters in one segment it is taken to match anything, as trying would take too long. */
const MAX_PARAMETERS = 4;
const SAMPLES: Readonly<Record<string, string>> = { uuid: '3c90c3cc-0d44-4b50-8888-8dd25736052a' };

/** Splits a path into its segments. `schemaOf` finds the schema of a path parameter. */
export function parsePath(path: string, schemaOf: (name: string) => unknown): Segment[] {
  return path.split('/').map((segment) => {
    const parts = segment.split(/\{([^{}]*)\}/);
    return {
      texts: parts.filter((_, index) => index % 2 === 0),
      schemas: parts.filter((_, index) => index % 2 === 1).map(schemaOf),
    };
  });
}

/** Makes the test of texts against schemas; what a schema says beyond simple keywords refuses nothing. */
export function createAccepts(): Accepts {
  const ajv = createAjv();
  return (schema, text) => {
    if (!isRecord(schema) || typesOf(schema).some((type) => type === 'array' || type === 'object')) return true;
    const simple: AnySchema = Object.fromEntries(
      CHECKED_KEYWORDS.filter((keyword) => schema[keyword] !== undefined).map((keyword) => [keyword, schema[keyword]]),
    );
    try {
      const validate = ajv.compile(simple);
      return valuesOf(text).some((value) => validate(value));
    } catch {
      return true;
    }
  };
}

/** Whether some text fits both segments. */
export function canMeet(a: Segment, b: Segment, accepts: Accepts): boolean {
  if (a.schemas.length === 0) return matches(b, a.texts.join(''), accepts);
  if (b.schemas.length === 0) return matches(a, b.texts.join(''), accepts);
  if (!isPrefix(a.texts[0], b.texts[0]) || !isSuffix(a.texts.at(-1), b.texts.at(-1))) return false;
  if (!isWhole(a) || !isWhole(b)) return true;
  return typesMeet(a.schemas[0], b.schemas[0], accepts);
}

/** Whether a segment is fixed where the other is not. */
export function isMoreFixed(a: Segment, b: Segment): boolean {
  return a.schemas.length === 0 && b.schemas.length > 0;
}

function matches({ texts, schemas }: Segment, text: string, accepts: Accepts): boolean {
  if (schemas.length > MAX_PARAMETERS) return true;
  const pattern = texts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+)');
  const found = new RegExp(`^${pattern}$`, 's').exec(text);
  if (found === null) return false;
  return schemas.length !== 1 || accepts(schemas[0], found[1] ?? '');
}

/** Two parameters cannot meet when every value that one lists or stands for is refused by the other. */
function typesMeet(a: unknown, b: unknown, accepts: Accepts): boolean {
  const [fromA, fromB] = [samplesOf(a), samplesOf(b)];
  if (fromA !== undefined) return fromA.some((text) => accepts(b, text));
  return fromB === undefined || fromB.some((text) => accepts(a, text));
}

/** All the texts a schema takes, or ones that stand for them; `undefined` where that cannot be said. */
function samplesOf(schema: unknown): string[] | undefined {
  if (!isRecord(schema)) return undefined;
  const { type, format, enum: values }: { readonly [Key in 'type' | 'format' | 'enum']?: unknown } = schema;
  if (Array.isArray(values)) return values.map(String);
  if (type === 'boolean') return ['true', 'false'];
  if (type === 'integer' || type === 'number') return ['1'];
  const sample = typeof format === 'string' ? SAMPLES[format] : undefined;
  return sample === undefined ? undefined : [sample];
}

function valuesOf(text: string): unknown[] {
  const number = text.trim() === '' ? NaN : Number(text);
  const boolean = text === 'true' ? [true] : text === 'false' ? [false] : [];
  return [text, ...(Number.isNaN(number) ? [] : [number]), ...boolean];
}

function isWhole({ texts, schemas }: Segment): boolean {
  return schemas.length === 1 && texts.every((text) => text === '');
}

function isPrefix(a = '', b = ''): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

function isSuffix(a = '', b = ''): boolean {
  return a.endsWith(b) || b.endsWith(a);
}
