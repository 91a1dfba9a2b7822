import { nameApi } from '../../scripts/client/names.ts';
import { listSignatures } from '../../scripts/client/signature.ts';
import type { ApiNames } from '../../scripts/client/names.ts';
import type { Signature } from '../../scripts/client/signature.ts';
import { buildModel } from '../../scripts/model/build.ts';
import type { JsonSchema, OpenApiDocument } from '../../scripts/spec/openapi.ts';

/** A description whose operations, `op0` and on, answer with these schemas. */
export function describe(
  answers: readonly JsonSchema[],
  schemas: Record<string, JsonSchema> = {},
  { type = 'application/json', openapi = '3.1.1' } = {},
): OpenApiDocument {
  const operation = (schema: JsonSchema, index: number): object => ({
    get: { operationId: `op${index}`, responses: { 200: { description: 'Good.', content: { [type]: { schema } } } } },
  });
  return {
    openapi,
    info: { title: 'Values', version: '1' },
    paths: Object.fromEntries(answers.map((schema, index) => [`/${index}`, operation(schema, index)])),
    components: { schemas },
  };
}

/** What an emitter of values gives for a description. */
export function emitWith<T>(
  emit: (signatures: readonly Signature[], names: ApiNames, document: OpenApiDocument) => T,
  document: OpenApiDocument,
): T {
  const model = buildModel('values', document);
  const names = nameApi(model);
  return emit(listSignatures(model, names), names, document);
}
