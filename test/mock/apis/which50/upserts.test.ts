import { describe, expect, test } from 'vitest';
import { ann, openWhich50 } from './support.ts';

describe('an upsert', async () => {
  const which50 = await openWhich50();
  const upsert = (body: unknown, query = '') => which50.send('POST', `/contactLists/12/contact${query}`, body);

  test('without match finds its contact by id, else by email address, else by mobile number', async () => {
    for (const contact of [
      { EncContactId: ann, Values: { FirstName: 'Anna' } },
      { Values: { FirstName: 'Annie', Email: 'ann.byrne@example.com' } },
      { Values: { FirstName: 'Ann', Mobile: '+353871234567' } },
    ]) {
      const { body } = await upsert(contact);
      expect(body).toMatchObject({ EncContactId: ann, Values: { FirstName: contact.Values.FirstName } });
    }
  });

  test('of an id that no contact of the list has is not found', async () => {
    expect((await upsert({ EncContactId: 'nobody', Values: {} })).status).toBe(404);
    expect((await which50.send('POST', '/contactLists/13/contact', { EncContactId: ann, Values: {} })).status).toBe(
      404,
    );
  });

  test('finds by the value as the field holds it', async () => {
    const { body } = await upsert({ Values: { ReferanceAccountId: '123456' } }, '?match=ReferanceAccountId');
    expect(body).toMatchObject({ EncContactId: ann, Values: { ReferanceAccountId: 123_456 } });
  });

  test('finds a number in a field of texts by its digits', async () => {
    const { body } = await which50.send('POST', '/contactLists/13/contact', {
      Values: { Email: 'nora@example.org', Company: 2024 },
    });
    expect(body.Values.Company).toBe('2024');
    const found = await which50.send('PATCH', '/contactLists/13/contact?match=Company&Company=2024', { Values: {} });
    expect(found.body.EncContactId).toBe(body.EncContactId);
  });

  test('finds only contacts that all named fields fit', async () => {
    const { body } = await upsert(
      { Values: { Email: 'ann.byrne@example.com', LastName: 'Somebody' } },
      '?match=Email,LastName',
    );
    expect(body.EncContactId).not.toBe(ann);
  });

  test('no longer finds a contact by what it had before', async () => {
    const { body: moved } = await upsert({ EncContactId: ann, Values: { Email: 'ann@new.example.org' } });
    const { body: other } = await upsert({ Values: { Email: 'ann.byrne2@example.com' } }, '?match=Email');
    const { body: again } = await upsert({ Values: { Email: 'ann@new.example.org' } }, '?match=Email');
    expect(again.EncContactId).toBe(moved.EncContactId);
    expect(other.EncContactId).not.toBe(ann);
  });

  test('empties a field with null or nothing', async () => {
    const { body } = await upsert({ EncContactId: ann, Values: { FirstName: null, LastName: '' } });
    expect(Object.keys(body.Values)).not.toContain('FirstName');
    expect(Object.keys(body.Values)).not.toContain('LastName');
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'takes %s for the name of a field that is not there',
    async (name) => {
      const answer = await which50.send(
        'POST',
        '/contactLists/12/contact',
        `{"Values": {"FirstName": "Eve", "${name}": {"a": 1}}}`,
        {
          'content-type': 'application/json',
        },
      );
      expect(answer.status).toBe(200);
      expect(answer.body.ValidationWarnings).toEqual([`${name} is not a field of this list.`]);
      expect(answer.body.Values).toEqual({ FirstName: 'Eve' });
      expect((await which50.send('POST', `/contactLists/12/contact?match=${name}`, { Values: {} })).status).toBe(400);
    },
  );

  test.each(['1e999', '-1E+400', '9'.repeat(400)])(
    'refuses %s, which is no number that can be told again',
    async (number) => {
      const body = `{"Values": {"Email": "nora@example.org", "ReferanceAccountId": ${number}}}`;
      const { status } = await which50.send('POST', '/contactLists/12/contact', body, {
        'content-type': 'application/json',
      });
      expect(status).toBe(400);
    },
  );

  test('gives every contact an id of its own', async () => {
    const ids = new Set<string>();
    for (let count = 0; count < 50; count += 1)
      ids.add((await upsert({ Values: { FirstName: 'Same' } })).body.EncContactId);
    expect(ids.size).toBe(50);
  });

  test('has the same ids in two mocks with the same seed', async () => {
    const [one, two] = [await openWhich50(), await openWhich50()];
    const contact = { Values: { FirstName: 'Nora' } };
    const first = await one.send('POST', '/contactLists/12/contact', contact);
    expect(first.body).toEqual((await two.send('POST', '/contactLists/12/contact', contact)).body);
  });
});

test('a session of its own has contacts of its own', async () => {
  const which50 = await openWhich50();
  const session = { 'x-mock-session': 'worker-1' };
  await which50.send('POST', '/contactLists/12/contact', { EncContactId: ann, Values: { FirstName: 'Anna' } }, session);
  expect((await which50.get(`/contacts/${ann}`, session)).body.Values.FirstName).toBe('Anna');
  expect((await which50.get(`/contacts/${ann}`)).body.Values.FirstName).toBe('Ann');
});

test('a snapshot of the whole state gives the same answers elsewhere', async () => {
  const [one, two] = [await openWhich50({ contacts: 30 }), await openWhich50({ contacts: 0 })];
  await one.send('POST', '/journeys/sendEmail', {
    EmailId: 71,
    Contact: { ListId: 12, Values: { Email: 'nora@example.org' } },
  });
  await two.mock.restore(await one.mock.snapshot({ whole: true }));
  for (const path of [
    '/contactLists',
    '/contactLists/12/contacts',
    '/journeys/345/reports',
    `/contacts/${ann}/summary`,
    '/journeys/345/contacts',
  ]) {
    expect((await two.get(path)).body).toEqual((await one.get(path)).body);
  }
});
