import { beforeEach, describe, expect, test } from 'vitest';
import { contactId, openCxEngage, otherTenantId, type CxEngage } from './support.ts';

const tom = '4c1f7d39-2b8e-4f60-8a15-7e9d3c2b6a48';
const mei = 'b3d94f60-7c21-4e8a-9f05-2a6c8e1d7b34';
const nobody = '00000000-0000-4000-8000-000000000000';
let cxengage: CxEngage;

beforeEach(async () => {
  cxengage = await openCxEngage({ contacts: 60 });
});

async function create(attributes: object): Promise<{ id: string; attributes: Record<string, unknown> }> {
  return (await cxengage.send('POST', '/contacts', { attributes })).body.result;
}

async function search(query: string) {
  return (await cxengage.get(`/contacts?${query}`)).body.result;
}

const nameOf = ({ attributes }: { attributes: { name: string } }): string => attributes.name;
const startsOf = (list: readonly { startTimestamp: string }[]): string[] => list.map((one) => one.startTimestamp);

describe('a contact that was created', () => {
  test('can be read, and tells when and by whom', async () => {
    const { status, body } = await cxengage.send('POST', '/contacts', {
      attributes: { name: 'Ada', age: 27, vip: true },
    });
    expect([status, body.result]).toMatchObject([
      201,
      {
        attributes: { name: 'Ada', age: 27, vip: true },
        created: '2026-02-01T00:00:00.000Z',
        updated: '2026-02-01T00:00:00.000Z',
      },
    ]);
    expect((await cxengage.get(`/contacts/${body.result.id}`)).body).toEqual(body);
  });

  test('is the last of the list', async () => {
    const { id } = await create({ name: 'Ada' });
    const { result } = (await cxengage.get('/contacts')).body;
    expect([result.length, result.at(-1).id]).toEqual([61, id]);
  });

  test('has an id of its own', async () => {
    const made = [await create({ name: 'Ada' }), await create({ name: 'Ada' })];
    expect(new Set(made.map(({ id }) => id)).size).toBe(2);
  });

  test('needs the mandatory attributes of the tenant', async () => {
    const { status, body } = await cxengage.send('POST', '/contacts', { attributes: { email: 'a@example.com' } });
    expect([status, body.validation[0].location]).toEqual([400, ['request', 'body', 'attributes', 'name']]);
  });

  test('gets the defaults of attributes it lacks', async () => {
    await cxengage.send('PUT', '/contacts/attributes/1c0d7e13-82b4-11e7-b08f-6e56a766befb', { default: 'Dublin' });
    expect((await create({ name: 'Ada' })).attributes).toEqual({ city: 'Dublin', name: 'Ada' });
  });

  test('may have an attribute by the name of an inherited member', async () => {
    const body = '{"attributes":{"name":"Ada","__proto__":"x","constructor":"y"}}';
    const { status, body: answer } = await cxengage.send('POST', '/contacts', JSON.parse(body));
    expect([status, Object.keys(answer.result.attributes)]).toEqual([201, ['name', '__proto__', 'constructor']]);
  });
});

describe('a change', () => {
  test('keeps the attributes that were not sent', async () => {
    cxengage.now += 1000;
    const { body } = await cxengage.send('PUT', `/contacts/${contactId}`, { attributes: { policyNumber: 'HI-1' } });
    expect(body.result).toMatchObject({
      id: contactId,
      attributes: { name: 'Ann Byrne', policyNumber: 'HI-1' },
      updated: '2026-02-01T00:00:01.000Z',
    });
    expect((await cxengage.get(`/contacts/${contactId}`)).body).toEqual(body);
  });

  test('is found by the search, and what was before is not', async () => {
    await cxengage.send('PUT', `/contacts/${contactId}`, { attributes: { email: 'new@example.com' } });
    const count = async (email: string): Promise<number> =>
      (await cxengage.get(`/contacts?email=${email}`)).body.result.count;
    expect([await count('new@example.com'), await count('ann.byrne@example.com')]).toEqual([1, 0]);
  });
});

test('an id is the same in upper case', async () => {
  expect((await cxengage.get(`/contacts/${contactId.toUpperCase()}`)).body.result.id).toBe(contactId);
});

test('a deleted contact is gone', async () => {
  expect(await cxengage.send('DELETE', `/contacts/${contactId}`)).toEqual({ status: 200, body: { result: true } });
  expect((await cxengage.get(`/contacts/${contactId}`)).status).toBe(404);
  expect((await cxengage.send('DELETE', `/contacts/${contactId}`)).status).toBe(404);
  expect(
    (await cxengage.get('/contacts?q=byrne')).body.result.results.map(({ id }: { id: string }) => id),
  ).not.toContain(contactId);
});

test.each([
  ['GET', undefined],
  ['PUT', { attributes: {} }],
  ['DELETE', undefined],
])('%s of an unknown contact answers 404', async (method, body) => {
  expect(await cxengage.send(method, `/contacts/${nobody}`, body)).toEqual({
    status: 404,
    body: { message: `No contact has the id ${nobody}.` },
  });
});

