import { isDeepStrictEqual } from 'node:util';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { decodeXml } from '../xml/decode.ts';
import { XmlError, formatXmlProblem } from '../xml/error.ts';
import { isRecord } from '../spec/record.ts';
import type { JsonValue, ResolveReference, SchemaPlace } from '../xml/types.ts';
import { jsonPart } from '../xml/xml-only.ts';
import { standalone, type Direction } from './standalone.ts';
import { createAjv, violationsOf } from './validation.ts';

/** Something wrong with an example. */
export interface ExampleFault {
  /** What it does or must do, after "The example". */
  message: string;
  /** Keys and indexes from the root of the example as it is written; empty for XML, which is one string. */
  path: (string | number)[];
}

/** Holds examples to their schemas. One checker serves a whole description, as schemas are compiled once. */
export class ExampleChecker {
  readonly #resolve: ResolveReference;
  readonly #ajv = createAjv();
  readonly #compiled = new Map<Direction | undefined, WeakMap<object, ValidateFunction>>();

  constructor(resolve: ResolveReference) {
    this.#resolve = resolve;
  }

  /** Faults of a value written as JSON or YAML. */
  checkValue(value: JsonValue, place: SchemaPlace, direction?: Direction): ExampleFault[] {
    return guard(() => [
      ...violationsOf(this.#validatorOf(place, direction), value),
      ...jsonPart(value, place, this.#resolve).xmlOnly.map((path) => ({
        path,
        message: 'exists in XML only (`x-xml-only`) and must not stand in JSON',
      })),
    ]);
  }

  /** Faults of an XML document, and its differences from the JSON example that is to say the same. */
  checkXml(text: JsonValue, place: SchemaPlace, twin: JsonValue | undefined, direction?: Direction): ExampleFault[] {
    if (typeof text !== 'string') return [{ message: 'must be a string that holds the XML text', path: [] }];
    return guard(() => {
      const value = decodeXml(text, place, this.#resolve);
      const faults = violationsOf(this.#validatorOf(place, direction), value).map(({ path, message }) => ({
        message: [message, ...(path.length === 0 ? [] : [`at /${path.join('/')}`]), 'in the XML'].join(' '),
        path: [],
      }));
      return faults.length > 0 || twin === undefined ? faults : this.#compare(value, twin, place);
    });
  }

  #compare(value: JsonValue, twin: JsonValue, place: SchemaPlace): ExampleFault[] {
    const [xml, json] = [value, twin].map((side) => jsonPart(side, place, this.#resolve).value);
    const difference = firstDifference(xml, json, '');
    return difference === undefined ? [] : [{ message: `differs from its JSON twin: ${difference}`, path: [] }];
  }

  #validatorOf(place: SchemaPlace, direction: Direction | undefined): ValidateFunction {
    if (!isRecord(place.schema)) return this.#ajv.compile(place.schema !== false);
    const known = this.#compiled.get(direction) ?? new WeakMap<object, ValidateFunction>();
    this.#compiled.set(direction, known);
    const validate = known.get(place.schema) ?? this.#ajv.compile(standalone(place, this.#resolve, direction));
    known.set(place.schema, validate);
    return validate;
  }
}

/** Turns what a malformed schema or document makes the checks throw into faults. */
function guard(check: () => ExampleFault[]): ExampleFault[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof XmlError) {
      return error.problems.map((problem) => ({
        message: `is not the XML described: ${formatXmlProblem(problem)}`,
        path: [],
      }));
    }
    return [{ message: `cannot be checked: ${error instanceof Error ? error.message : String(error)}`, path: [] }];
  }
}

function firstDifference(xml: unknown, json: unknown, path: string): string | undefined {
  if (isDeepStrictEqual(xml, json)) return undefined;
  if (typeof xml !== 'object' || typeof json !== 'object' || xml === null || json === null) {
    return `${path || 'the value'} is ${inWords(xml)} in XML and ${inWords(json)} in JSON`;
  }
  const [left, right] = [new Map(Object.entries(xml)), new Map(Object.entries(json))];
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const found = firstDifference(left.get(key), right.get(key), `${path}/${key}`);
    if (found !== undefined) return found;
  }
  return `${path || 'the value'} is of another kind`;
}

function inWords(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
