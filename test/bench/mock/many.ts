import type { OpenApiDocument, OperationObject } from '../../../scripts/spec/openapi.ts';

/** A description of so many operations, two for each kind of thing: the paths differ in their first segment. */
export function describeMany(operations: number): OpenApiDocument {
  const kinds = Array.from({ length: operations / 2 }, (_, index) => `kind${index}`);
  return {
    openapi: '3.1.1',
    info: { title: `${operations} operations`, version: '1.0.0' },
    paths: Object.fromEntries(
      kinds.map((kind) => [
        `/${kind}/things/{id}`,
        {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
          get: answering(`get-${kind}`),
          put: {
            ...answering(`put-${kind}`),
            requestBody: { required: true, content: { 'application/json': { schema } } },
          },
        },
      ]),
    ),
    components: { schemas: { Thing: thing } },
  };
}

const schema = { $ref: '#/components/schemas/Thing' };

const thing = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'integer' }, name: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } },
};

const answering = (operationId: string): OperationObject => ({
  operationId,
  responses: {
    200: {
      description: 'It.',
      content: { 'application/json': { schema, example: { id: 7, name: 'Seven', tags: ['odd'] } } },
    },
  },
});
