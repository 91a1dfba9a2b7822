import { unescapePointerFragment } from '@redocly/openapi-core';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** What is wrong with a value, and where in it. */
export interface Violation {
  /** Keys and indexes from the root of the value. */
  path: string[];
  message: string;
}

/** A validator of JSON Schema 2020-12, with formats checked in full. */
export function createAjv(): Ajv2020 {
  // Each schema is compiled for a few values only: optimising its code would cost more than it saves.
  const code = { optimize: false };
  const ajv = new Ajv2020({ code, allErrors: true, verbose: true, strict: false, logger: false });
  addFormats.default(ajv);
  return ajv;
}

/** Validates a value; one violation for each place in it that is wrong. */
export function violationsOf(validate: ValidateFunction, value: unknown): Violation[] {
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  const plain = errors.filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'oneOf' && keyword !== 'if');
  const places = Map.groupBy(plain.length > 0 ? plain : errors, (error) => JSON.stringify(pathOf(error)));
  return [...places.values()].flatMap((found) => {
    const [first] = found;
    return first ? [{ path: pathOf(first), message: [...new Set(found.map(inWords))].join(' or ') }] : [];
  });
}

/** A member that must not be there is reported itself, not the object around it. */
function pathOf({ instancePath, params }: ErrorObject): string[] {
  const { additionalProperty, unevaluatedProperty }: Record<string, unknown> = params;
  const surplus = additionalProperty ?? unevaluatedProperty;
  const path = instancePath.split('/').slice(1).map(unescapePointerFragment);
  return typeof surplus === 'string' ? [...path, surplus] : path;
}

/** Where a schema of ours describes what it wants, its words go before the validator's. */
function inWords({ keyword, message = 'is not valid', params, parentSchema }: ErrorObject): string {
  const { allowedValues, allowedValue }: Record<string, unknown> = params;
  const described: unknown = parentSchema?.['description'];
  switch (keyword) {
    case 'enum':
      return `must be one of ${listOf(allowedValues)}`;
    case 'const':
      return `must be ${JSON.stringify(allowedValue)}`;
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return 'must not be there';
    case 'pattern':
    case 'format':
      return typeof described === 'string' ? `must be ${described}` : message;
    default:
      return message;
  }
}

function listOf(values: unknown): string {
  return Array.isArray(values) ? values.map((value) => JSON.stringify(value)).join(', ') : String(values);
}
