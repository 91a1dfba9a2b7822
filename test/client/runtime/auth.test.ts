import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { bearer, connect, HttpError, InputError, type Provider } from '../../../templates/client/index.ts';
import { api, calling, callOver, fails, fakeFetch, getPet, json, ok, petsOperation, rejection } from './support.ts';

const user = { username: 'änn', password: 's:ecret' };

describe('credentials', () => {
  test('of the first alternative that is complete are sent', async () => {
    const { call, sent } = calling(getPet, [ok], { credentials: { key: 'k&', user, token: 't' } });
    await call(7, { query: { fields: 'a b' } });
    expect(sent[0]!.url).toBe('https://pets.example.org/v1/pets/7?fields=a%20b&appid=k%26');
    const [, encoded] = sent[0]!.headers.get('authorization')!.split('Basic ');
    expect(Buffer.from(encoded!, 'base64').toString()).toBe('änn:s:ecret');
  });

  test('have the prefix of their scheme', async () => {
    const { call, sent } = calling(getPet, [ok], { credentials: { token: 't', user } });
    await call(7);
    expect([sent[0]!.headers.get('authorization'), sent[0]!.url]).toEqual([
      'Token t',
      'https://pets.example.org/v1/pets/7',
    ]);
  });

  test('may be a bearer token', async () => {
    const { fetch, sent } = fakeFetch(ok);
    const connection = connect({ ...api, schemes: { bearer } }, { fetch, credentials: { bearer: 't' } });
    await callOver(connection, { ...getPet, security: [['bearer']] })(7);
    expect(sent[0]!.headers.get('authorization')).toBe('Bearer t');
  });

  test('may be a key in a header or cookie, beside the cookies of the call', async () => {
    const credentials = { session: 'a b', header: 'h' };
    const { call, sent } = calling({ ...getPet, security: [['session', 'header']] }, [ok], { credentials });
    await call(7, { cookie: { seen: 1 } });
    expect(sent[0]!.headers.get('cookie')).toBe('seen=1; session=a%20b');
    expect(sent[0]!.headers.get('x-api-key')).toBe('h');
  });

  test('give way to what the caller sends in their place', async () => {
    const security = [['token', 'session', 'key']];
    const { call, sent } = calling({ ...getPet, security }, [ok], {
      credentials: { token: 'of the client', session: 'of the client', key: 'of the client' },
    });
    await call(7, { headers: { authorization: 'mine' }, cookie: { session: 'mine' }, query: { appid: 'mine' } });
    expect(sent[0]!.headers.get('authorization')).toBe('mine');
    expect(sent[0]!.headers.get('cookie')).toBe('session=mine');
    expect(sent[0]!.url).toMatch(/\/7\?appid=mine$/);
  });

  test.each([[[]], [[[]]], [[['key', 'token']]]])('are not sent where %j is asked for', async (security) => {
    const { call, sent } = calling({ ...getPet, security }, [ok], { credentials: { token: 't', user } });
    await call(7);
    expect(sent[0]!.headers.has('authorization')).toBe(false);
    expect(sent[0]!.url).not.toContain('?');
  });

  test('are asked for anonymously only when none were given', async () => {
    const { call, sent } = calling({ ...getPet, security: [[], ['token']] }, [ok], { credentials: { token: 't' } });
    await call(7);
    expect(sent[0]!.headers.get('authorization')).toBe('Token t');
  });

  test.each([
    ['empty', ''],
    ['nothing', () => undefined as never],
    ['with a line end', 'sec\nret'],
    ['beyond Latin-1', 'sec☃ret'],
  ])('that are %s are an input error that does not tell them', async (_name, token) => {
    const { call, sent } = calling(getPet, [ok], { credentials: { token } });
    const error = await rejection(call(7));
    expect(error).toBeInstanceOf(InputError);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/sec.+ret/s);
    expect(sent).toEqual([]);
  });

  test('show nowhere in a client', () => {
    const options = { credentials: { token: 'a-secret-token', user: { username: 'ann', password: 'a-secret-word' } } };
    const { connection } = calling(getPet, [ok], options);
    expect(inspect(connection, { depth: 10, showHidden: true })).not.toContain('a-secret');
    expect(JSON.stringify(connection)).not.toContain('a-secret');
  });
});

