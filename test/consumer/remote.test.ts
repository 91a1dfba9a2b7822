import { describe, expect, test } from 'vitest';
import { fetchText, remoteLimits } from '../../scripts/consumer/remote.ts';
import { readOwn } from '../../scripts/consumer/sources.ts';
import { folderWith, temporaryFolder } from '../support/folder.ts';
import { serve, serveTexts } from '../support/http.ts';

const described = (schema: string): string => `
openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get: { operationId: listPets, responses: { '200': { description: ok, content: { application/json: { schema: ${schema} } } } } }
`;
const message = (says: string): object => ({ severity: 'error', message: expect.stringContaining(says) as string });

describe('a description at a URL', () => {
  test('is read with what it refers to at the same origin, whatever the names end in', async () => {
    const url = await serveTexts({
      '/api/openapi': described('{ $ref: ../schemas/Pet.yaml }'),
      '/schemas/Pet.yaml': 'properties: { owner: { $ref: /schemas/Owner } }',
      '/schemas/Owner': 'type: string',
    });
    const { problems, bundle, files } = await readOwn('pets', `${url}/api/openapi`, await temporaryFolder());
    expect(problems).toEqual([]);
    expect(Object.keys(bundle!.document.components!.schemas!)).toEqual(['Owner', 'Pet']);
    expect(files).toEqual([]);
  });

  test('is told of by its URL where it is wrong', async () => {
    const url = await serveTexts({ '/api.yaml': described('{ type: 5 }') });
    const { problems, bundle } = await readOwn('pets', `${url}/api.yaml`, await temporaryFolder());
    expect(bundle).toBeUndefined();
    expect(problems).toMatchObject([
      { file: `${url}/api.yaml`, line: 6, pointer: expect.stringMatching(/schema\/type$/) as string },
    ]);
  });

  test.each([
    ['another origin', 'http://127.0.0.1:9/Pet.yaml'],
    ['a file', 'file:///etc/hostname'],
    ['another protocol', 'https://127.0.0.1/Pet.yaml'],
  ])('does not lead to %s', async (_name, $ref) => {
    const url = await serveTexts({ '/api.yaml': described(`{ $ref: '${$ref}' }`) });
    const { problems, bundle } = await readOwn('pets', `${url}/api.yaml`, await folderWith({ 'Pet.yaml': '{}' }));
    expect(bundle).toBeUndefined();
    expect(problems).toMatchObject([message(`is not at ${url}, where the description is, and is not read`)]);
  });

  test('does not lead elsewhere by a redirect either', async () => {
    const other = await serveTexts({ '/Pet.yaml': 'type: string' });
    const url = await serve((request, response) => {
      if (request.url === '/api.yaml') response.end(described('{ $ref: Pet.yaml }'));
      else response.writeHead(302, { location: `${other}/Pet.yaml` }).end();
    });
    const { problems } = await readOwn('pets', `${url}/api.yaml`, await temporaryFolder());
    expect(problems).toMatchObject([message(`${url}/Pet.yaml redirects to ${other}/Pet.yaml. Name that address`)]);
  });

  test('that has no description to give is a problem in a sentence', async () => {
    const url = await serveTexts({ '/page': '<html></html>' }, 'text/html; charset=utf-8');
    const root = await temporaryFolder();
    expect((await readOwn('pets', `${url}/gone.yaml`, root)).problems).toMatchObject([
      message('answers 404 Not Found.'),
    ]);
    expect((await readOwn('pets', `${url}/page`, root)).problems).toMatchObject([message('answers a web page')]);
  });
});

describe('a text at a URL', () => {
  test('is read through redirects on its own origin, up to some', async () => {
    const url = await serve((request, response) => {
      const step = Number(request.url!.slice(1));
      if (step === 0) response.end('there');
      else response.writeHead(307, { location: `/${step - 1}` }).end();
    });
    expect((await fetchText(`${url}/5`, remoteLimits)).body).toBe('there');
    await expect(fetchText(`${url}/6`, remoteLimits)).rejects.toThrow('redirects more than 5 times.');
  });

  test('is decoded across chunks', async () => {
    const bytes = Buffer.from('title: Bücher €');
    const url = await serve((_request, response) => {
      for (const byte of bytes) response.write(Buffer.of(byte));
      response.end();
    });
    expect((await fetchText(url, remoteLimits)).body).toBe('title: Bücher €');
  });

  test('that is too large is left at the limit', async () => {
    const url = await serve((_request, response) => {
      const timer = setInterval(() => response.write(Buffer.alloc(2 ** 16)), 1);
      response.on('close', () => clearInterval(timer));
    });
    await expect(fetchText(url, { ...remoteLimits, size: 2 ** 20 })).rejects.toThrow(`${url} is larger than 1 MiB.`);
  });

  test('that does not come is given up', async () => {
    const silent = await serve(() => {});
    await expect(fetchText(silent, { ...remoteLimits, timeout: 50 })).rejects.toThrow(
      `${silent} does not answer within 0.05 s.`,
    );
    const stuck = await serve((_request, response) => response.write('openapi:'));
    await expect(fetchText(stuck, { ...remoteLimits, timeout: 50 })).rejects.toThrow('does not answer within');
  });

  test('where nobody listens says so', async () => {
    const url = await serve(() => {});
    const port = await new Promise<string>((resolve) => resolve(new URL(url).port));
    await expect(
      fetchText(`http://127.0.0.1:${Number(port) === 65_535 ? 1024 : 65_535}/`, remoteLimits),
    ).rejects.toThrow(/cannot be reached: .*ECONNREFUSED/);
  });
});
