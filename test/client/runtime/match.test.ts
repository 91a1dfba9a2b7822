import { describe, expect, test } from 'vitest';
import { InputError, json, matchBody, matchQuery, queryPart } from '../../../templates/client/index.ts';
import { calling, ok, petsOperation, rejection } from './support.ts';

const body = { type: 'application/json', write: json };

const upserting = (...keys: string[]) =>
  calling(petsOperation('POST', { body, parts: [queryPart, matchBody('match', ...keys)] }), [ok]);

const updating = () => calling(petsOperation('PATCH', { body, parts: [queryPart, matchQuery('match')] }), [ok]);

describe('values to match in the query', () => {
  test('are named in one parameter, and each is a parameter of its own', async () => {
    const { call, sent } = updating();
    const match = { Email: 'ann@example.com', 'Account Id': 7, Born: new Date(0), Active: true };
    await call({ Values: {} }, { match, query: { events: 'a' } });
    expect(sent[0]!.url.split('?')[1]).toBe(
      'events=a&match=Email,Account%20Id,Born,Active' +
        '&Email=ann%40example.com&Account%20Id=7&Born=1970-01-01T00%3A00%3A00.000Z&Active=true',
    );
    expect(sent[0]!.body).toBe('{"Values":{}}');
  });

  test('may be left out', async () => {
    const { call, sent } = updating();
    await call({});
    expect(sent[0]!.url).not.toContain('match');
  });

  test.each([
    [{}, 'match names no field'],
    [{ Email: undefined }, 'match has no value for Email'],
    [{ Email: 'a', Id: null }, 'match has no value for Id'],
  ])('must not be missing, or all would match (%j)', async (match, message) => {
    const { call, sent } = updating();
    const error = await rejection(call({}, { match }));
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toContain(message);
    expect(sent).toEqual([]);
  });
});

describe('values to match in the body', () => {
  test('are named in one parameter, and stand in the body', async () => {
    const { call, sent } = upserting('Values');
    const given = { ListId: 3, Values: { Name: 'Ann' } };
    await call(given, { match: { Email: 'ann@example.com' } });
    expect(sent[0]!.url.split('?')[1]).toBe('match=Email');
    expect(JSON.parse(sent[0]!.body as string)).toEqual({
      ListId: 3,
      Values: { Name: 'Ann', Email: 'ann@example.com' },
    });
    expect(given).toEqual({ ListId: 3, Values: { Name: 'Ann' } });
  });

  test('may stand deep in it, where nothing was', async () => {
    const { call, sent } = upserting('Contact', 'Values');
    await call({ EmailId: 1 }, { match: { Id: 7 } });
    expect(JSON.parse(sent[0]!.body as string)).toEqual({ EmailId: 1, Contact: { Values: { Id: 7 } } });
    const top = upserting();
    await top.call({ a: 1 }, { match: { Id: 7 } });
    expect(JSON.parse(top.sent[0]!.body as string)).toEqual({ a: 1, Id: 7 });
  });

  test('may be there already, if they are the same', async () => {
    const { call, sent } = upserting('Values');
    await call({ Values: { Id: 7 } }, { match: { Id: 7 } });
    expect(sent).toHaveLength(1);
    const error = await rejection(call({ Values: { Id: 8 } }, { match: { Id: 7 } }));
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toContain('match and body differ in Id');
    expect(sent).toHaveLength(1);
  });

  test('are ordinary values, whatever their names', async () => {
    const { call, sent } = upserting('__proto__');
    await call({}, { match: JSON.parse('{"__proto__": 1, "constructor": 2}') });
    expect(sent[0]!.body).toBe('{"__proto__":{"__proto__":1,"constructor":2}}');
    expect(({} as Record<string, unknown>)['constructor']).toBe(Object);
  });
});
