import { readdir } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { bind, connect, operation } from '../../../templates/client/index.ts';
import { api, callOver, fails, fakeFetch, getPet, json, ok, petsOperation, rejection } from './support.ts';

describe('two clients', () => {
  test('never influence each other', async () => {
    const one = fakeFetch(ok);
    const two = fakeFetch(fails(404));
    const first = connect(api, {
      fetch: one.fetch,
      headers: { a: '1' },
      credentials: { token: () => 'one' },
      timeout: 5,
    });
    const second = connect(
      { ...api, baseUrl: 'https://other.example.net' },
      { fetch: two.fetch, credentials: { token: () => 'two' } },
    );
    const getOne = callOver(first, getPet);
    await Promise.all([getOne(1), rejection(callOver(second, getPet)(2)), getOne(3)]);
    expect(one.sent.map(({ url, headers }) => [url.slice(-1), headers.get('authorization'), headers.get('a')])).toEqual(
      [
        ['1', 'Token one', '1'],
        ['3', 'Token one', '1'],
      ],
    );
    expect(two.sent.map(({ url, headers }) => [url, headers.get('authorization'), headers.get('a')])).toEqual([
      ['https://other.example.net/pets/2', 'Token two', null],
    ]);
  });

  test('may share options, descriptors and operations, which stay as they are', async () => {
    const deepFreeze = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
      return value;
    };
    const { fetch, sent } = fakeFetch(ok);
    const options = deepFreeze({ fetch, headers: { a: '1' }, retry: { attempts: 2 }, credentials: { token: 't' } });
    const descriptor = deepFreeze({ ...petsOperation('GET'), styles: {} });
    const listPets = operation<[options?: object], unknown, never>(descriptor);
    const callOptions = deepFreeze({ query: { q: 1 }, headers: { b: '2' } });
    for (const connection of [connect(deepFreeze({ ...api }), options), connect(api, options)]) {
      await listPets(connection, callOptions);
    }
    expect(sent[0]!.url).toBe(sent[1]!.url);
  });
});

test('bound operations need no connection', async () => {
  const { fetch, sent } = fakeFetch(() => json([]));
  const listPets = operation<[options?: object], unknown[], never>(petsOperation('GET'));
  const group = bind<{ listPets(options?: object): PromiseLike<unknown[]> }>(connect(api, { fetch }), { listPets });
  const { listPets: alone } = group;
  expect(await alone({ query: { q: 1 } })).toEqual([]);
  expect(sent[0]!.url).toContain('?q=1');
});

test('the runtime compiles without the types of the DOM', async () => {
  const folder = path.resolve(import.meta.dirname, '../../../templates/client');
  const files = (await readdir(folder)).map((name) => path.join(folder, name));
  const { options } = ts.parseJsonConfigFileContent(
    {
      extends: path.resolve(folder, '../../tsconfig.json'),
      compilerOptions: { lib: ['ES2022'], target: 'ES2022', types: ['node'] },
    },
    ts.sys,
    path.resolve(folder, '../..'),
  );
  const found = ts.getPreEmitDiagnostics(ts.createProgram(files, options));
  expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
});
