import type { OpenApiDocument } from '../../spec/openapi.ts';
import { viewBinary } from './binary.ts';
import { viewDirections } from './directions.ts';
import { viewDiscriminators } from './discriminators.ts';
import { viewInheritance } from './inheritance.ts';
import { viewNullable } from './nullable.ts';
import { viewReferences } from './references.ts';

/** What must be true of a document before anything is generated from it, one concern at a time, in this order. */
const views = [viewReferences, viewInheritance, viewDiscriminators, viewNullable, viewBinary, viewDirections];

/**
 * A document that means the same and says it in schemas alone: every name a client exports is a component schema.
 * @throws Error when a reference leads nowhere, which a linted bundle never has
 */
export function viewDocument(document: OpenApiDocument): OpenApiDocument {
  return views.reduce((viewed, view) => view(viewed), document);
}