describe('a provider', () => {
  test('is asked for every request, and may take its time', async () => {
    let count = 0;
    const token: Provider<string> = async () => `t${++count}`;
    const { call, sent } = calling(getPet, [ok], { credentials: { token } });
    await call(7);
    await call(7);
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Token t1', 'Token t2']);
  });

  test('may give a user', async () => {
    const { call, sent } = calling({ ...getPet, security: [['user']] }, [ok], {
      credentials: { user: () => ({ username: 'a', password: 'b' }) },
    });
    await call(7);
    expect(sent[0]!.headers.get('authorization')).toBe(`Basic ${btoa('a:b')}`);
  });

  test('is told once what was refused, and the request is sent again', async () => {
    const token = vi.fn<Provider<string>>(({ rejected }) => (rejected === undefined ? 'old' : 'new'));
    const { call, sent } = calling(petsOperation('POST'), [fails(401), ok], { credentials: { token } });
    expect(await call()).toEqual({ name: 'Rex' });
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Token old', 'Token new']);
    expect(token.mock.calls).toEqual([[{ rejected: undefined }], [{ rejected: 'old' }]]);
  });

  test('is not asked a third time: a second 401 is given to the caller', async () => {
    const token = vi.fn<Provider<string>>(() => 't');
    const { call, sent } = calling(getPet, [fails(401)], { credentials: { token } });
    const error = await rejection(call(7));
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: 401, attempts: 2 });
    expect([sent.length, token.mock.calls.length]).toEqual([2, 2]);
  });

  test('is told once for all the calls that were refused together, also those that learn it late', async () => {
    let valid = 'old';
    let renewals = 0;
    const token: Provider<string> = async ({ rejected }) => {
      if (rejected !== undefined) renewals++;
      return valid;
    };
    const late = Promise.withResolvers<Response>();
    const { fetch, sent } = fakeFetch(({ headers, url }) => {
      if (headers.get('authorization') === 'Token new') return json({});
      if (url.endsWith('/late')) return late.promise;
      valid = 'new';
      return new Response(null, { status: 401 });
    });
    const call = callOver(connect(api, { fetch, credentials: { token } }), getPet);
    const calls = [call('late'), call(1), call(2), call(3)];
    await Promise.all(calls.slice(1));
    late.resolve(new Response(null, { status: 401 }));
    await Promise.all(calls);
    expect(renewals).toBe(1);
    expect(sent).toHaveLength(8);
  });

  test('is told again when what it gave is refused later', async () => {
    let valid = 1;
    const token: Provider<string> = ({ rejected }) => `t${rejected === undefined ? 1 : valid}`;
    const { fetch, sent } = fakeFetch(({ headers }) =>
      headers.get('authorization') === `Token t${valid}` ? json({}) : new Response(null, { status: 401 }),
    );
    const call = callOver(connect(api, { fetch, credentials: { token } }), getPet);
    for (valid = 1; valid < 4; valid++) await call(7);
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Token t1',
      'Token t1',
      'Token t2',
      'Token t1',
      'Token t3',
    ]);
  });

  test('is asked anew after it failed', async () => {
    const token = vi.fn<Provider<string>>(({ rejected }) => {
      if (token.mock.calls.length === 2) throw new Error('no token today');
      return rejected === undefined ? 'old' : 'new';
    });
    const { fetch } = fakeFetch(({ headers }) =>
      headers.get('authorization') === 'Token new' ? json({}) : new Response(null, { status: 401 }),
    );
    const call = callOver(connect(api, { fetch, credentials: { token } }), getPet);
    const error = await rejection(call(7));
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toContain('no token today');
    await expect(call(7)).resolves.toEqual({});
  });

  test('gives what it gives: a fixed credential is not sent again', async () => {
    const { call, sent } = calling(getPet, [fails(401)], { credentials: { token: 't' } });
    await expect(call(7)).rejects.toMatchObject({ status: 401, attempts: 1 });
    expect(sent).toHaveLength(1);
  });

  test('may fail with an error of another call, which is passed on', async () => {
    const cause = await rejection(calling(getPet, [fails(403)]).call(7));
    const { call } = calling(getPet, [ok], {
      credentials: {
        token: () => {
          throw cause;
        },
      },
    });
    expect(await rejection(call(7))).toBe(cause);
  });
});
