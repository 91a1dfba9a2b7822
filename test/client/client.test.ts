import { describe, expect, test } from 'vitest';
import type { JsonSchema, OpenApiDocument, SecuritySchemeObject } from '../../scripts/spec/openapi.ts';
import { answering, compileWith, emitPets, onOneLine, petsDocument } from './support.ts';

const paths = {
  '/pets/{petId}': {
    get: {
      operationId: 'getPet',
      tags: ['pets'],
      parameters: [{ name: 'petId', in: 'path', required: true, schema: { type: 'integer' } }],
      ...answering({ $ref: '#/components/schemas/Pet' }),
    },
  },
  '/tokens': {
    post: {
      operationId: 'createToken',
      tags: ['access'],
      security: [],
      requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
      ...answering({ type: 'object' }),
    },
  },
};
const Pet = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };

/** A client whose API has one security scheme. */
const secured = (scheme: SecuritySchemeObject): OpenApiDocument =>
  petsDocument(paths, {
    security: [{ auth: [] }],
    components: { schemas: { Pet }, securitySchemes: { auth: scheme } },
  });

const exchange = { operation: 'createToken', request: { apiKey: '/username', secret: '/password' }, token: '/token' };

describe('a security scheme', () => {
  test.each<[string, SecuritySchemeObject, string, string]>([
    ['basic', { type: 'http', scheme: 'Basic' }, 'basic', 'BasicCredential'],
    ['bearer', { type: 'http', scheme: 'bearer' }, 'bearer', 'TokenCredential'],
    ['oauth2', { type: 'oauth2' }, 'bearer', 'TokenCredential'],
    ['openIdConnect', { type: 'openIdConnect' }, 'bearer', 'TokenCredential'],
    ['a key in the query', { type: 'apiKey', in: 'query', name: 'key' }, `queryKey('key')`, 'TokenCredential'],
    ['a key in a cookie', { type: 'apiKey', in: 'cookie', name: 'key' }, `cookieKey('key')`, 'TokenCredential'],
    [
      'a key with a prefix',
      { type: 'apiKey', in: 'header', name: 'Authorization', 'x-credential-prefix': 'Token ' },
      `headerKey('Authorization', 'Token ')`,
      'TokenCredential',
    ],
    [
      'a token that is exchanged for members',
      { type: 'http', scheme: 'bearer', 'x-token-exchange': exchange },
      `exchange(bearer, createToken, { apiKey: 'username', secret: 'password' }, 'token')`,
      'TokenCredential | { readonly apiKey: string; readonly secret: string }',
    ],
    [
      'a token that stands deeper than the runtime reads',
      { type: 'http', scheme: 'bearer', 'x-token-exchange': { ...exchange, token: '/data/token' } },
      'bearer',
      'TokenCredential',
    ],
  ])('of %s', async (_name, scheme, source, type) => {
    const { 'client.ts': client = '' } = await emitPets(secured(scheme));
    expect(onOneLine(client)).toContain(`schemes: { auth: ${source} }`);
    expect(client).toContain(`auth: ${type};`);
  });

  test.each<[string, SecuritySchemeObject]>([
    ['a certificate', { type: 'mutualTLS' }],
    ['a scheme that the runtime does not know', { type: 'http', scheme: 'digest' }],
  ])('of %s is left to fetch', async (_name, scheme) => {
    const { 'client.ts': client = '' } = await emitPets(secured(scheme));
    expect(client).toContain('security: [], schemes: {} };');
    expect(client).toContain('type PetsCredentials = Record<string, never>;');
  });
});

const inPath = (name: string, schema: JsonSchema) => ({ name, in: 'path', required: true, schema });

const linesFor = (since: string, item: string): string[] => [
  `import { createPets } from './index.ts';`,
  `export const list: Promise<${item}[]> = createPets().default.listSince('cat', ${since});`,
  '// @ts-expect-error',
  `createPets().default.listSince('cow', ${since});`,
];

describe('a client', () => {
  const document = secured({ type: 'http', scheme: 'bearer', 'x-token-exchange': exchange });

  test('binds the functions of each group, and gives them all to the raw client', async () => {
    const { 'client.ts': client = '' } = await emitPets(document);
    expect(client).toContain('const groups = { pets: { getPet }, access: { createToken } };');
    expect(client).toContain('pets: bind<PetsPets>(connection, groups.pets),');
    expect(client).toContain('getPet(petId: number, options?: GetPetOptions): Call<GetPetResult, GetPetError>;');
  });

  test('compiles where it is used well', async () => {
    const lines = [
      `import { connectPets, createPets, getPet, type Pet, type PetsOptions } from './index.ts';`,
      `const options: PetsOptions = { credentials: { auth: { apiKey: 'key', secret: 'secret' } } };`,
      'const pets = createPets(options);',
      'export const one: Promise<Pet> = pets.pets.getPet(1);',
      'export const two: Promise<Pet> = getPet(connectPets(options), 1, { timeout: 5 });',
      'export const three: Promise<{ data?: Pet }> = pets.raw.GET("/pets/{petId}", { params: { path: { petId: 1 } } });',
      `createPets({ credentials: { auth: async () => 'token' } });`,
    ];
    expect(await compileWith(document, lines)).toEqual([]);
  });

  test('takes dates and enums in the path, and gives dates, where asked to', async () => {
    const dated = petsDocument({
      '/{kind}/{since}': {
        get: {
          operationId: 'listSince',
          parameters: [
            inPath('kind', { enum: ['cat', 'dog'] }),
            inPath('since', { type: 'string', format: 'date-time' }),
          ],
          ...answering({ type: 'array', items: { type: 'string', format: 'date-time' } }),
        },
      },
    });
    expect(await compileWith(dated, linesFor('new Date()', 'Date'), { dates: 'Date' })).toEqual([]);
    expect(await compileWith(dated, linesFor(`'2026-01-01T00:00:00Z'`, 'string'))).toEqual([]);
  });

  test.each([
    [
      'a method',
      'pets.pets.getPets(1);',
      `Property 'getPets' does not exist on type 'PetsPets'. Did you mean 'getPet'?`,
    ],
    [
      'an argument',
      `pets.pets.getPet('1');`,
      `Argument of type 'string' is not assignable to parameter of type 'number'.`,
    ],
    ['an option', 'pets.pets.getPet(1, { timeOut: 5 });', `but 'timeOut' does not exist in type 'CallOptions'.`],
    ['a missing argument', 'pets.pets.getPet();', 'Expected 1-2 arguments, but got 0.'],
    [
      'a credential',
      `createPets({ credentials: { auth: { apiKey: 'key' } } });`,
      `Property 'secret' is missing in type '{ apiKey: string; }'`,
    ],
    [
      'an argument of a function',
      `getPet(pets.connection, '1');`,
      `Argument of type 'string' is not assignable to parameter of type 'number'.`,
    ],
    [
      'a result',
      `const name: number = (await pets.pets.getPet(1)).name;`,
      `Type 'string' is not assignable to type 'number'.`,
    ],
  ])('says in few words what is wrong with %s', async (_name, line, message) => {
    const lines = [
      `import { createPets, getPet } from './index.ts';`,
      'const pets = createPets();',
      line,
      'export { getPet, pets };',
    ];
    const said = await compileWith(document, lines);
    const first = said.find((text) => !text.includes('is declared but')) ?? '';
    expect(first).toContain(message);
    expect(first.slice(line.length).length).toBeLessThan(300);
  });
});
