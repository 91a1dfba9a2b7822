import path from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { emitApi } from '../../scripts/client/emit.ts';
import type { OperationObject } from '../../scripts/spec/openapi.ts';
import { folderWith } from '../support/folder.ts';
import { answering, petsDocument, runtimeWith, usual } from './support.ts';

const date = { type: 'object', properties: { at: { type: 'string', format: 'date-time' } } };
const named = (operationId: string, more: OperationObject = {}): OperationObject => ({
  operationId,
  ...answering(date),
  ...more,
});
const parameter = { in: 'query', schema: { type: 'array' }, explode: false };

/** Operations with whatever a descriptor may call; one of them is used, the others end in `Unused`. */
const document = petsDocument(
  {
    '/used': { get: { operationId: 'getUsed', ...answering({}) } },
    '/a': {
      get: named('datesUnused'),
      put: named('matchUnused', {
        'x-match': { parameter: 'm', values: 'body', pointer: '/v' },
        parameters: [{ ...parameter, name: 'm' }],
      }),
      patch: named('stylesUnused', { parameters: [{ ...parameter, name: 'p', allowReserved: true }] }),
      post: named('pagesUnused', { 'x-pagination': { page: { parameter: 'p', first: 0 }, items: '' } }),
      delete: named('envelopeUnused', {
        'x-error-envelope': { status: '/s', error: ['e'], message: '/m', data: '/d' },
      }),
    },
    '/b': {
      get: { operationId: 'fileUnused', responses: { 200: { description: '', content: { 'image/png': {} } } } },
      put: {
        operationId: 'xmlUnused',
        responses: { 200: { description: '', content: { 'text/xml': { schema: date } } } },
      },
      post: named('formUnused', { requestBody: { content: { 'multipart/form-data': {} } } }),
    },
  },
  { security: [{ key: [] }], components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'key' } } } },
);

async function bundle(imports: string): Promise<string> {
  const options = { ...usual, dates: 'Date' } as const;
  const files = [...(await emitApi('pets', document, options)), ...(await runtimeWith(options))];
  const folder = await folderWith(Object.fromEntries(files.map((file) => [file.path, file.content])));
  const { outputFiles } = await build({
    stdin: { contents: `export { ${imports} } from './pets/index.ts';`, resolveDir: folder, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    nodePaths: [path.resolve(import.meta.dirname, '../../node_modules')],
  });
  return outputFiles[0]!.text;
}

test('a bundle of one operation holds nothing of the others', async () => {
  const code = await bundle('getUsed, connectPets');
  expect(code).toContain('getUsed');
  expect(code).not.toMatch(/Unused|openapi-fetch|FormData|matchBody|reviveDates|readXml|envelope\(|reserved\(/);
});

test('a function alone holds no connection', async () => {
  expect(await bundle('getUsed')).not.toContain('pets.example.org');
});

test('a client holds them all', async () => {
  expect((await bundle('createPets')).match(/\w+Unused"/g)).toHaveLength(8);
});
