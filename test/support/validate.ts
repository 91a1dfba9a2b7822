import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonSchema, OpenApiDocument } from '../../scripts/spec/openapi.ts';

/** Says what is wrong with a value; an empty list when it is as its schema says. */
export type Validate = (schema: JsonSchema, value: unknown) => string[];

/** A validator of values by schemas of one bundled description. */
export function createValidator({ components }: OpenApiDocument): Validate {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  addFormats.default(ajv);
  const compiled = new Map<JsonSchema, ReturnType<typeof ajv.compile>>();
  return (schema, value) => {
    if (typeof schema === 'boolean') return schema ? [] : ['nothing is allowed here'];
    const validate = compiled.get(schema) ?? ajv.compile({ ...schema, components });
    compiled.set(schema, validate);
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath || '/'} ${message}`);
  };
}
