import { beforeEach, describe, expect, test } from 'vitest';
import { openCxEngage, otherTenantId, type CxEngage } from './support.ts';

const name = '1c0d7e10-82b4-11e7-b08f-6e56a766befb';
const mobile = '1c0d7e11-82b4-11e7-b08f-6e56a766befb';
const layoutId = '6a41f2c0-82b4-11e7-b08f-6e56a766befb';
const nobody = '00000000-0000-4000-8000-000000000000';
const section = (...attributes: string[]): object => ({ label: { 'en-US': 'All' }, attributes });
const layout = { name: 'Short', active: true, layout: [section(name)] };
let cxengage: CxEngage;

beforeEach(async () => {
  cxengage = await openCxEngage({ contacts: 1 });
});

describe('a contact attribute', () => {
  const wanted = { objectName: 'loyalty', type: 'number', label: { 'en-US': 'Loyalty' } };

  test('is in the list once it was created', async () => {
    const { status, body } = await cxengage.send('POST', '/contacts/attributes', wanted);
    expect([status, body.result]).toMatchObject([
      201,
      { ...wanted, default: '', mandatory: false, active: true, created: '2026-02-01T00:00:00Z' },
    ]);
    expect((await cxengage.get('/contacts/attributes')).body.result.at(-1)).toEqual(body.result);
  });

  test('does not show up at another tenant', async () => {
    await cxengage.send('POST', '/contacts/attributes', wanted);
    const { body } = await cxengage.get(`/v1/tenants/${otherTenantId}/contacts/attributes`);
    expect(body.result.map(({ objectName }: { objectName: string }) => objectName)).not.toContain('loyalty');
  });

  test('keeps its objectName, its type and what was not sent', async () => {
    cxengage.now += 60_000;
    const { body } = await cxengage.send('PUT', `/contacts/attributes/${mobile}`, {
      mandatory: true,
      objectName: 'x',
      type: 'y',
    });
    expect(body.result).toMatchObject({
      id: mobile,
      objectName: 'mobile',
      type: 'phone',
      mandatory: true,
      active: true,
      label: { 'en-US': 'Mobile' },
      updated: '2026-02-01T00:01:00Z',
    });
  });

  test('that is mandatory is asked of new contacts', async () => {
    await cxengage.send('PUT', `/contacts/attributes/${mobile}`, { mandatory: true });
    expect((await cxengage.send('POST', '/contacts', { attributes: { name: 'Ada' } })).status).toBe(400);
  });

  test.each([
    ['PUT', `/contacts/attributes/${name}`, { active: false }, 'mandatory'],
    ['POST', '/contacts/attributes', { ...wanted, mandatory: true, active: false }, 'mandatory'],
    ['POST', '/contacts/attributes', { ...wanted, objectName: 'mobile' }, 'objectName'],
    ['POST', '/contacts/attributes', { ...wanted, objectName: 'two words' }, 'objectName'],
  ])('by %s %s with %j is refused', async (method, path, body, member) => {
    const { status, body: answer } = await cxengage.send(method, path, body);
    expect([status, answer.validation[0].location]).toEqual([400, ['request', 'body', member]]);
  });

  test('that there is not answers 404', async () => {
    expect((await cxengage.send('PUT', `/contacts/attributes/${nobody}`, {})).status).toBe(404);
  });
});

describe('a contact layout', () => {
  test('is as it was put, in list and by id', async () => {
    const { body } = await cxengage.send('PUT', `/contacts/layouts/${layoutId}`, layout);
    expect(body.result).toMatchObject({ ...layout, id: layoutId, description: '', created: '2021-06-01T08:30:00Z' });
    expect((await cxengage.get(`/contacts/layouts/${layoutId}`)).body).toEqual(body);
    expect((await cxengage.get('/contacts/layouts')).body).toEqual({ result: [body.result] });
  });

  test.each([
    ['lacks a mandatory attribute', [section(mobile)], ['layout']],
    ['shows an attribute in two sections', [section(name), section(name)], ['layout', '1', 'attributes', '0']],
    ['shows an attribute twice in a section', [section(name, name)], ['layout', '0', 'attributes']],
    ['shows an unknown attribute', [section(name, nobody)], ['layout', '0', 'attributes', '1']],
    ['has no section', [], ['layout']],
  ])('that %s is refused', async (_, sections, place) => {
    const { status, body } = await cxengage.send('PUT', `/contacts/layouts/${layoutId}`, {
      ...layout,
      layout: sections,
    });
    expect([status, body.validation[0].location]).toEqual([400, ['request', 'body', ...place]]);
  });

  test('that there is not answers 404', async () => {
    expect((await cxengage.get(`/contacts/layouts/${nobody}`)).status).toBe(404);
    expect((await cxengage.send('PUT', `/contacts/layouts/${nobody}`, layout)).status).toBe(404);
  });
});

describe('an integration', () => {
  const fields = { type: 'rest', name: 'Policies', active: 'true', properties: { username: 'u', extra: 1 } };

  test('comes under result for a body under attribute', async () => {
    const { status, body } = await cxengage.send('POST', '/integrations', { attribute: fields });
    expect([status, body.result]).toMatchObject([201, { ...fields, active: true, description: null }]);
  });

  test('comes bare for a body under attributes', async () => {
    const { body } = await cxengage.send('POST', '/integrations', { attributes: { ...fields, active: false } });
    expect(body).toMatchObject({ ...fields, active: false });
  });

  test('is named after its type when it has no name', async () => {
    const { body } = await cxengage.send('POST', '/integrations', {
      attributes: { type: 'rest', active: true, properties: {} },
    });
    expect(body.name).toBe('rest');
  });

  test('that is active perhaps is refused', async () => {
    const { status, body } = await cxengage.send('POST', '/integrations', {
      attribute: { ...fields, active: 'maybe' },
    });
    expect([status, body.validation[0].location]).toEqual([400, ['request', 'body', 'attribute', 'active']]);
  });
});
