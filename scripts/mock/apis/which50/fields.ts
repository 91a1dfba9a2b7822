import type { Field, Values } from './kinds.ts';
import { isWritable, makeWritable } from './texts.ts';

/** Data for a contact, as far as the list has fields for it. */
export interface CheckedValues {
  /** What is to be set; null empties a field. */
  readonly values: Values;
  /** A sentence for each value that is left out. */
  readonly warnings: readonly string[];
  readonly invalidEmails: number;
  readonly invalidMobiles: number;
}

/** Fields of a list, by name. */
export type Fields = ReadonlyMap<string, Field>;

export function byName(fields: Iterable<Field>): Fields {
  return new Map([...fields].map((field) => [field.Name, field]));
}

/**
 * Holds data against the fields of a list. What fits no field, or not the field's kind, is left out and warned of, as the
 * vendor's `ValidationWarnings` suggest; how it words warnings is not known. `null` and the empty text empty a field.
 */
export function checkValues(sent: Values, fields: Fields): CheckedValues {
  const values: Record<string, unknown> = {};
  const warnings: string[] = [];
  let [invalidEmails, invalidMobiles] = [0, 0];
  for (const [name, value] of Object.entries(sent)) {
    const field = fields.get(name);
    const fitting = field && fit(value, field);
    if (fitting !== undefined) {
      values[name] = fitting;
      continue;
    }
    warnings.push(`${makeWritable(name)} ${field ? complain(field) : 'is not a field of this list'}.`);
    if (field?.MapType === 'Email') invalidEmails += 1;
    if (field?.MapType === 'Mobile') invalidMobiles += 1;
  }
  return { values, warnings, invalidEmails, invalidMobiles };
}

/** What is wrong with a value that does not fit, in words that can follow its name. */
export function complain({ MapType }: Field): string {
  switch (MapType) {
    case 'Email':
      return 'is not a valid email address';
    case 'Mobile':
      return 'is not a valid mobile number';
    case 'Number':
      return 'is not a number';
    case 'List':
      return 'is none of the listed values';
    default:
      return 'is not a text';
  }
}

/** The value as the field holds it, `null` for an empty one, or `undefined` where it does not fit. */
export function fit(value: unknown, field: Field): unknown {
  if (value === null || value === '') return null;
  if (typeof value === 'object') return undefined;
  const text = String(value);
  if (!isWritable(text)) return undefined;
  switch (field.MapType) {
    case 'Email':
      return email.test(text) && text.length <= 254 ? text : undefined;
    case 'Mobile':
      return mobile.test(text.replace(/[ ().-]/g, '')) ? text : undefined;
    case 'Number':
      return typeof value === 'number' || number.test(text) ? Number(value) : undefined;
    case 'List':
      return field.ContactSchemaFieldValues.some(({ Value, InUse }) => InUse && Value === text) ? text : undefined;
    default:
      return text;
  }
}

const email = /^[^\s@,;<>"]{1,64}@[^\s@.,;<>"]+(?:\.[^\s@.,;<>"]+)+$/;
const mobile = /^\+?\d{7,15}$/;
const number = /^-?\d{1,15}(?:\.\d{1,10})?$/;

/** What new contacts have where nothing is said. */
export function defaults(fields: Fields): Values {
  const known = [...fields.values()].filter(({ DefaultValue }) => DefaultValue !== null);
  return Object.fromEntries(known.map(({ Name, DefaultValue }) => [Name, DefaultValue]));
}
