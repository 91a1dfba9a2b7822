import type { ApiModel, Operation } from '../../model/model.ts';
import type { OpenApiDocument } from '../../spec/openapi.ts';
import { createDescriber } from './describe.ts';
import type { Engine } from './engine.ts';
import { createJsonSchemas } from './json-schema.ts';
import { createNegotiation } from './negotiate.ts';
import { compileReader, type ReadRequest } from './reader.ts';
import { createParts, createShapes } from './shape.ts';
import { loadValidation, type Validation } from './validation.ts';
import { createWriters } from './write.ts';

/**
 * The engine of one API. What it needs of an operation is compiled when that is first called.
 * @param document the bundle the model was built from; it is left unchanged
 */
export function createEngine(model: ApiModel, document: OpenApiDocument): Engine {
  const partsOf = createParts(document);
  const shapeOf = createShapes(partsOf);
  const schemas = createJsonSchemas(document, partsOf);
  let loading: Promise<Validation> | undefined;
  const readers = new Map<Operation, ReadRequest>();
  const compile = async (operation: Operation): Promise<ReadRequest> => {
    const validation = await (loading ??= loadValidation(document));
    const reader = compileReader(operation, model, { document, shapeOf, schemas, validation });
    readers.set(operation, reader);
    return reader;
  };
  const describe = createDescriber(document);
  const writerOf = createWriters(document);
  return {
    async read(operation, path, message) {
      const reader = readers.get(operation) ?? (await compile(operation));
      return reader(path, message);
    },
    negotiate: createNegotiation(),
    describe,
    write: (operation, status, mediaType, body) => writerOf(operation, status, mediaType)(body),
    generate: (operation, seed) => describe(operation, undefined, { dynamic: true, seed }),
  };
}
