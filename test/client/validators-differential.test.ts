import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { emitValidators } from '../../scripts/client/validators.ts';
import type { JsonSchema } from '../../scripts/spec/openapi.ts';
import { isRecord } from '../../scripts/spec/record.ts';
import type { Validator } from '../../templates/client/validation.ts';
import { describe, emitWith } from './emit-values.ts';
import { loadEmitted } from './load-emitted.ts';
import { json, schemas, type Json, type Schema } from './schema-arbitrary.ts';

interface Case {
  schema: Schema | boolean;
  components: Record<string, Schema | boolean>;
}

const one = { $ref: '#/components/schemas/One' };
const two = { $ref: '#/components/schemas/Two' };
const cases: fc.Arbitrary<Case> = fc.record({
  schema: fc.oneof(
    { arbitrary: schemas(['One', 'Two']), weight: 5 },
    fc.constantFrom<Schema>({ anyOf: [one, two] }, { oneOf: [one, two] }, { allOf: [one, two] }, { not: one }),
    schemas([]).map((siblings): Schema => ({ ...(typeof siblings === 'object' && siblings), ...one })),
  ),
  components: fc.record({ One: schemas(['One', 'Two']), Two: schemas(['One', 'Two']) }),
});

test('gives the verdict of Ajv, at places that Ajv names, on random schemas and values', async () => {
  const samples = fc.sample(cases, { seed: 5, numRuns: 250 });
  const validators = await validatorsOf(samples);
  const counts = { good: 0, bad: 0 };
  const differences: unknown[] = [];
  for (const [index, sample] of samples.entries()) {
    const reference = ajvOf(sample);
    for (const value of fc.sample(json, { seed: index, numRuns: 40 })) {
      const errors = reference(value);
      if (errors === undefined) continue;
      const issues = validators[`op${index}`]!(value);
      const places = new Set(errors.map(placeOf));
      const isAlike = (issues.length === 0) === (errors.length === 0);
      const isKnown = issues.every(({ path }) => places.has(path) || isSurplus(path, errors));
      if (!isAlike || !isKnown) differences.push({ sample, value, issues, errors });
      counts[errors.length === 0 ? 'good' : 'bad'] += 1;
    }
  }
  expect(differences).toEqual([]);
  expect(Math.min(counts.good, counts.bad)).toBeGreaterThan(1000);
});

/** Ajv, or `undefined` for a value on which the code it makes breaks. */
function ajvOf({ schema, components }: Case): (value: Json) => readonly ErrorObject[] | undefined {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false, ownProperties: true });
  addFormats.default(ajv);
  const validate = ajv.compile({ allOf: [schema], components: { schemas: components } });
  return (value) => {
    try {
      return validate(value) ? [] : (validate.errors ?? []);
    } catch {
      return undefined;
    }
  };
}

/** A member that is missing, or should be, is named itself. */
function placeOf({ instancePath, params, propertyName }: ErrorObject): string {
  const { missingProperty, additionalProperty, unevaluatedProperty, propertyName: name }: Schema = params;
  const key = missingProperty ?? additionalProperty ?? unevaluatedProperty ?? name ?? propertyName;
  return typeof key === 'string' ? `${instancePath}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}` : instancePath;
}

/** Ajv reports surplus items once, at their list; and leaves out that items are equal when they are of a wrong type. */
function isSurplus(path: string, errors: readonly ErrorObject[]): boolean {
  return errors.some(({ keyword, instancePath, params }) => {
    return (
      (keyword === 'items' && 'limit' in params && path.startsWith(instancePath)) || instancePath.startsWith(`${path}/`)
    );
  });
}

/** All cases in one module, each with components of its own. */
async function validatorsOf(samples: readonly Case[]): Promise<Record<string, Validator>> {
  const rename = (value: unknown, index: number): unknown => {
    if (Array.isArray(value)) return value.map((part) => rename(part, index));
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        key,
        key === '$ref' ? `${String(part)}${index}` : rename(part, index),
      ]),
    );
  };
  const components = samples.flatMap((sample, index) =>
    Object.entries(sample.components).map(
      ([name, part]) => [`${name}${index}`, rename(part, index) as JsonSchema] as const,
    ),
  );
  const answers = samples.map(({ schema }, index) => rename(schema, index) as JsonSchema);
  const document = describe(answers, Object.fromEntries(components));
  const { validators } = await loadEmitted<{ validators: Record<string, Validator> }>(
    emitWith(emitValidators, document),
  );
  return validators;
}
