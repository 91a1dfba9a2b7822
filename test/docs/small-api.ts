import type { DocsApi } from '../../scripts/docs/build.ts';
import { buildModel } from '../../scripts/model/build.ts';
import type { OpenApiDocument } from '../../scripts/spec/openapi.ts';

/** A description of one operation; tests change what they are about. */
export const smallDocument: OpenApiDocument = {
  openapi: '3.1.1',
  info: { title: 'Library', version: '1.2.0', description: 'Lends **books**.\n\nAnd more.' },
  servers: [{ url: 'https://library.example/v1' }],
  tags: [{ name: 'books', description: 'All books.' }],
  paths: {
    '/books/{id}': {
      get: {
        operationId: 'getBook',
        tags: ['books'],
        summary: 'Get a book',
        'x-provenance': { level: 'documented', source: 'https://library.example/docs' },
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: 'b-1' }],
        responses: {
          200: { description: 'The book.', content: { 'application/json': { schema: { type: 'object' } } } },
        },
      },
    },
  },
};

/** The API of a description, as the docs take it. */
export function apiOf(name: string, document: OpenApiDocument): DocsApi {
  return { model: buildModel(name, document), document, json: JSON.stringify(document) };
}
