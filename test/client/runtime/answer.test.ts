import { describe, expect, test, vi } from 'vitest';
import {
  DecodeError,
  EnvelopeError,
  envelope,
  NetworkError,
  readBlob,
  readNothing,
  readText,
  revive,
  ValidationError,
  validating,
  type OperationDescriptor,
  type Validator,
} from '../../../templates/client/index.ts';
import { brokenBody, calling, fails, getPet, json, ok, petsOperation, rejection } from './support.ts';

const once = { retry: { attempts: 1 } };
const typed =
  (type: string, body: ConstructorParameters<typeof Response>[0], status = 200) =>
  () =>
    new Response(body, { status, headers: { 'content-type': type } });

describe('a JSON answer', () => {
  test.each([
    ['JSON', () => json({ name: 'Rex' }), { name: 'Rex' }],
    ['JSON of another type', typed('application/vnd.api+json', '[1]'), [1]],
    ['JSON that says it is text', typed('text/plain', '{"a":1}'), { a: 1 }],
    ['JSON without a type', () => new Response(new TextEncoder().encode('7')), 7],
    ['null', typed('application/json', 'null'), null],
    ['a byte order mark', typed('application/json', '\uFEFF{"a":1}'), { a: 1 }],
    ['broken UTF-8', typed('application/json', new Uint8Array([0x22, 0xff, 0x22])), '\uFFFD'],
    ['status 201', () => json({ a: 1 }, 201), { a: 1 }],
    ['status 204', fails(204), undefined],
    ['status 205', fails(205), undefined],
    ['an empty body', typed('application/json', ''), undefined],
    ['an empty body of no type', () => new Response(null), undefined],
  ])('with %s is given as a value', async (_name, answer, value) => {
    expect(await calling(getPet, [answer]).call(7)).toEqual(value);
  });

  test('to HEAD has no value, but headers', async () => {
    const { call } = calling(petsOperation('HEAD', { read: readNothing }), [
      () => new Response(null, { headers: { 'content-length': '12', 'content-type': 'application/json' } }),
    ]);
    const { data, headers, status } = await call().withResponse();
    expect([data, headers.get('content-length'), status]).toEqual([undefined, '12', 200]);
  });

  test('of many megabytes is given', async () => {
    const list = Array.from({ length: 200_000 }, (_, index) => ({ index, text: 'x'.repeat(20) }));
    expect(await calling(getPet, [() => json(list)]).call(7)).toHaveLength(200_000);
  });

  test.each([
    ['HTML', 'text/html', '<html>\n<title>Sign in</title>'],
    ['truncated JSON', 'application/json', '{"name": "Re'],
    ['nothing but space', 'application/json', '  '],
    ['two values', 'application/x-ndjson', '{}\n{}'],
  ])('that is %s is a decode error with status, type and the start of the body', async (_name, type, body) => {
    const error = await rejection(calling(getPet, [typed(type, body)]).call(7));
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({ operationId: 'getPet', status: 200, name: 'DecodeError', attempts: 1, body });
    expect(error.message).toContain(`answered 200 (${type}) but wrongly: ${body}`);
    expect(error.cause).toBeInstanceOf(Error);
  });

  test('that cannot be read shows little of its body, and no token in it', async () => {
    const body = `{"token": "t0ken-value", "access_token":"t0ken-value", "list": [${'1,'.repeat(10_000)}`;
    const error = await rejection(calling(getPet, [typed('application/json', body)]).call(7));
    expect(error.body).toHaveLength(200);
    expect(error.body).toContain('{"token": "***", "access_token":"***", "list": [1,1');
    expect(error.message.length).toBeLessThan(500);
  });

  test('that breaks off is a network error', async () => {
    const error = await rejection(calling(getPet, [() => new Response(brokenBody('{'))], once).call(7));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error.message).toContain('terminated');
  });
});

const read = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  if (text !== '<pet/>') throw new SyntaxError('line 1: no pet');
  return { name: 'pet' };
};

