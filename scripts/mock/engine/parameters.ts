import type { Parameter } from '../../model/model.ts';
import type { JsonSchema } from '../../spec/openapi.ts';
import type { Violation } from '../violation.ts';
import type { Fields } from './fields.ts';
import type { JsonSchemas } from './json-schema.ts';
import type { Shape, ShapeOf } from './shape.ts';
import { malformed, readerOfFields, readerOfText } from './styles.ts';
import type { Place, Validation } from './validation.ts';

/** Values by name, converted as described, and what is wrong with them. */
export interface Values {
  readonly values: Readonly<Record<string, unknown>>;
  /** Names of those that were sent, defaults aside. */
  readonly sent: readonly string[];
  readonly violations: readonly Violation[];
}

/** Takes the parameters of one place out of a request. */
export type ReadValues<Source> = (source: Source) => Values;

/** What the parameters of one description are read with. */
export interface ParameterParts {
  readonly shapeOf: ShapeOf;
  readonly schemas: JsonSchemas;
  readonly validation: Validation;
}

/** @param parameters those of the path, or those of headers */
export function compileTexts(
  parameters: readonly Parameter[],
  place: Place,
  parts: ParameterParts,
): ReadValues<Readonly<Record<string, string>>> {
  return compile(parameters, place, parts, (parameter, shape) => {
    const read = readerOfText(parameter, shape);
    const key = place === 'header' ? parameter.name.toLowerCase() : parameter.name;
    return (texts) => {
      const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
      return text ? read(text) : undefined;
    };
  });
}

/** @param parameters those of the query, or cookies */
export function compileFields(
  parameters: readonly Parameter[],
  place: Place,
  parts: ParameterParts,
): ReadValues<Fields> {
  const isClaimed = compileClaims(parameters, parts.shapeOf);
  return compile(parameters, place, parts, (parameter, shape) => readerOfFields(parameter, shape, isClaimed));
}

/** Which names of a query belong to described parameters, free members of an exploded object aside. */
export function compileClaims(parameters: readonly Parameter[], shapeOf: ShapeOf): (name: string) => boolean {
  const names = new Set<string>();
  const prefixes: string[] = [];
  for (const { name, style, explode, schema } of parameters) {
    const shape = shapeOf(schema);
    if (style === 'deepObject') prefixes.push(`${name}[`);
    else if (shape.kind === 'object' && explode && style !== 'json')
      shape.members.forEach((member) => names.add(member));
    else names.add(name);
  }
  return (name) => names.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}

/** Whether some parameter takes whatever no other one claims. */
export function takesOthers(parameters: readonly Parameter[], shapeOf: ShapeOf): boolean {
  return parameters.some(({ style, explode, schema }) => {
    const shape = shapeOf(schema);
    return shape.kind === 'object' && explode && style === 'form' && shape.isOpen;
  });
}

const none: Values = { values: {}, sent: [], violations: [] };

function compile<Source>(
  parameters: readonly Parameter[],
  place: Place,
  { shapeOf, schemas, validation }: ParameterParts,
  readerOf: (parameter: Parameter, shape: Shape) => (source: Source) => unknown,
): ReadValues<Source> {
  if (parameters.length === 0) return () => none;
  const readers = parameters.map((parameter) => {
    const shape = shapeOf(parameter.schema);
    return { parameter, read: readerOf(parameter, shape), initial: shape.default };
  });
  const check = validation.compile(schemas.whole(schemaOf(parameters)), place, true);
  return (source) => {
    const values: Record<string, unknown> = {};
    const warnings: Violation[] = [];
    const broken: Violation[] = [];
    for (const { parameter, read } of readers) {
      const value = read(source);
      if (value === undefined) continue;
      if (value === malformed) broken.push(notInStyle(parameter, place));
      else values[parameter.name] = value;
      if (parameter.deprecated) warnings.push(isDeprecated(parameter, place));
    }
    const violations = broken.length > 0 ? broken : check(values);
    const sent = Object.keys(values);
    for (const { parameter, initial } of readers) {
      if (initial !== undefined && values[parameter.name] === undefined) values[parameter.name] = initial;
    }
    return { values, sent, violations: warnings.length > 0 ? [...violations, ...warnings] : violations };
  };
}

function schemaOf(parameters: readonly Parameter[]): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  };
}

function notInStyle({ name, style }: Parameter, place: Place): Violation {
  const message = `Request ${place} parameter ${name} must be written in the style ${style}`;
  return { location: ['request', place, name], severity: 'Error', code: 'style', message };
}

/** In Prism's words. */
function isDeprecated({ name }: Parameter, place: Place): Violation {
  const message = `${place[0]!.toUpperCase()}${place.slice(1)} param ${name} is deprecated`;
  return { location: ['request', place, name], severity: 'Warning', code: 'deprecated', message };
}
