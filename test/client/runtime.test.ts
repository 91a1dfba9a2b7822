import { describe, expect, test } from 'vitest';
import { createCaller, type ApiDescriptor, type ClientOptions } from '../../templates/client/client.ts';
import { ApiError, DecodeError, InputError } from '../../templates/client/errors.ts';
import type { BodyDescriptor, OperationDescriptor } from '../../templates/client/operation.ts';

const getPet: OperationDescriptor = {
  id: 'getPet',
  method: 'get',
  path: '/pets/{petId}',
  parameters: [
    { name: 'petId', in: 'path', style: 'simple', explode: false },
    { name: 'fields', in: 'query', style: 'form', explode: false },
    { name: 'X-Trace', in: 'header', style: 'simple', explode: false },
  ],
  accept: ['application/json'],
  answer: 'json',
  security: [['key', 'user'], ['token'], []],
};
const login: OperationDescriptor = {
  ...getPet,
  id: 'login',
  method: 'post',
  path: '/login',
  parameters: [],
  security: [],
};
const post = (form: BodyDescriptor['form'], contentType: string): OperationDescriptor => ({
  ...login,
  id: 'postPet',
  path: '/pets',
  body: { contentType, form },
});

const api: ApiDescriptor = {
  baseUrl: 'https://pets.example.org/v1',
  securitySchemes: {
    key: { type: 'apiKey', in: 'query', name: 'key', prefix: '' },
    user: { type: 'basic' },
    token: { type: 'apiKey', in: 'header', name: 'Authorization', prefix: 'Token ' },
  },
  operations: [getPet, login],
};

/** A client whose requests are kept, and answered by a function. */
function clientWith(answer: () => Response, options: ClientOptions = {}) {
  const requests: Request[] = [];
  const { call } = createCaller(api, {
    ...options,
    fetch: (request) => {
      requests.push(request);
      return Promise.resolve(answer());
    },
  });
  return { call, requests };
}

const json = (value: unknown, status = 200): Response => Response.json(value, { status });

describe('a request', () => {
  test('is put together from base URL, path, query, headers and options', async () => {
    const { call, requests } = clientWith(() => json({}), { headers: { 'X-App': 'test' } });
    await call(getPet, { petId: 'a/b' }, undefined, {
      query: { fields: ['name', 'a,b'] },
      header: { 'X-Trace': 't1' },
      headers: { Prefer: 'code=200' },
    });
    const [request] = requests;
    expect(`${request!.method} ${request!.url}`).toBe('GET https://pets.example.org/v1/pets/a%2Fb?fields=name,a%2Cb');
    expect(Object.fromEntries(request!.headers)).toEqual({
      accept: 'application/json, */*;q=0.1',
      prefer: 'code=200',
      'x-app': 'test',
      'x-trace': 't1',
    });
  });

  test('goes to another base URL when one is given', async () => {
    const { call, requests } = clientWith(() => json({}), { baseUrl: 'http://127.0.0.1:4010/pets/' });
    await call(getPet, { petId: 7 });
    expect(requests[0]!.url).toBe('http://127.0.0.1:4010/pets/pets/7');
  });

  test('is not sent with an unsafe path parameter', async () => {
    const { call, requests } = clientWith(() => json({}));
    await expect(call(getPet, { petId: '..' })).rejects.toThrow(InputError);
    expect(requests).toEqual([]);
  });

  test('can be aborted', async () => {
    const { call } = createCaller(api, { baseUrl: 'http://127.0.0.1:1' });
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(call(getPet, { petId: 7 }, undefined, { signal })).rejects.toThrow('enough');
  });
});

describe('a body', () => {
  const bytes = new TextEncoder().encode('bytes');
  test.each([
    ['json', 'application/json', { name: 'Rex' }, '{"name":"Rex"}'],
    ['json', 'application/json; charset=utf-8', ['Rex'], '["Rex"]'],
    ['json', 'text/json', 'Rex', '"Rex"'],
    ['urlencoded', 'application/x-www-form-urlencoded', { a: 'b c', d: undefined, e: [1, 2] }, 'a=b%20c&e=1&e=2'],
    ['raw', 'application/octet-stream', new Blob(['bytes']), 'bytes'],
    ['raw', 'application/octet-stream', bytes, 'bytes'],
    ['raw', 'application/octet-stream', new Blob(['bytes']).stream(), 'bytes'],
    ['raw', 'application/xml', '<pet/>', '<pet/>'],
  ] as const)('is sent as %s: %s', async (form, contentType, body, sent) => {
    const { call, requests } = clientWith(() => json({}));
    await call(post(form, contentType), {}, body);
    expect(requests[0]!.headers.get('content-type')).toBe(contentType);
    expect(await requests[0]!.text()).toBe(sent);
  });

  test('of multipart/form-data carries files, lists, objects and texts', async () => {
    const { call, requests } = clientWith(() => json({}));
    await call(
      post('multipart', 'multipart/form-data'),
      {},
      {
        file: new File(['a,b'], 'a.csv'),
        files: [new Blob(['1']), new Blob(['2'])],
        pet: { name: 'Rex' },
        note: 'x',
        none: null,
      },
    );
    const form = await requests[0]!.formData();
    expect((form.get('file') as File).name).toBe('a.csv');
    expect(await Promise.all(form.getAll('files').map((file) => (file as File).text()))).toEqual(['1', '2']);
    const pet = form.get('pet') as File;
    expect([pet.type, await pet.text()]).toEqual(['application/json', '{"name":"Rex"}']);
    expect([form.get('note'), form.has('none')]).toEqual(['x', false]);
  });

  test.each([
    ['raw', { name: 'Rex' }],
    ['multipart', 'text'],
    ['urlencoded', 7],
  ] as const)('that has no %s form is not sent', async (form, body) => {
    const { call, requests } = clientWith(() => json({}));
    await expect(call(post(form, 'application/xml'), {}, body)).rejects.toThrow(InputError);
    expect(requests).toEqual([]);
  });

  test('that is left out is not sent, nor is a content type', async () => {
    const { call, requests } = clientWith(() => json({}));
    await call(post('json', 'application/json'), {});
    expect([requests[0]!.headers.get('content-type'), await requests[0]!.text()]).toEqual([null, '']);
  });
});

