import { beforeEach, describe, expect, test } from 'vitest';
import { basic, contactId, interactionId, openCxEngage, otherTenantId, tenantId, type CxEngage } from './support.ts';

const don = { username: 'don.smith@example.com', password: 'correct-horse-battery' };
const apiKey = { username: '5d0c1f5e-3a43-4d9e-9a0b-6c5d1d0a7f21', password: 'kP3xV9mQ2tR7' };
const mary = { username: 'mary.jones@example.com', password: 'reading-is-enough' };
const liam = { username: 'liam.ward@example.com', password: 'sun-and-sea' };
const contact = `/contacts/${contactId}`;

async function tokenOf(cxengage: CxEngage, request: object): Promise<{ authorization: string }> {
  const { body } = await cxengage.send('POST', '/v1/tokens', request, {});
  return { authorization: `Token ${body.token}` };
}

describe('in strict mode', () => {
  let cxengage: CxEngage;
  beforeEach(async () => {
    cxengage = await openCxEngage({ strict: true, contacts: 60 });
  });
  const statusOf = async (headers: Record<string, string>, path = contact): Promise<number> =>
    (await cxengage.get(path, headers)).status;

  test.each([don, apiKey, mary, { ...apiKey, tenantId }])('a token for %j works', async (credentials) => {
    expect(await statusOf(await tokenOf(cxengage, credentials))).toBe(200);
  });

  test('a user name with its password works', async () => {
    expect(await statusOf(basic(don.username, don.password))).toBe(200);
  });

  test('a token expires after an hour', async () => {
    const token = await tokenOf(cxengage, don);
    cxengage.now += 3_599_999;
    expect(await statusOf(token)).toBe(200);
    cxengage.now += 1;
    expect(await cxengage.get(contact, token)).toEqual({ status: 401, body: { message: 'The token has expired.' } });
  });

  test('a token lives for as many seconds as were asked for', async () => {
    const token = await tokenOf(cxengage, { ...don, ttl: 86_400 });
    cxengage.now += 86_399_000;
    expect(await statusOf(token)).toBe(200);
    cxengage.now += 1000;
    expect(await statusOf(token)).toBe(401);
  });

  test.each([
    [{ ...don, password: 'wrong' }, 401],
    [{ username: 'nobody@example.com', password: 'x' }, 401],
    [{ username: '__proto__', password: 'x' }, 401],
    [{ ...apiKey, tenantId: otherTenantId }, 403],
    [{ ...don, ttl: 0 }, 400],
    [{ ...don, ttl: 1e308 }, 400],
    [{ ...don, username: '' }, 400],
  ])('no token is given for %j', async (credentials, status) => {
    expect((await cxengage.send('POST', '/v1/tokens', credentials, {})).status).toBe(status);
  });

  test.each([
    ['an unknown token', { authorization: 'Token unknown' }],
    ['a bearer token', { authorization: 'Bearer mock-token' }],
    ['a wrong password', basic(don.username, 'wrong')],
    ['an unknown user', basic('nobody', 'wrong')],
    ['no credentials', {}],
  ])('%s answers 401', async (_, headers) => {
    expect(await statusOf(headers)).toBe(401);
  });

  test('a token that was changed answers 401', async () => {
    const { authorization } = await tokenOf(cxengage, mary);
    const [header, claims, signature] = authorization.slice('Token '.length).split('.');
    const forged = { ...JSON.parse(atob(claims!)), sub: don.username };
    const payload = btoa(JSON.stringify(forged)).replaceAll('=', '');
    expect(await statusOf({ authorization: `Token ${header}.${payload}.${signature}` })).toBe(401);
  });

  test('a token of a world with another seed answers 401', async () => {
    const other = await openCxEngage({ strict: true, seed: 'other' });
    expect(await statusOf(await tokenOf(other, don))).toBe(401);
  });

  test('another tenant answers 403', async () => {
    expect(await statusOf(basic(liam.username, liam.password))).toBe(403);
    expect(await statusOf(basic(liam.username, liam.password), `/v1/tenants/${otherTenantId}/contacts`)).toBe(200);
  });

  test('a token for one tenant is not good for another', async () => {
    const permissions = { [tenantId]: ['CONTACTS_READ'], [otherTenantId]: ['CONTACTS_READ'] };
    const both = { username: 'both', password: 'x', userId: contactId, permissions };
    await cxengage.mock.state.put('cxengage/users', 'both', both);
    const token = await tokenOf(cxengage, { username: 'both', password: 'x', tenantId: otherTenantId });
    expect(await statusOf(token)).toBe(403);
    expect(await statusOf(await tokenOf(cxengage, { username: 'both', password: 'x' }))).toBe(200);
  });

  test('a missing permission answers 403 and is named', async () => {
    const headers = basic(mary.username, mary.password);
    expect(await cxengage.send('DELETE', contact, undefined, headers)).toEqual({
      status: 403,
      body: { message: 'The permission CONTACTS_DELETE is missing.' },
    });
    expect(await statusOf(headers, `${contact}/interactions`)).toBe(200);
    expect(await statusOf(headers, '/interactions')).toBe(403);
  });

  test('artifacts of interactions that the caller took part in can be read with ARTIFACTS_READ_SELF', async () => {
    const headers = basic(mary.username, mary.password);
    const { results } = (await cxengage.get(`${contact}/interactions?limit=100`, headers)).body;
    const own = results.find((one: { lastAgentName: string }) => one.lastAgentName === 'Mary Jones');
    expect(await statusOf(headers, `/interactions/${own.interactionId}/artifacts`)).toBe(200);
    expect(await statusOf(headers, `/interactions/${interactionId}/artifacts`)).toBe(403);
  });

  test.each([
    ['mock-token', 200, 201],
    ['mock-read-only', 200, 403],
    ['mock-forbidden', 403, 403],
    ['mock-expired', 401, 401],
  ])('%s answers %i to reading and %i to writing', async (token, reading, writing) => {
    const headers = { authorization: `Token ${token}` };
    expect(await statusOf(headers)).toBe(reading);
    expect((await cxengage.send('POST', '/contacts', { attributes: { name: 'Ada' } }, headers)).status).toBe(writing);
  });

  test('a query parameter that is not described is refused', async () => {
    expect(await statusOf(basic(don.username, don.password), '/interactions?colour=red')).toBe(400);
  });
});

