import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import type { OperationObject } from '../../scripts/spec/openapi.ts';
import { answering, documentOf, emitPets, petsDocument } from './support.ts';

const operation: OperationObject = {
  operationId: 'renamePet',
  tags: ['pets'],
  summary: 'Rename a pet',
  description: 'Gives a pet another name. See [the guide](https://pets.example.org/guide).',
  deprecated: true,
  'x-provenance': { level: 'documented', source: 'https://pets.example.org/rename', note: 'Read in May.' },
  parameters: [
    { name: 'petId', in: 'path', required: true, description: 'Id of the pet.', schema: { type: 'string' } },
    { name: 'dry run', in: 'query', description: 'Whether to pretend.', schema: { type: 'boolean' } },
    { name: 'old', in: 'query', deprecated: true, description: 'Of no use.', schema: { type: 'boolean' } },
  ],
  requestBody: { required: true, description: 'The name.', content: { 'application/json': {} } },
  responses: {
    204: { description: 'Renamed.' },
    303: { description: 'It has moved.' },
    400: { description: 'The name is taken.' },
    404: { description: 'No such pet.' },
    503: { description: 'Asleep.' },
    default: { description: 'Whatever else.' },
  },
};
const document = petsDocument(
  { '/pets/{petId}': { post: operation } },
  { tags: [{ name: 'pets', description: 'Animals.' }] },
);

const doc = `
 * Rename a pet
 *
 * Gives a pet another name. See [the guide](https://pets.example.org/guide).
 *
 * Provenance: documented. Read in May.
 *
 * @param petId Id of the pet.
 * @param body The name.
 * @param options
 *   - \`query.dry run\`: Whether to pretend.
 *   - \`query.old\`: Deprecated. Of no use.
 * @throws {RedirectError} 303: It has moved.
 * @throws {RequestError}
 *   - 400: The name is taken.
 *   - 404: No such pet.
 * @throws {ServerError} 503: Asleep.
 * @throws {HttpError} Any other status: Whatever else.
 * @see https://pets.example.org/rename
 * @deprecated For the reason given above.
 */`;

test('an operation is documented by its description, arguments, errors and provenance', async () => {
  const { 'operations.ts': operations = '' } = await emitPets(document);
  expect(operations).toContain(`/**${doc}\nexport const renamePet`);
});

test('its method has the same words', async () => {
  const { 'client.ts': client = '' } = await emitPets(document);
  expect(client).toContain(`  /**${doc.replaceAll('\n', '\n  ')}\n  renamePet(`);
});

test('editors see the function and the method as deprecated', async () => {
  const files = await emitPets(document);
  for (const name of ['operations.ts', 'client.ts']) {
    const source = ts.createSourceFile(name, files[name]!, ts.ScriptTarget.Latest, true);
    const deprecated: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.getJSDocDeprecatedTag(node)) deprecated.push(node.getText().split(/\W/)[0]!);
      ts.forEachChild(node, visit);
    };
    visit(source);
    expect(deprecated.length).toBeGreaterThan(0);
  }
});

describe('what is said of', () => {
  test('an error envelope', async () => {
    const envelope = { status: '/meta/status', error: ['error', 'failed'], message: '/message', data: '/data' };
    expect(await wordsOf({ 'x-error-envelope': envelope })).toContain(
      '@throws {EnvelopeError} A success whose `meta.status` is `error` or `failed`.',
    );
  });

  test('pages', async () => {
    const pagination = { page: { parameter: 'page', first: 0 }, items: '' };
    expect(await wordsOf({ 'x-pagination': pagination })).toContain(
      '@param options - `limit`: How many items an iteration gives at most. @returns One page when it is awaited;',
    );
  });

  test('values to match', async () => {
    const match = { parameter: 'match', values: 'body', pointer: '/Contact/Values' };
    expect(await wordsOf({ 'x-match': match })).toContain(
      '`match`: Values to find by, under the names of their fields. They are sent in `Contact.Values` of the body',
    );
  });

  test('an operation that says nothing of itself, is nothing', async () => {
    const { 'operations.ts': code = '' } = await emitPets(documentOf(answering({})));
    expect(code).not.toMatch(/undefined|\/\*\*\s*\*\//);
  });
});

test('the functions that make clients and connections tell their options, and how they are used', async () => {
  const securitySchemes = { token: { type: 'http', scheme: 'bearer' }, certificate: { type: 'mutualTLS' } };
  const { 'client.ts': client = '' } = await emitPets({ ...document, components: { securitySchemes } });
  const options = `
 * @param options
 *   - \`baseUrl\`: https://pets.example.org when left out.
 *   - \`credentials\`: By the name of their security scheme, \`token\`; see {@link PetsCredentials}.
 * @example`;
  expect(client).toContain(`${options}
 * const client = createPets(options);
 * const result = await client.pets.renamePet(petId, body);
 */
export function createPets(`);
  expect(client).toContain(`${options}
 * const connection = connectPets(options);
 * const result = await renamePet(connection, petId, body);
 */
export function connectPets(`);
});

test('a group and its property are documented by their tag', async () => {
  const { 'client.ts': client = '' } = await emitPets(document);
  expect(client).toContain('  /** Animals. */\n  readonly pets: PetsPets;');
  expect(client).toContain('/** Animals. */\nexport interface PetsPets {');
});

/** What is said of an operation, in one line. */
async function wordsOf(more: OperationObject): Promise<string> {
  const { 'operations.ts': code = '' } = await emitPets(documentOf({ ...answering({}), ...more }));
  return code.replace(/\n \* */g, ' ').replace(/\s+/g, ' ');
}