describe('credentials', () => {
  const user = { username: 'änn', password: 's:ecret' };

  test('of the first alternative that is complete are sent', async () => {
    const { call, requests } = clientWith(() => json({}), { credentials: { key: 'k&', user, token: 't' } });
    await call(getPet, { petId: 7 });
    expect(requests[0]!.url).toBe('https://pets.example.org/v1/pets/7?key=k%26');
    const [, encoded] = requests[0]!.headers.get('authorization')!.split('Basic ');
    expect(Buffer.from(encoded!, 'base64').toString()).toBe('änn:s:ecret');
  });

  test('have the prefix of their scheme', async () => {
    const { call, requests } = clientWith(() => json({}), { credentials: { token: 't', user } });
    await call(getPet, { petId: 7 });
    expect(requests[0]!.headers.get('authorization')).toBe('Token t');
  });

  test('in a query leave the rest of it as it is', async () => {
    const { call, requests } = clientWith(() => json({}), { credentials: { key: 'k&', user } });
    await call(getPet, { petId: 7 }, undefined, { query: { fields: ['a b', 'c'] } });
    expect(requests[0]!.url).toBe('https://pets.example.org/v1/pets/7?fields=a%20b,c&key=k%26');
  });

  test('are not sent where none are asked for', async () => {
    const { call, requests } = clientWith(() => json({}), { credentials: { token: 't' } });
    await call(login, {});
    expect(requests[0]!.headers.has('authorization')).toBe(false);
  });
});

test('the raw client refuses unsafe path parameters too', async () => {
  const { raw } = createCaller<{
    '/pets/{petId}': { get: { parameters: { path: { petId: string } }; responses: object } };
  }>(api, { fetch: () => Promise.resolve(json({})) });
  const get = (petId: string) => raw.GET('/pets/{petId}', { params: { path: { petId } } });
  await expect(get('..')).rejects.toThrow(InputError);
  await expect(get('')).rejects.toThrow(InputError);
  await expect(get('7')).resolves.toMatchObject({ data: {} });
});

describe('an answer', () => {
  test.each([
    ['JSON', () => json({ name: 'Rex' }), { name: 'Rex' }],
    ['no content', () => new Response(null, { status: 204 }), undefined],
    ['an empty body', () => new Response('', { headers: { 'content-type': 'application/json' } }), undefined],
  ])('with %s is given as a value', async (_name, answer, value) => {
    const { call } = clientWith(answer);
    expect(await call(getPet, { petId: 7 })).toEqual(value);
  });

  test.each([
    ['text', 'text/csv', 'a,b'],
    ['none', 'text/csv', undefined],
  ] as const)('is given as %s where that is described', async (answer, type, value) => {
    const { call } = clientWith(() => new Response('a,b', { headers: { 'content-type': type } }));
    expect(await call({ ...getPet, accept: [type], answer }, { petId: 7 })).toBe(value);
  });

  test('is a Blob where bytes are described, whatever its type says', async () => {
    const operation = { ...getPet, accept: ['application/octet-stream'], answer: 'blob' } as const;
    const { call } = clientWith(() => new Response('a,b', { headers: { 'content-type': 'text/csv' } }));
    expect(await (await call<Blob>(operation, { petId: 7 })).text()).toBe('a,b');
  });

  test.each([
    ['HTML', '<html>', 'text/html'],
    ['broken JSON', '{', 'application/json'],
  ])('of status 200 with %s is a decode error', async (_name, body, type) => {
    const { call } = clientWith(() => new Response(body, { headers: { 'content-type': type } }));
    const error: unknown = await call(getPet, { petId: 7 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({ operationId: 'getPet', status: 200, name: 'DecodeError' });
    expect(String(error)).toContain(type);
  });

  test.each([
    ['JSON', () => json({ Message: 'none' }, 404), { Message: 'none' }],
    ['text', () => new Response('gone', { status: 404 }), 'gone'],
    ['nothing', () => new Response(null, { status: 404 }), undefined],
  ])('of status 404 with %s is an error that carries the body', async (_name, answer, body) => {
    const { call } = clientWith(answer);
    const error: unknown = await call(getPet, { petId: 7 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ operationId: 'getPet', status: 404, body });
  });
});