describe('the identity', () => {
  test('is that of the token, with tenants and permissions', async () => {
    const cxengage = await openCxEngage({ strict: true });
    const { body } = await cxengage.send('POST', '/v1/login', undefined, await tokenOf(cxengage, mary));
    expect(body.result).toEqual({
      username: mary.username,
      tenants: [
        {
          tenantId,
          tenantName: 'Harbour Insurance',
          tenantPermissions: ['CONTACTS_READ', 'CONTACTS_INTERACTION_HISTORY_READ', 'ARTIFACTS_READ_SELF'],
        },
      ],
    });
  });

  test('is believed when not in strict mode', async () => {
    const cxengage = await openCxEngage();
    const { body } = await cxengage.send(
      'POST',
      '/v1/login',
      undefined,
      await tokenOf(cxengage, { username: 'ada', password: 'x' }),
    );
    expect(body.result).toMatchObject({ username: 'ada', tenants: [{ tenantId }, { tenantId: otherTenantId }] });
  });

  test('has the one tenant that its token names, also when nobody knows it', async () => {
    const cxengage = await openCxEngage();
    const headers = await tokenOf(cxengage, { username: 'ada', password: 'x', tenantId: otherTenantId });
    const { body } = await cxengage.send('POST', '/v1/login', undefined, headers);
    expect(body.result.tenants.map((one: { tenantId: string }) => one.tenantId)).toEqual([otherTenantId]);
  });

  test('stands behind what is written', async () => {
    const cxengage = await openCxEngage();
    const { body } = await cxengage.send(
      'POST',
      '/contacts',
      { attributes: { name: 'Ada' } },
      await tokenOf(cxengage, apiKey),
    );
    expect(body.result.createdBy).toBe(apiKey.username);
  });
});

test('the same requests to the same world give the same tokens and ids', async () => {
  const [first, second] = await Promise.all(
    [await openCxEngage(), await openCxEngage()].map(async (cxengage) => [
      await tokenOf(cxengage, don),
      await cxengage.send('POST', '/contacts', { attributes: { name: 'Ada' } }),
    ]),
  );
  expect(first).toEqual(second);
});

test('each token is another one', async () => {
  const cxengage = await openCxEngage();
  expect(await tokenOf(cxengage, don)).not.toEqual(await tokenOf(cxengage, don));
});
