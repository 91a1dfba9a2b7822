import { describe, expect, test } from 'vitest';
import { binary, form, InputError, json, multipart, type BodyWriter } from '../../../templates/client/index.ts';
import { calling, ok, petsOperation, rejection } from './support.ts';

const post = (write: BodyWriter, type: string) => petsOperation('POST', { body: { type, write } });
const bytes = new TextEncoder().encode('bytes');
const textOf = (body: unknown): Promise<string> => new Response(body as string).text();

describe('a body', () => {
  test.each([
    [
      'JSON',
      json,
      'application/json',
      { name: 'Rex', at: new Date(0) },
      '{"name":"Rex","at":"1970-01-01T00:00:00.000Z"}',
    ],
    ['JSON', json, 'application/json; charset=utf-8', ['Rex'], '["Rex"]'],
    ['JSON', json, 'text/json', 'Rex', '"Rex"'],
    ['JSON', json, 'application/json', null, 'null'],
    [
      'a form',
      form,
      'application/x-www-form-urlencoded',
      { a: 'b c', d: undefined, e: [1, null, 2] },
      'a=b%20c&e=1&e=2',
    ],
    [
      'a form',
      form,
      'application/x-www-form-urlencoded',
      { a: { b: 1 }, c: new Date(0) },
      'a=%7B%22b%22%3A1%7D&c=1970-01-01T00%3A00%3A00.000Z',
    ],
    ['a Blob', binary, 'application/octet-stream', new Blob(['bytes']), 'bytes'],
    ['a file', binary, 'application/octet-stream', new File(['bytes'], 'a.bin'), 'bytes'],
    ['bytes', binary, 'application/octet-stream', bytes, 'bytes'],
    ['a buffer', binary, 'application/octet-stream', bytes.buffer, 'bytes'],
    ['text', binary, 'application/xml', '<pet/>', '<pet/>'],
  ] as const)('is sent as %s (%#)', async (_name, write, type, body, sentAs) => {
    const { call, sent } = calling(post(write, type));
    await call(body);
    expect(sent[0]!.headers.get('content-type')).toBe(type);
    expect(await textOf(sent[0]!.body)).toBe(sentAs);
  });

  test('that is a stream is sent as it comes, half duplex', async () => {
    const { call, sent } = calling(post(binary, 'application/octet-stream'));
    const stream = new Blob(['bytes']).stream();
    await call(stream);
    expect(sent[0]!.body).toBe(stream);
    expect(sent[0]!.init).toMatchObject({ duplex: 'half' });
    // Node refuses a stream that is not sent so.
    expect(new Request(sent[0]!.url, sent[0]!.init).body).not.toBeNull();
  });

  test('has the content type of the Blob where any is described', async () => {
    const { call, sent } = calling(post(binary, '*/*'));
    await call(new Blob(['<pet/>'], { type: 'image/svg+xml' }));
    expect(sent[0]!.headers.has('content-type')).toBe(false);
    expect(new Request(sent[0]!.url, sent[0]!.init).headers.get('content-type')).toBe('image/svg+xml');
  });

  test('has another content type if the caller gives one', async () => {
    const { call, sent } = calling(post(binary, 'application/octet-stream'));
    await call('a', { headers: { 'Content-Type': 'text/csv' } });
    expect(sent[0]!.headers.get('content-type')).toBe('text/csv');
  });

  test('that is left out is not sent, nor is a content type', async () => {
    const { call, sent } = calling(post(json, 'application/json'));
    await call();
    await call(undefined, { query: { a: 1 } });
    expect(sent.map(({ body, headers }) => [body, headers.get('content-type')])).toEqual([
      [undefined, null],
      [undefined, null],
    ]);
    expect(sent[1]!.url).toContain('?a=1');
  });

  test.each([
    ['binary', binary, { name: 'Rex' }],
    ['multipart', multipart, 'text'],
    ['form', form, 7],
    ['json', json, 10n],
  ] as const)('that has no %s form is not sent', async (_name, write, body) => {
    const { call, sent } = calling(post(write, 'application/xml'));
    expect(await rejection(call(body))).toBeInstanceOf(InputError);
    expect(sent).toEqual([]);
  });
});

/** The form that arrives when a body is sent as one. */
const send = async (body: unknown): Promise<FormData> => {
  const { call, sent } = calling(post(multipart, 'multipart/form-data'), [ok]);
  await call(body);
  const request = new Request(sent[0]!.url, sent[0]!.init);
  expect(request.headers.get('content-type')).toMatch(/^multipart\/form-data; boundary=/);
  return request.formData();
};

describe('a body of multipart/form-data', () => {
  test('carries files, lists, objects and texts', async () => {
    const data = await send({
      file: new File(['a,b'], 'a.csv', { type: 'text/csv' }),
      files: [new Blob(['1']), new Blob(['2'])],
      pet: { name: 'Rex' },
      pets: [{ name: 'Rex' }, { name: 'Bella' }],
      note: 'x',
      count: 2,
      born: new Date(0),
      none: null,
    });
    const file = data.get('file') as File;
    expect([file.name, file.type, await file.text()]).toEqual(['a.csv', 'text/csv', 'a,b']);
    expect(await Promise.all(data.getAll('files').map(textOf))).toEqual(['1', '2']);
    const pet = data.get('pet') as File;
    expect([pet.type, await pet.text()]).toEqual(['application/json', '{"name":"Rex"}']);
    expect(await Promise.all(data.getAll('pets').map(textOf))).toEqual(['{"name":"Rex"}', '{"name":"Bella"}']);
    expect([data.get('note'), data.get('count'), data.has('none')]).toEqual(['x', '2', false]);
    expect(data.get('born')).toBe('1970-01-01T00:00:00.000Z');
  });

  test('carries bytes and streams as files', async () => {
    const data = await send({ bytes, buffer: bytes.buffer, stream: new Blob(['stream']).stream() });
    const parts = ['bytes', 'buffer', 'stream'].map((name) => data.get(name) as File);
    expect(await Promise.all(parts.map((part) => part.text()))).toEqual(['bytes', 'bytes', 'stream']);
  });

  test('can be sent again though it was made of a stream', async () => {
    const answers = [() => new Response(null, { status: 503 }), ok];
    const { call, sent } = calling(post(multipart, 'multipart/form-data'), answers, {
      retry: { unsafe: true, delay: 0 },
    });
    await call({ file: new Blob(['stream']).stream() });
    expect(sent).toHaveLength(2);
    expect(await textOf((sent[1]!.body as FormData).get('file'))).toBe('stream');
  });
});
