import type { ErrorObject, Options } from 'ajv';
import type { JsonSchema, OpenApiDocument } from '../../spec/openapi.ts';
import type { Violation } from '../violation.ts';
import { uniqueItems } from './unique-items.ts';

/** What of a request is validated as one value. */
export type Place = 'path' | 'query' | 'header' | 'cookie' | 'body';

/** Lists what is wrong with a value. */
export type Check = (value: unknown) => readonly Violation[];

/** Makes checks of JSON Schemas. */
export interface Validation {
  /**
   * A schema that is none allows everything, as with Prism.
   * @param converts whether texts become the numbers, booleans and nulls that the schema asks for, in the value itself
   */
  compile(schema: JsonSchema, place: Place, converts: boolean): Check;
}

const valid: readonly Violation[] = [];
const options: Options = {
  allErrors: true,
  allowUnionTypes: true,
  allowMatchingProperties: true,
  strict: false,
  validateSchema: false,
  logger: false,
};

/** Loads Ajv in the dialect of a document: draft 7 for OpenAPI 3.0, else 2020-12; with the formats that Prism has. */
export async function loadValidation({ openapi }: OpenApiDocument): Promise<Validation> {
  const [{ Ajv }, { default: addFormats }, { date_time: isDateTime }] = await Promise.all([
    openapi.startsWith('3.0') ? import('ajv') : import('ajv/dist/2020.js').then(({ Ajv2020 }) => ({ Ajv: Ajv2020 })),
    import('ajv-formats'),
    import('@stoplight/prism-http/dist/validator/validators/dateTime.js'),
  ]);
  const create = (coerceTypes: boolean) => {
    const ajv = new Ajv({ ...options, coerceTypes });
    addFormats.default(ajv);
    ajv.removeKeyword('uniqueItems').addKeyword(uniqueItems);
    return ajv.addFormat('date-time', isDateTime);
  };
  const [converting, plain] = [create(true), create(false)];
  return {
    compile(schema, place, converts) {
      try {
        const validate = (converts ? converting : plain).compile(schema);
        return (value) => (validate(value) ? valid : validate.errors!.map((error) => toViolation(error, place)));
      } catch {
        return () => valid;
      }
    },
  };
}

/** In Prism's words. */
function toViolation({ instancePath, keyword, message = '', params }: ErrorObject, place: Place): Violation {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  const part = path.length === 0 ? '' : `${place === 'body' ? 'property' : 'parameter'} ${path.join('.').trim()} `;
  return {
    location: ['request', place, ...path],
    severity: 'Error',
    code: keyword,
    message: `Request ${place} ${part}${message}${detailOf(params)}`,
  };
}

function detailOf(params: Record<string, unknown>): string {
  const { allowedValues, additionalProperty, unevaluatedProperty } = params;
  const values = Array.isArray(allowedValues) ? `: ${allowedValues.join(', ')}` : '';
  const found = additionalProperty === undefined ? '' : `; found '${String(additionalProperty)}'`;
  const unevaluated = unevaluatedProperty === undefined ? '' : `: '${String(unevaluatedProperty)}'`;
  return values + found + unevaluated;
}
