import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';

/** The rules `redocly.yaml` sets for all of this project's APIs. */
const { rules } = parse(readFileSync(path.resolve(import.meta.dirname, '../../redocly.yaml'), 'utf8')) as {
  rules: Record<string, string>;
};

const plugin = path.resolve(import.meta.dirname, '../../scripts/lint/plugin.ts');

/** A `redocly.yaml` that lints `api.yaml` as strictly as this project lints its own descriptions. */
export const strictConfig = stringify({
  plugins: [plugin],
  extends: ['recommended-strict', 'contact-apis/all'],
  rules,
  apis: { pets: { root: 'api.yaml' } },
});

const provenance = { level: 'documented', source: 'https://example.com/pets' };

/** A small description that every rule accepts. */
export function petDescription(): Record<string, unknown> {
  return {
    openapi: '3.1.1',
    info: { title: 'Pets API', version: '1.2.3', description: 'Pets.', license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: 'https://pets.example.org/v1', description: 'The only one.' }],
    tags: [{ name: 'pets', description: 'Animals.' }],
    security: [{ bearerAuth: [] }],
    paths: {
      '/pets/{petId}': {
        get: {
          operationId: 'getPet',
          tags: ['pets'],
          summary: 'Get a pet',
          description: 'Reads one pet.',
          'x-provenance': provenance,
          parameters: [
            {
              name: 'petId',
              in: 'path',
              required: true,
              description: 'Its id.',
              schema: { type: 'integer' },
              example: 7,
            },
          ],
          responses: {
            200: {
              description: 'The pet.',
              content: {
                'application/json': {
                  schema: { $ref: '#/components/schemas/Pet' },
                  examples: { rex: { value: { id: 7, name: 'Rex' } } },
                },
              },
            },
            404: { $ref: '#/components/responses/NotFound' },
          },
        },
      },
    },
    components: {
      securitySchemes: { bearerAuth: { type: 'http', scheme: 'bearer' } },
      responses: { NotFound: { description: 'No such pet.' } },
      schemas: {
        Pet: {
          type: 'object',
          description: 'A pet.',
          'x-provenance': provenance,
          required: ['id', 'name'],
          properties: {
            id: { type: 'integer', description: 'Its id.', examples: [7] },
            name: { type: 'string', description: 'Its name.', examples: ['Rex'] },
          },
        },
      },
    },
  };
}

/** The same, as YAML text, after a change. */
export function petYaml(change: (document: ReturnType<typeof petDescription>) => void = () => {}): string {
  const document = petDescription();
  change(document);
  return stringify(document, { aliasDuplicateObjects: false });
}