describe('another answer', () => {
  test('is text where text is described', async () => {
    const { call } = calling({ ...getPet, read: readText }, [typed('text/csv', 'a,b')]);
    expect(await call(7)).toBe('a,b');
  });

  test('is a Blob where bytes are described, whatever it is', async () => {
    const { call } = calling({ ...getPet, read: readBlob }, [typed('text/csv', 'a,b')]);
    const blob = (await call(7)) as Blob;
    expect([await blob.text(), blob.type]).toEqual(['a,b', 'text/csv']);
  });

  test('is nothing where nothing is described, and its body is let go of', async () => {
    const cancel = vi.fn<() => void>();
    const answer = () => new Response(new ReadableStream({ cancel }));
    expect(await calling({ ...getPet, read: readNothing }, [answer]).call(7)).toBeUndefined();
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  test('is what a reader makes of it, and a decode error when it cannot', async () => {
    const { call } = calling({ ...getPet, read }, [
      typed('application/xml', '<pet/>'),
      typed('application/xml', '<cat/>'),
    ]);
    expect(await call(7)).toEqual({ name: 'pet' });
    const error = await rejection(call(7));
    expect(error).toBeInstanceOf(DecodeError);
    expect(error.message).toContain('line 1: no pet');
  });
});

describe('an answer in an envelope', () => {
  const unwrap = envelope({ status: ['status'], error: ['error', 'failed'], message: ['message'], data: ['data'] });
  const wrapped = (body: unknown, more: Partial<OperationDescriptor> = {}) =>
    calling({ ...getPet, unwrap, ...more }, [() => json(body)], { credentials: { token: 'the-secret-token' } });

  test('is its data', async () => {
    expect(await wrapped({ status: 'success', message: 'Done.', data: [1] }).call(7)).toEqual([1]);
    expect(await wrapped({ status: 'success' }).call(7)).toBeUndefined();
    expect(await wrapped({ status: 'success', data: null }).call(7)).toBeNull();
    expect(await calling({ ...getPet, unwrap }, [fails(204)]).call(7)).toBeUndefined();
  });

  test('that says it failed is an error with the whole of it', async () => {
    const body = { status: 'failed', message: 'No pet 7.', data: {} };
    const error = await rejection(wrapped(body).call(7));
    expect(error).toBeInstanceOf(EnvelopeError);
    expect(error).toMatchObject({ status: 200, body, attempts: 1, name: 'EnvelopeError' });
    expect(error.message).toContain('answered that it failed: No pet 7.');
    const silent = await rejection(wrapped({ status: 'error' }).call(7));
    expect(silent.message).toContain('answered that it failed: error');
  });

  test('that says it failed shows no credential that it holds', async () => {
    const error = await rejection(wrapped({ status: 'error', message: 'bad token the-secret-token' }).call(7));
    expect(JSON.stringify(error) + error.message).not.toContain('the-secret-token');
  });

  test('is looked for in objects of its own members only', async () => {
    const inherited = envelope({ status: ['constructor', 'name'], error: ['Object'], message: [], data: [] });
    expect(await wrapped({ a: 1 }, { unwrap: inherited }).call(7)).toEqual({ a: 1 });
    expect(await wrapped('text').call(7)).toBeUndefined();
  });

  test('keeps its dates', async () => {
    const dates = revive({ members: { data: { members: { born: 'date-time' } } } });
    const born = '2026-01-01T00:00:00Z';
    expect(await wrapped({ status: 'success', data: { born } }, { dates }).call(7)).toEqual({ born: new Date(born) });
    const error = await rejection(wrapped({ status: 'success', data: { born: 'soon' } }, { dates }).call(7));
    expect(error).toBeInstanceOf(DecodeError);
  });
});

const isNamed: Validator = (value) =>
  (value as { name?: unknown } | undefined)?.name === 'Rex' ? [] : [{ path: '/name', message: 'must be Rex' }];
const validators = validating({ getPet: isNamed });
const bella = () => json({ name: 'Bella the secret' });

describe('validation', () => {
  test('does nothing when it is off, or for another operation', async () => {
    await expect(calling(getPet, [bella], { validators }).call(7)).resolves.toBeDefined();
    await expect(calling(getPet, [bella], { validators, validate: 'off' }).call(7)).resolves.toBeDefined();
    await expect(
      calling({ ...getPet, id: 'toString' }, [bella], { validators, validate: 'throw' }).call(7),
    ).resolves.toBeDefined();
  });

  test('throws an error with the issues, without values', async () => {
    const { call } = calling(getPet, [ok, bella], { validators, validate: 'throw' });
    await expect(call(7)).resolves.toEqual({ name: 'Rex' });
    const error = await rejection(call(7));
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({ status: 200, issues: [{ path: '/name', message: 'must be Rex' }] });
    expect(error.message).toContain('answered what is not as described: /name must be Rex.');
    expect(JSON.stringify(error) + error.message).not.toContain('Bella');
  });

  test('warns with the operation and the issues', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await expect(calling(getPet, [bella], { validators, validate: 'warn' }).call(7)).resolves.toBeDefined();
    expect(warn.mock.calls).toEqual([['getPet:', [{ path: '/name', message: 'must be Rex' }]]]);
    warn.mockRestore();
  });

  test('warns a hook where there is one', async () => {
    const onInvalid = vi.fn<() => void>();
    const options = { validators, validate: 'warn', hooks: { onInvalid } } as const;
    await calling(getPet, [bella], options).call(7);
    expect(onInvalid.mock.calls).toEqual([
      [
        {
          operationId: 'getPet',
          method: 'GET',
          url: 'https://pets.example.org/v1/pets/7',
          attempts: 1,
          issues: [{ path: '/name', message: 'must be Rex' }],
        },
      ],
    ]);
  });

  test('can be chosen for one call', async () => {
    const { call } = calling(getPet, [bella], { validators, validate: 'throw' });
    await expect(call(7, { validate: 'off' })).resolves.toBeDefined();
    const { call: silent } = calling(getPet, [bella], { validators });
    await expect(silent(7, { validate: 'throw' })).rejects.toThrow(ValidationError);
  });

  test('needs validators', async () => {
    const { call, sent } = calling(getPet, [ok]);
    const error = await rejection(call(7, { validate: 'throw' }));
    expect(error.message).toContain('validators');
    expect(sent).toEqual([]);
  });

  test('sees the whole body, before its dates are made and its envelope is opened', async () => {
    const seen = vi.fn<Validator>(() => []);
    const unwrap = envelope({ status: ['status'], error: ['error'], message: ['message'], data: ['data'] });
    const dates = revive({ members: { data: 'date-time' } });
    const data = '2026-01-01T00:00:00Z';
    const descriptor = { ...getPet, unwrap, dates };
    const options = { validators: validating({ getPet: seen }), validate: 'throw' } as const;
    let given: unknown;
    seen.mockImplementation((value) => {
      given = JSON.parse(JSON.stringify(value));
      return [];
    });
    expect(await calling(descriptor, [() => json({ status: 'success', data })], options).call(7)).toEqual(
      new Date(data),
    );
    expect(given).toEqual({ status: 'success', data });
    seen.mockClear();
    await rejection(calling(descriptor, [() => json({ status: 'error' })], options).call(7));
    expect(seen).not.toHaveBeenCalled();
  });

  test('leaves each validator at hand', () => {
    expect(validators.getPet({ name: 'Rex' })).toEqual([]);
    const odd = validating({ name: isNamed, length: isNamed, prototype: isNamed });
    expect(odd.name({})).toHaveLength(1);
  });
});