describe('another tenant', () => {
  const other = `/v1/tenants/${otherTenantId}/contacts`;

  test('does not see the contacts', async () => {
    expect((await cxengage.get(other)).body).toEqual({ result: [] });
    expect((await cxengage.get(`${other}/${contactId}`)).status).toBe(404);
    expect((await cxengage.send('DELETE', `${other}/${contactId}`)).status).toBe(404);
  });

  test('has contacts of its own, which the first one does not see', async () => {
    const { body } = await cxengage.send('POST', other, { attributes: { name: 'Zoe' } });
    expect((await cxengage.get(`${other}/${body.result.id}`)).status).toBe(200);
    expect((await cxengage.get(`/contacts/${body.result.id}`)).status).toBe(404);
  });
});

test('an unknown tenant answers 404', async () => {
  expect((await cxengage.get(`/v1/tenants/${nobody}/contacts`)).status).toBe(404);
});

describe('a merge', () => {
  const merge = { contactIds: [contactId, tom, mei], attributes: { name: 'Ann Walsh' } };

  test('leaves the first contact with the given attributes alone', async () => {
    const { status, body } = await cxengage.send('POST', '/contacts/merge', merge);
    expect([status, body.result]).toMatchObject([200, { id: contactId, attributes: { name: 'Ann Walsh' } }]);
    expect(Object.keys(body.result.attributes)).toEqual(['name']);
    expect((await cxengage.get(`/contacts/${contactId}`)).body).toEqual(body);
  });

  test('removes the others', async () => {
    await cxengage.send('POST', '/contacts/merge', merge);
    expect((await cxengage.get(`/contacts/${tom}`)).status).toBe(404);
    expect((await cxengage.get(`/contacts/${mei}/interactions`)).status).toBe(404);
    expect((await cxengage.get('/contacts?limit=1')).body.result.count).toBe(58);
  });

  test('joins the histories, newest first', async () => {
    const historyOf = async (id: string): Promise<{ startTimestamp: string }[]> =>
      (await cxengage.get(`/contacts/${id}/interactions?limit=100`)).body.results;
    const before = [...(await historyOf(contactId)), ...(await historyOf(tom)), ...(await historyOf(mei))];
    await cxengage.send('POST', '/contacts/merge', merge);
    expect(startsOf(await historyOf(contactId))).toEqual(startsOf(before).toSorted().toReversed());
  });

  test.each([
    [[contactId], 'minItems'],
    [[contactId, contactId.toUpperCase()], 'uniqueItems'],
  ])('of %j is refused', async (contactIds, code) => {
    const { status, body } = await cxengage.send('POST', '/contacts/merge', { ...merge, contactIds });
    expect([status, body.validation[0].code]).toEqual([400, code]);
  });

  test('with an unknown contact changes nothing', async () => {
    const { status } = await cxengage.send('POST', '/contacts/merge', {
      ...merge,
      contactIds: [contactId, tom, nobody],
    });
    expect([status, (await cxengage.get(`/contacts/${tom}`)).status]).toEqual([404, 200]);
  });
});

describe('a search', () => {
  test('by q looks into all attributes, whatever the case', async () => {
    expect((await search('q=BYRNE')).results.map(nameOf)).toContain('Ann Byrne');
    expect((await search('q=%2B353871234567')).results.map(nameOf)).toEqual(['Ann Byrne']);
  });

  test('by an attribute wants exactly its value', async () => {
    expect((await search('name=Ann+Byrne')).results.map(nameOf)).toEqual(['Ann Byrne']);
    expect(await search('name=Ann')).toEqual({ page: 1, count: 0, totalPages: 0, results: [] });
  });

  test('by several things wants all of them', async () => {
    expect((await search('email=ann.byrne@example.com&q=byrne')).count).toBe(1);
    expect((await search('email=ann.byrne@example.com&q=walsh')).count).toBe(0);
    expect((await search('email=ann.byrne@example.com&mobile=%2B353861112233')).count).toBe(0);
  });

  test('finds a number by its digits', async () => {
    await cxengage.send('POST', '/contacts/attributes', {
      objectName: 'age',
      type: 'number',
      label: { 'en-US': 'Age' },
    });
    await create({ name: 'Ada', age: 27 });
    expect((await search('age=27')).results.map(nameOf)).toEqual(['Ada']);
  });

  test('finds a mobile number that was sent as a number by its digits', async () => {
    const { id } = await create({ name: 'Ada', mobile: 353_871_230_000 });
    expect((await search('mobile=353871230000')).results).toMatchObject([{ id }]);
  });

  test('finds nobody by a value that nobody has', async () => {
    await create({ name: 'Ada' });
    expect((await search('policyNumber=undefined')).count).toBe(0);
    expect((await search('city=undefined')).count).toBe(0);
  });

  test('comes in disjoint pages that hold all contacts, counted from 1', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => search(`limit=25&page=${page}`)));
    expect(pages.map(({ page, count, totalPages, results }) => [page, count, totalPages, results.length])).toEqual([
      [1, 60, 3, 25],
      [2, 60, 3, 25],
      [3, 60, 3, 10],
    ]);
    expect(pages.flatMap(({ results }) => results)).toEqual((await cxengage.get('/contacts')).body.result);
  });

  test('takes page 0 for the first one, and ten contacts for a page', async () => {
    const { page, results } = await search('page=0');
    expect([page, results.length]).toEqual([1, 10]);
  });

  test('by what is no attribute is refused', async () => {
    const { status, body } = await cxengage.get('/contacts?shoeSize=43');
    expect([status, body.validation[0].location]).toEqual([400, ['request', 'query', 'shoeSize']]);
  });
});
